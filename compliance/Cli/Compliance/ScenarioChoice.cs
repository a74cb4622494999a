using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Compliance;

/// <summary>The scenarios that there are, and those of them that are to be played.</summary>
/// <param name="All">Every scenario, the registration among them that others may need.</param>
/// <param name="Plan">Those that were chosen, in the order in which they are played.</param>
internal sealed record ScenarioChoice(IReadOnlyList<Scenario> All, IReadOnlyList<Scenario> Plan)
{
    /// <summary>Reads the folders and chooses.</summary>
    /// <param name="folders">The folders.</param>
    /// <param name="modules">Modules; empty for all.</param>
    /// <param name="scenarios">Ids of scenarios, a star stands for anything.</param>
    /// <param name="only">What <c>--only</c> names: these, and those of <paramref name="scenarios"/>; where both are empty, all.</param>
    /// <param name="home">Where our own are: a team's folder need not have a registration of its own.</param>
    /// <param name="scripts">Scenarios that are written in C#.</param>
    /// <param name="edition">The protocol as data.</param>
    /// <exception cref="UsageException">There is no such folder, a file has mistakes, or nothing is left to play.</exception>
    public static ScenarioChoice Read(ScenarioFolders folders, IReadOnlyList<string> modules, IReadOnlyList<string> scenarios, OnlyThese only, Home home, IReadOnlyList<Scenario> scripts, Edition edition)
    {
        var named = only.Files.SelectMany(file => file.Find(folders, edition)).ToList();
        // Who names a file works at it: what is wrong in another one can wait.
        var others = only is { Files.Count: > 0, Ids.Count: 0 } && scenarios.Count == 0
            ? new ScenarioLoader(edition).LoadFolders(folders.All).Scenarios
            : folders.Load(edition);
        // One that stands in a folder keeps its name there; one from elsewhere that has the id of another takes its place, as it was asked for.
        var all = others.Where(scenario => !named.Exists(one => one.Id == scenario.Id) || folders.PathOf(scenario.Place) is { } path && only.Names(path, folders))
            .Concat(named).DistinctBy(scenario => scenario.Id).ToList();
        if (scripts.FirstOrDefault(script => all.Exists(scenario => scenario.Id == script.Id)) is { } taken)
            throw new UsageException($"The scenario id {taken.Id} of {taken.Place.File} is taken already, at {all.Find(scenario => scenario.Id == taken.Id)!.Place}; an id names one scenario.");
        all.AddRange(scripts);
        try
        {
            var plan = Engine.Running.Plan.Of(all, modules, [.. scenarios, .. only.Ids, .. named.Select(scenario => scenario.Id)], edition);
            return new([.. all, .. all.Exists(scenario => scenario.Registers) ? [] : Registration(home, edition)], plan);
        }
        catch (PlanException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>Our registration: what a team's own scenarios need before them, where the run begins with a token to register with.</summary>
    private static IEnumerable<Scenario> Registration(Home home, Edition edition) =>
        new ScenarioLoader(edition).LoadFolder(home.Scenarios).Scenarios.Where(scenario => scenario.Registers).Take(1);
}
