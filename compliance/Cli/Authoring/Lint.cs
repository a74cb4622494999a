using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Knowing;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Linting;
using OcpiKit.Learning.Reading;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Authoring;

/// <summary>What is wrong in files of scenarios and the parts they share, of lessons, of profiles and of known failures.</summary>
/// <param name="Files">How many were read.</param>
/// <param name="Mistakes">What is wrong in them, as their author reads it.</param>
/// <param name="Advice">What is allowed and probably not meant.</param>
internal sealed record Lint(int Files, IReadOnlyList<string> Mistakes, IReadOnlyList<string> Advice)
{
    /// <summary>Reads files, and folders with all that is below them.</summary>
    /// <param name="named">The files and folders.</param>
    /// <param name="edition">The protocol that they speak of.</param>
    /// <param name="ours">The folder of our scenarios, whose rules a list of known failures may name.</param>
    /// <exception cref="UsageException">One of them is not there, or there is nothing to read.</exception>
    public static Lint Of(IReadOnlyList<string> named, Edition edition, string ours)
    {
        var files = named.SelectMany(Below).DistinctBy(Path.GetFullPath)
            .Select(path => (Path: path, Kind: KindOf(path)))
            // Where scenarios stand a run may have left its results.
            .Where(file => file.Kind is not FileKind.Results)
            .ToLookup(file => file.Kind, file => file.Path);
        if (files.Count == 0)
            throw new UsageException($"There is no file of scenarios, lessons, profiles or known failures (.yaml, .yml, .json) in {string.Join(", ", named)}.");
        var (scenarios, mistakes, advice) = Scenarios([.. files[FileKind.Scenario]], [.. files[FileKind.Part]], edition);
        return new(
            files.Sum(kind => kind.Count()),
            [.. mistakes, .. Lessons([.. files[FileKind.Lesson]], edition), .. files[FileKind.Profile].SelectMany(Profile), .. Known([.. files[FileKind.KnownFailures]], scenarios, sound: mistakes.Count == 0, edition, ours)],
            advice);
    }

    private static IEnumerable<string> Below(string named) =>
        File.Exists(named) ? [named]
        : Directory.Exists(named) ? ScenarioFiles.Below(named)
        : throw new UsageException($"There is no file or folder {named}.");

    /// <summary>What a file is; one that cannot be read is left to whoever reads scenarios, and says why.</summary>
    private static FileKind KindOf(string path)
    {
        try
        {
            return new FileInfo(path).Length <= ScenarioLoader.MaxBytes ? FileKinds.Of(File.ReadAllText(path)) : FileKind.Scenario;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return FileKind.Scenario;
        }
    }

    private static (IReadOnlyList<Scenario> Scenarios, IReadOnlyList<string> Mistakes, IReadOnlyList<string> Advice) Scenarios(IReadOnlyList<string> files, IReadOnlyList<string> parts, Edition edition)
    {
        var loader = new ScenarioLoader(edition);
        var read = files.Select(loader.LoadFile).Concat(parts.Select(ScenarioLoader.LoadPart)).ToList();
        var scenarios = read.SelectMany(set => set.Scenarios).ToList();
        var taken = scenarios.GroupBy(scenario => scenario.Id).SelectMany(same => same.Skip(1).Select(again =>
            new Diagnostic("duplicate-id", $"The scenario id {same.Key} is taken already, at {same.First().Place}.", "An id names one scenario for ever; name it after its path.", again.Place)));
        var all = new ScenarioLinter(edition).Lint(new ScenarioSet(scenarios, [.. read.SelectMany(set => set.Diagnostics), .. taken])
        {
            // Who uses a part that is named alone is not known.
            Parts = files.Count == 0 ? [] : [.. read.SelectMany(set => set.Parts)],
        });
        return (scenarios, Of(Weight.Mistake), Of(Weight.Advice));

        List<string> Of(Weight weight) => [.. all.Where(diagnostic => diagnostic.Weight == weight).Select(Rendered)];
    }

    private static IEnumerable<string> Lessons(IReadOnlyList<string> files, Edition edition) =>
        files.SelectMany(file => new LessonLoader(edition).LoadFile(file).Diagnostics).Select(Rendered);

    /// <summary>Lists of known failures, which name the rules of our scenarios and of those that are linted with them.</summary>
    private static IEnumerable<string> Known(IReadOnlyList<string> files, IReadOnlyList<Scenario> scenarios, bool sound, Edition edition, string ours)
    {
        if (files.Count == 0)
            return [];
        var reader = new KnownFailuresReader(new RuleNames(edition, [.. new ScenarioLoader(edition).LoadFolder(ours).Scenarios.Concat(scenarios).DistinctBy(scenario => scenario.Id)]));
        // What a scenario with mistakes is called nobody knows.
        return files.SelectMany(file => reader.ReadFile(file).Diagnostics).Where(diagnostic => sound || diagnostic.Code is not ("unknown-check" or "unknown-scenario")).Select(Rendered);
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

    private static string Rendered(Diagnostic diagnostic) => new ScenarioFolders([]).Render([diagnostic]);
}
