using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;

namespace OcpiKit.Reporting.Html;

/// <summary>A reason for which something could not be verified, with as much of what it stands before as the page has room for.</summary>
internal sealed record ShownReason(string Reason, IReadOnlyList<CheckResult> Rules, IReadOnlyList<ScenarioResult> Scenarios, int LeftOut);

/// <summary>The reasons for which something could not be verified, as far as the page has room: the reasons may be the other side's words, one for every message.</summary>
internal sealed class UnverifiedPlan
{
    private const int Bytes = 200_000;
    private const int MostOfOne = 60;

    /// <summary>Shares out the room.</summary>
    public UnverifiedPlan(RunResult result)
    {
        var room = new Room(Bytes);
        var all = Unverified.Of(result);
        Shown = [.. all.Select(Bounded).TakeWhile(reason => room.Takes(WeightOf(reason)))];
        LeftOut = all.Count - Shown.Count;
    }

    /// <summary>The reasons, the one that blocks most first.</summary>
    public IReadOnlyList<ShownReason> Shown { get; }

    /// <summary>How many reasons there are besides.</summary>
    public int LeftOut { get; }

    private static ShownReason Bounded(Unverified reason)
    {
        var (rules, scenarios) = (reason.Rules.Take(MostOfOne).ToList(), reason.Scenarios.Take(MostOfOne).ToList());
        return new(reason.Reason, rules, scenarios, reason.Weight - rules.Count - scenarios.Count);
    }

    private static int WeightOf(ShownReason reason) =>
        150 + Weight.Of(reason.Reason)
        + reason.Rules.Sum(rule => 60 + Weight.Of(rule.Title) + Weight.Of(string.Join(", ", rule.Verifies)))
        + reason.Scenarios.Sum(scenario => 60 + Weight.Of(scenario.Title) + Weight.Of(scenario.Id));
}
