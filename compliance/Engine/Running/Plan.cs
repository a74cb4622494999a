using System.IO.Enumeration;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Engine.Running;

/// <summary>Which scenarios are played, in which order.</summary>
public static class Plan
{
    /// <summary>What comes before the modules of <c>operations.json</c> can be looked at with any sense.</summary>
    private static readonly string[] First = ["versions", "transport", "security", "credentials"];

    /// <summary>
    /// The scenarios that a filter lets through, in the order of a protocol's life: what precedes the registration, the registration, versions, transport, credentials, then the modules as the edition
    /// lists them, what ends the registration, and the one that the target begins; within a module as their files are sorted.
    /// </summary>
    /// <param name="scenarios">All there are.</param>
    /// <param name="modules">Modules to keep; empty for all.</param>
    /// <param name="patterns">Scenario ids to keep, <c>*</c> stands for anything; empty for all.</param>
    /// <param name="edition">Gives the order of the modules.</param>
    /// <exception cref="PlanException">A filter matches nothing: a run that tests nothing must not look green.</exception>
    public static IReadOnlyList<Scenario> Of(IReadOnlyList<Scenario> scenarios, IReadOnlyList<string> modules, IReadOnlyList<string> patterns, Edition edition)
    {
        var known = scenarios.Select(scenario => scenario.Module).Distinct().ToList();
        foreach (var module in modules.Where(module => !known.Contains(module, StringComparer.OrdinalIgnoreCase)))
            throw new PlanException($"There is no scenario for a module \"{module}\".{Meant(module, known)} Modules: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        foreach (var pattern in patterns.Where(pattern => !scenarios.Any(scenario => Matches(pattern, scenario))))
            throw new PlanException($"No scenario matches \"{pattern}\".{Meant(pattern, scenarios.Select(scenario => scenario.Id))}");

        var order = First.Concat(edition.Operations.Select(operation => operation.Module)).Distinct().ToList();
        var kept = scenarios
            .Where(scenario => modules.Count == 0 || modules.Contains(scenario.Module, StringComparer.OrdinalIgnoreCase))
            .Where(scenario => patterns.Count == 0 || patterns.Any(pattern => Matches(pattern, scenario)))
            .OrderBy(scenario => scenario.IsRegisteredWith ? 4 : scenario.Unregisters ? 3 : scenario.PrecedesRegistration ? 0 : scenario.Registers ? 1 : 2)
            .ThenBy(scenario => order.IndexOf(scenario.Module) is >= 0 and var at ? at : int.MaxValue)
            .ToList();
        return kept.Count > 0 ? kept : throw new PlanException("No scenario matches all filters together.");
    }

    /// <summary>The plan with the registration before all that needs it, though a filter left it out: the others need the token that it gives.</summary>
    /// <param name="plan">What was chosen.</param>
    /// <param name="all">All scenarios.</param>
    public static IReadOnlyList<Scenario> Registering(IReadOnlyList<Scenario> plan, IReadOnlyList<Scenario> all) =>
        plan.Any(scenario => scenario.Registers)
            ? plan
            : [.. plan.Where(scenario => scenario.PrecedesRegistration), .. all.Where(scenario => scenario.Registers).Take(1), .. plan.Where(scenario => !scenario.PrecedesRegistration)];

    private static bool Matches(string pattern, Scenario scenario) => FileSystemName.MatchesSimpleExpression(pattern, scenario.Id) || FileSystemName.MatchesSimpleExpression(pattern, scenario.Family);

    private static string Meant(string written, IEnumerable<string> known) => Nearest.To(written, known) is { } nearest ? $" Did you mean {nearest}?" : "";
}

/// <summary>A filter that lets nothing through.</summary>
public sealed class PlanException(string message) : Exception(message);
