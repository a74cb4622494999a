using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Compliance;

/// <summary>The scenarios of a folder, and those of them that are to be played.</summary>
/// <param name="All">Every scenario of the folder.</param>
/// <param name="Plan">Those that were chosen, in the order in which they are played.</param>
internal sealed record ScenarioChoice(IReadOnlyList<Scenario> All, IReadOnlyList<Scenario> Plan)
{
    /// <summary>Reads a folder and chooses.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="modules">Modules; empty for all.</param>
    /// <param name="scenarios">Ids of scenarios, a star stands for anything; empty for all.</param>
    /// <param name="edition">The protocol as data.</param>
    /// <exception cref="UsageException">There is no such folder, a file has mistakes, or nothing is left to play.</exception>
    public static ScenarioChoice Read(string folder, IReadOnlyList<string> modules, IReadOnlyList<string> scenarios, Edition edition)
    {
        var all = Load(folder, edition);
        try
        {
            return new(all, Engine.Running.Plan.Of(all, modules, scenarios, edition));
        }
        catch (PlanException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>Reads all scenarios of a folder.</summary>
    /// <exception cref="UsageException">There is no such folder, or a file has mistakes.</exception>
    public static IReadOnlyList<Scenario> Load(string folder, Edition edition)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"The folder of scenarios {folder} does not exist; name one with --scenarios DIR.");
        var set = new ScenarioLoader(edition).LoadFolder(folder);
        return set.Sound
            ? set.Scenarios
            : throw new UsageException(string.Join("\n\n", set.Diagnostics.Select(diagnostic => DiagnosticText.Render(diagnostic, Source(folder, diagnostic.Place)))));
    }

    /// <summary>The file that a mistake is in, for the line below the sentence; null where it cannot be read.</summary>
    private static string? Source(string folder, Place place)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, place.File));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
