using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Html;

/// <summary>
/// Which checks the page shows one by one, so that there is an end to it whatever the other side makes the kit find: what is worse comes first, and each kind has room of its own.
/// </summary>
public sealed class CheckPlan
{
    private const int MostFindings = 2_000;
    private const int MostPasses = 20_000;
    private readonly HashSet<CheckResult> _leftOut = new(ReferenceEqualityComparer.Instance);

    /// <summary>Shares out the room.</summary>
    public CheckPlan(RunResult result)
    {
        var all = result.Scenarios.SelectMany(scenario => scenario.Checks).ToLookup(check => check.Verdict == Verdict.Pass);
        _leftOut.UnionWith(all[true].Skip(MostPasses));
        _leftOut.UnionWith(all[false].OrderByDescending(check => check.Verdict).Skip(MostFindings));
    }

    /// <summary>Whether it is shown.</summary>
    public bool Shows(CheckResult check) => !_leftOut.Contains(check);
}
