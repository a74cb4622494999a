using System.Text.RegularExpressions;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Linting;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Authoring;

/// <summary>What is wrong in files of scenarios and profiles.</summary>
/// <param name="Files">How many were read.</param>
/// <param name="Mistakes">What is wrong in them, as their author reads it.</param>
/// <param name="Advice">What is allowed and probably not meant.</param>
internal sealed partial record Lint(int Files, IReadOnlyList<string> Mistakes, IReadOnlyList<string> Advice)
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
        var (mistakes, advice) = Scenarios(scenarios, edition);
        return new(files.Count, [.. mistakes, .. profiles.SelectMany(Profile)], advice);
    }

    private static IEnumerable<string> Below(string named) =>
        File.Exists(named) ? [named]
        : Directory.Exists(named) ? Directory.EnumerateFiles(named, "*", SearchOption.AllDirectories).Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && !IsResult(file) && !IsLesson(named, file)).Order(StringComparer.Ordinal)
        : throw new UsageException($"There is no file or folder {named}.");

    private static (IReadOnlyList<string> Mistakes, IReadOnlyList<string> Advice) Scenarios(IReadOnlyList<string> files, Edition edition)
    {
        var loader = new ScenarioLoader(edition);
        var read = files.Select(loader.LoadFile).ToList();
        var scenarios = read.SelectMany(set => set.Scenarios).ToList();
        var taken = scenarios.GroupBy(scenario => scenario.Id).SelectMany(same => same.Skip(1).Select(again =>
            new Diagnostic("duplicate-id", $"The scenario id {same.Key} is taken already, at {same.First().Place}.", "An id names one scenario for ever; name it after its path.", again.Place)));
        var all = new ScenarioLinter(edition).Lint(new ScenarioSet(scenarios, [.. read.SelectMany(set => set.Diagnostics), .. taken]));
        var folders = new ScenarioFolders([]);
        return (Of(Weight.Mistake), Of(Weight.Advice));

        List<string> Of(Weight weight) => [.. all.Where(diagnostic => diagnostic.Weight == weight).Select(diagnostic => folders.Render([diagnostic]))];
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
            return e.Told;
        }
    }

    /// <summary>Lessons have a form of their own; <c>learn</c> tells their mistakes.</summary>
    private static bool IsLesson(string folder, string file) => ScenarioLoader.IsLesson(Path.GetRelativePath(folder, file).Replace('\\', '/'));

    /// <summary>Where scenarios stand a run may have left its results.</summary>
    private static bool IsResult(string file) =>
        Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase) && File.ReadLines(file).Take(3).Any(line => line.Contains("\"ocpikit-results/", StringComparison.Ordinal));

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
