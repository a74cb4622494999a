namespace OcpiKit.Engine.Results;

/// <summary>What a run demands beyond the specification's own MUSTs.</summary>
/// <param name="Strict">Whether a warning counts as broken (<c>--strict</c>).</param>
/// <param name="FailOnBlocked">Whether what could not be verified counts as broken (<c>--fail-on blocked</c>).</param>
public sealed record ExitRules(bool Strict = false, bool FailOnBlocked = false)
{
    /// <summary>Only what is broken counts as broken.</summary>
    public static ExitRules Default { get; } = new();

    /// <summary>Whether a part with this verdict counts as broken.</summary>
    public bool CountsAsBroken(Verdict verdict) => verdict switch
    {
        Verdict.Fail => true,
        Verdict.Warn => Strict,
        Verdict.Blocked => FailOnBlocked,
        _ => false,
    };

    /// <summary>Whether a check turns a run red: it counts as broken, and that was not known.</summary>
    public bool TurnsRed(CheckResult check) => CountsAsBroken(check.Verdict) && check.Known is null;

    /// <summary>Whether a scenario turns a run red that ended worse than all its checks.</summary>
    public bool TurnsRed(ScenarioResult scenario) => scenario is { SpeaksForItself: true, Known: null } && CountsAsBroken(scenario.Verdict);

    /// <summary>Whether what is known turns a run red: a list names what is not broken any more. A baseline may be mended in silence.</summary>
    public static bool TurnsRed(KnownFailure known) => known is { State: KnownState.Fixed, Place: not null };
}

/// <summary>A finished run as a process exit code. 3 (target unreachable) is the command line's, and so is nearly every 2 (a mistake of the user's): no result exists then.</summary>
public static class ExitCode
{
    /// <summary>Something passed and nothing is broken.</summary>
    public const int Conformant = 0;

    /// <summary>A rule is broken that was not known to be, or one is not that was.</summary>
    public const int Broken = 1;

    /// <summary>The list of known failures names what there is not.</summary>
    public const int Mistaken = 2;

    /// <summary>The kit itself went wrong.</summary>
    public const int KitError = 4;

    /// <summary>No check passed: nothing was verified.</summary>
    public const int NothingVerified = 5;

    /// <summary>The code of several runs together: the first of these that one of them has.</summary>
    public static int Worst(IReadOnlyCollection<int> codes) =>
        new[] { Mistaken, KitError, Broken, NothingVerified }.FirstOrDefault(codes.Contains, Conformant);

    /// <summary>The first of these that holds: a mistake in what is known, any error, anything broken that was not known, nothing passed, all well.</summary>
    public static int Of(RunResult result, ExitRules rules)
    {
        if (result.Known.Any(known => known.State == KnownState.Unmatched))
            return Mistaken;
        if (result.Totals.Scenarios[Verdict.Error] > 0 || result.Totals.Checks[Verdict.Error] > 0)
            return KitError;
        if (result.Scenarios.Any(scenario => rules.TurnsRed(scenario) || scenario.Checks.Any(rules.TurnsRed)) || result.Known.Any(ExitRules.TurnsRed))
            return Broken;
        return result.Totals.Checks[Verdict.Pass] == 0 ? NothingVerified : Conformant;
    }
}
