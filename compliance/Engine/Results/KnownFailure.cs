using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Results;

/// <summary>A rule that is known to be broken, by a list that a team keeps or by the run that another is held against, and what came of it.</summary>
/// <param name="Scenario">Id of the scenario; a star stands for anything.</param>
/// <param name="Check">Id of the check; a star stands for anything.</param>
/// <param name="Reason">Why it is left so for now.</param>
public sealed record KnownFailure(string Scenario, string Check, string Reason)
{
    /// <summary>The check that stands for a scenario that ended worse than all its checks.</summary>
    public const string WholeScenario = "scenario";

    /// <summary>Only what was found here: a JSON Pointer in which a star stands for any index or name. Null for everywhere.</summary>
    public string? At { get; init; }

    /// <summary>The last day on which it excuses anything; null where there is none.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Where it stands in the list; null where it comes from a baseline.</summary>
    public Place? Place { get; init; }

    /// <summary>What a baseline found of it: worse than this is new. Null where it comes from a list.</summary>
    public Verdict? Was { get; init; }

    /// <summary>The rule in one plain sentence, where that is known.</summary>
    public string? Title { get; init; }

    /// <summary>What came of it in the run.</summary>
    public KnownState State { get; init; } = KnownState.Unverified;
}

/// <summary>What a run found of a known failure.</summary>
public enum KnownState
{
    /// <summary>Broken, as known: that does not turn the run red.</summary>
    Broken,

    /// <summary>Not broken any more. Where it stands in a list, it has to be taken out.</summary>
    Fixed,

    /// <summary>Its day is over: it excuses nothing.</summary>
    Expired,

    /// <summary>Could not be told: not played, blocked, not looked at.</summary>
    Unverified,

    /// <summary>All that it could mean was played, and nothing is called so: a mistake in the list.</summary>
    Unmatched,
}

/// <summary>Why something broken does not turn a run red.</summary>
/// <param name="Reason">The reason that the list gives.</param>
/// <param name="Until">The last day on which it does; null where there is none.</param>
/// <param name="From">Where that stands: <c>known-failures.yaml:12</c>, or the baseline.</param>
public sealed record Excuse(string Reason, DateOnly? Until, string From);

/// <summary>The earlier run that a run is held against.</summary>
/// <param name="Started">When it began.</param>
/// <param name="Kit">The version of the kit that made it.</param>
/// <param name="Name">What its target was called.</param>
/// <param name="Target">Its versions URL.</param>
public sealed record BaselineFacts(DateTimeOffset Started, string Kit, string Name, string Target);
