using System.Globalization;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Running;

/// <summary>What it comes to that an awaited call came, or did not: in words that say what came instead.</summary>
internal sealed class Absence(RequirementCatalog requirements)
{
    private const int MissesTold = 4;

    /// <summary>The check that a call came, in the step that waits for it.</summary>
    public const string Arrival = "came";

    /// <summary>It came.</summary>
    public static Finding Came(Scenario scenario, AwaitStep step, Exchange call) =>
        Finding(scenario, step, Verdict.Pass, $"{call.Request.Method} {Showing.Cut(call.Request.Url.AbsolutePath)} came.", call.Number);

    /// <summary>It was not waited for.</summary>
    public static Finding NotAwaited(Scenario scenario, AwaitStep step, string reason) =>
        Finding(scenario, step, Verdict.Blocked, $"The call was not waited for: {reason}.");

    /// <summary>It did not come.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="step">The step that waited.</param>
    /// <param name="wanted">What it waited for.</param>
    /// <param name="open">The calls that came and are not it.</param>
    /// <param name="waited">How long was waited.</param>
    /// <param name="cutBy">The option that ended the waiting before its time; null where it was not.</param>
    /// <param name="reached">Whether the target has reached us in this run at all.</param>
    /// <param name="lossy">Whether more calls came than could be kept.</param>
    public Finding Of(Scenario scenario, AwaitStep step, Wanted wanted, IReadOnlyList<Exchange> open, TimeSpan waited, string? cutBy, bool reached, bool lossy)
    {
        var says = $"No such call came within {InWords(waited)}{(cutBy is null ? "" : $", when the time of the run was used up ({cutBy})")}; {Instead(wanted, open)}.";
        // Whoever has never reached us may be behind a firewall, or have been told a wrong address: that is no proof that nothing was sent.
        if (!reached && step.Absent > Verdict.Info)
            return Finding(scenario, step, Verdict.Blocked, says + " No call of the target has reached us in this run, so that the way may be closed (--public-url says where the target finds us).");
        if (lossy && step.Absent > Verdict.Info)
            return Finding(scenario, step, Verdict.Blocked, says + " More calls came than the kit keeps, so that it may have been among them.");
        return Finding(scenario, step, cutBy is null ? Limit.OfAuthor(step.Absent, step.Verifies, requirements, Direction.FromSubject) : Verdict.Blocked, says);
    }

    private static Finding Finding(Scenario scenario, AwaitStep step, Verdict verdict, string says, int? exchange = null) =>
        new($"{scenario.Id}/{step.Id}/{Arrival}", step.Says, verdict, Axis.Conformance, step.Verifies, says, Exchange: exchange);

    /// <summary>What came meanwhile; calls of the wanted operation first, as these are near misses.</summary>
    private static string Instead(Wanted wanted, IReadOnlyList<Exchange> open)
    {
        if (open.Count == 0)
            return "nothing came meanwhile";
        var misses = open
            .OrderByDescending(call => call.Operation is { } operation && wanted.Operations.Contains(operation))
            .Select(call => wanted.WhyNot(call) ?? "came too late")
            .CountBy(reason => reason)
            .Select(reason => $"{(reason.Value == 1 ? "one" : $"{reason.Value} of them")} {reason.Key}")
            .ToList();
        return $"{Showing.Count(open.Count, "call")} came meanwhile, {(open.Count == 1 ? "not this one" : "none of them this one")}: {string.Join("; ", misses.Take(MissesTold))}{(misses.Count > MissesTold ? "; and others" : "")}";
    }

    private static string InWords(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
