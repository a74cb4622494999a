using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scripting;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Knowing;

/// <summary>All that can be named as broken: the scenarios that there are and the checks that the kit and these scenarios make.</summary>
public sealed class RuleNames
{
    private readonly HashSet<string> _scenarios;
    private readonly HashSet<string> _checks;
    private readonly ILookup<string, string> _families;
    private readonly IReadOnlyList<string> _open;

    /// <summary>Gathers them.</summary>
    /// <param name="edition">The protocol as data.</param>
    /// <param name="scenarios">Every scenario that there is.</param>
    public RuleNames(Edition edition, IReadOnlyList<Scenario> scenarios)
    {
        _scenarios = [.. scenarios.Select(scenario => scenario.Id), Pattern.Preflight, ResultFold.Beside, Agreed.Id];
        _families = scenarios.ToLookup(scenario => scenario.Family, scenario => scenario.Id, StringComparer.Ordinal);
        _checks =
        [
            KnownFailure.WholeScenario,
            .. CheckCatalog.Rules.Select(rule => rule.Id),
            // A rule about several types has an id for each of them.
            .. CheckCatalog.Rules.Where(rule => rule.Title.Contains("{0}", StringComparison.Ordinal)).SelectMany(rule => edition.Schemas.Types, (rule, type) => $"{rule.Id}.{type.ToLowerInvariant()}"),
            .. scenarios.SelectMany(scenario => scenario.Steps, (scenario, step) => (scenario, step)).SelectMany(one => ChecksOf(one.scenario, one.step)),
        ];
        // What a script finds, and what was agreed, has names that only a run shows.
        _open = [$"{Agreed.Id}.", .. scenarios.Where(scenario => scenario.Steps.Any(step => step is ScriptStep)).Select(scenario => $"{scenario.Id}/")];
    }

    /// <summary>The ids of scenarios, and of files that have several cases.</summary>
    public IReadOnlyCollection<string> Scenarios => [.. _scenarios.Union(_families.Select(family => family.Key))];

    /// <summary>The ids of checks.</summary>
    public IReadOnlyCollection<string> Checks => _checks;

    /// <summary>Whether a pattern names a scenario.</summary>
    public bool HasScenario(string pattern) => _families.Contains(pattern) || _scenarios.Any(id => Pattern.Names(pattern, id));

    /// <summary>Whether a pattern names a check.</summary>
    public bool HasCheck(string pattern) => _open.Any(begin => pattern.StartsWith(begin, StringComparison.Ordinal)) || _checks.Any(id => Pattern.Names(pattern, id));

    /// <summary>The one scenario that asks for a check; null where the kit makes it everywhere, and where more than one may be meant.</summary>
    public string? OwnerOf(string check) => !Pattern.IsOpen(check) && check.Split('/', 2) is [var owner, _] && _scenarios.Contains(owner) ? owner : null;

    /// <summary>A pattern, or the ids of the cases where it is the id of their file.</summary>
    public IEnumerable<string> CasesOf(string pattern) => _families.Contains(pattern) ? _families[pattern] : [pattern];

    private static IEnumerable<string> ChecksOf(Scenario scenario, Step step) => step switch
    {
        CallStep call => call.Expect.Select(expectation => $"{scenario.Id}/{step.Id}/{expectation.Id}"),
        AwaitStep wait => wait.Expect.Select(expectation => $"{scenario.Id}/{step.Id}/{expectation.Id}").Append($"{scenario.Id}/{step.Id}/{Absence.Arrival}"),
        _ => [],
    };
}
