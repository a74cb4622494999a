using System.Globalization;
using System.Text.RegularExpressions;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Compliance;

/// <summary>What <c>--only</c> names: the scenarios of a file, the one at a line of it, or an id.</summary>
/// <param name="Ids">Ids; a star stands for anything.</param>
/// <param name="Files">Files, each with a line or none.</param>
internal sealed partial record OnlyThese(IReadOnlyList<string> Ids, IReadOnlyList<OnlyFile> Files)
{
    /// <summary>Reads what was named. What ends as a scenario file does, or is one, is a file; all else is an id.</summary>
    public static OnlyThese Of(IReadOnlyList<string> named)
    {
        var (ids, files) = (new List<string>(), new List<OnlyFile>());
        foreach (var word in named)
        {
            if (FileOf(word) is { } file)
                files.Add(file);
            else
                ids.Add(word);
        }

        return new(ids, files);
    }

    /// <summary>Whether the file at this path is one that was named.</summary>
    public bool Names(string path, ScenarioFolders folders) => Files.Any(file => Path.GetFullPath(file.Located(folders)) == Path.GetFullPath(path));

    /// <summary>A file, where a word names one; null where it is an id.</summary>
    public static OnlyFile? FileOf(string word)
    {
        var match = WithLine().Match(word);
        var path = match.Groups["path"].Value;
        return ScenarioFiles.EndsAsOne(path) || File.Exists(path)
            ? new(path, match.Groups["line"] is { Success: true, Value: var line } ? int.Parse(line, CultureInfo.InvariantCulture) : null)
            : null;
    }

    // Editors and compilers say file:line:column; whoever copies that means the line.
    [GeneratedRegex(@"^(?<path>.+?)(?::(?<line>\d{1,6})(?::\d{1,6})?)?:?$")]
    private static partial Regex WithLine();
}

/// <summary>A file of scenarios, as somebody named it.</summary>
/// <param name="Path">Its path: from where the user is, or from a folder of scenarios on.</param>
/// <param name="Line">The line that is meant; null for all of it.</param>
internal sealed record OnlyFile(string Path, int? Line)
{
    /// <summary>The scenarios that are meant.</summary>
    /// <exception cref="UsageException">There is no such file, it has mistakes, or the line is not in it.</exception>
    public IReadOnlyList<Scenario> Find(ScenarioFolders folders, Edition edition)
    {
        var at = Located(folders);
        var set = new ScenarioLoader(edition).LoadFile(at);
        if (!set.Sound)
            throw new UsageException(folders.Render(set.Diagnostics));
        if (Line is not { } line)
            return set.Scenarios;
        var length = File.ReadLines(at).Count();
        return line > 0 && line <= length
            ? [set.Scenarios.LastOrDefault(scenario => scenario.Place.Line <= line) ?? set.Scenarios[0]]
            : throw new UsageException($"{at} has {length} lines, and none {line}.");
    }

    /// <summary>Where it is.</summary>
    /// <exception cref="UsageException">Nowhere.</exception>
    public string Located(ScenarioFolders folders) =>
        new[] { Path }.Concat(folders.All.Select(folder => System.IO.Path.Combine(folder.Path, Path))).FirstOrDefault(File.Exists)
        ?? throw new UsageException($"There is no file {Path}, neither here nor in {string.Join(" or ", folders.All.Select(folder => folder.Path))}.");
}
