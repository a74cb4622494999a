using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Cli.Authoring;

/// <summary>Finds the scenario that somebody names, by its id or its file.</summary>
internal static class FoundScenarios
{
    /// <summary>The scenario of an id, those of a file, or the one at a line of it.</summary>
    /// <exception cref="UsageException">There is none, or its file has mistakes.</exception>
    public static IReadOnlyList<Scenario> Of(string word, ScenarioFolders folders, Edition edition)
    {
        if (OnlyThese.FileOf(word) is { } file)
            return file.Find(folders, edition);
        var all = new ScenarioLoader(edition).LoadFolders(folders.All);
        if (all.Scenarios.FirstOrDefault(scenario => scenario.Id.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } found)
            return [found];
        var meant = Nearest.To(word, all.Scenarios.Select(scenario => scenario.Id)) is { } near ? $" Did you mean {near}?" : "";
        var broken = all.Sound ? "" : $" {all.Diagnostics.Select(mistake => mistake.Place.File).Distinct().Count()} files could not be read: ./run.sh scenario lint";
        throw new UsageException($"There is no scenario {word}.{meant}{broken}");
    }

    /// <summary>The path of the file that a scenario stands in, as short as it can be said from here.</summary>
    public static string PathOf(Scenario scenario, ScenarioFolders folders)
    {
        var path = folders.PathOf(scenario.Place) ?? scenario.Place.File;
        var near = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return near.StartsWith("..", StringComparison.Ordinal) ? path : near;
    }
}
