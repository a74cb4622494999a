using System.Text.RegularExpressions;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Authoring;

/// <summary>What is wrong in files of scenarios and profiles.</summary>
/// <param name="Files">How many were read.</param>
/// <param name="Mistakes">What is wrong in them, as their author reads it.</param>
internal sealed partial record Lint(int Files, IReadOnlyList<string> Mistakes)
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    /// <summary>Reads files, and folders with all that is below them.</summary>
    /// <exception cref="UsageException">One of them is not there, or there is nothing to read.</exception>
    public static Lint Of(IReadOnlyList<string> named, Edition edition)
    {
        var files = named.SelectMany(Below).DistinctBy(Path.GetFullPath).ToList();
        if (files.Count == 0)
            throw new UsageException($"There is no file of scenarios or profiles (.yaml, .yml, .json) in {string.Join(", ", named)}.");
        var (profiles, scenarios) = (files.Where(IsProfile).ToList(), files.Where(file => !IsProfile(file)).ToList());
        return new(files.Count, [.. Scenarios(scenarios, edition), .. profiles.SelectMany(Profile)]);
    }

    private static IEnumerable<string> Below(string named) =>
        File.Exists(named) ? [named]
        : Directory.Exists(named) ? Directory.EnumerateFiles(named, "*", SearchOption.AllDirectories).Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)
        : throw new UsageException($"There is no file or folder {named}.");

    private static IEnumerable<string> Scenarios(IReadOnlyList<string> files, Edition edition)
    {
        var loader = new ScenarioLoader(edition);
        var read = files.Select(loader.LoadFile).ToList();
        var folders = new ScenarioFolders([]);
        foreach (var mistake in read.SelectMany(set => set.Diagnostics))
            yield return folders.Render([mistake]);
        foreach (var taken in read.SelectMany(set => set.Scenarios).GroupBy(scenario => scenario.Id).Where(same => same.Count() > 1))
        {
            foreach (var again in taken.Skip(1))
                yield return folders.Render([new("duplicate-id", $"The scenario id {taken.Key} is taken already, at {taken.First().Place}.", "An id names one scenario for ever; name it after its path.", again.Place)]);
        }
    }

    private static IEnumerable<string> Profile(string file)
    {
        try
        {
            ProfileReader.Read(file, _ => null, []);
            return [];
        }
        catch (ProfileException e)
        {
            return e.Message.Split('\n');
        }
    }

    /// <summary>A scenario says what it is; what has none of its words and is no profile either is told as a scenario that lacks them.</summary>
    private static bool IsProfile(string file)
    {
        var text = new FileInfo(file).Length <= ScenarioLoader.MaxBytes ? File.ReadAllText(file) : "";
        return !OfScenarios().IsMatch(text) && OfAnything().Matches(text).Select(match => match.Groups["key"].Value).Any(ProfileFormat.File.Contains);
    }

    [GeneratedRegex("""^[ \t{]*"?(steps|why)"?[ \t]*:""", RegexOptions.Multiline)]
    private static partial Regex OfScenarios();

    [GeneratedRegex("""^[ \t{]*"?(?<key>[\w-]+)"?[ \t]*:""", RegexOptions.Multiline)]
    private static partial Regex OfAnything();
}
