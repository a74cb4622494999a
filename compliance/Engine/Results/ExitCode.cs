namespace OcpiKit.Engine.Results;

/// <summary>What a run demands beyond the specification's own MUSTs.</summary>
/// <param name="Strict">Whether a warning counts as broken (<c>--strict</c>).</param>
/// <param name="FailOnBlocked">Whether what could not be verified counts as broken (<c>--fail-on blocked</c>).</param>
public sealed record ExitRules(bool Strict = false, bool FailOnBlocked = false)
{
    /// <summary>Only what is broken counts as broken.</summary>
    public static ExitRules Default { get; } = new();

    /// <summary>Whether a part with this verdict turns a run red.</summary>
    public bool CountsAsBroken(Verdict verdict) => verdict switch
    {
        Verdict.Fail => true,
        Verdict.Warn => Strict,
        Verdict.Blocked => FailOnBlocked,
        _ => false,
    };
}

/// <summary>A finished run as a process exit code. 2 (a mistake in usage or a scenario) and 3 (target unreachable) are the command line's: no result exists then.</summary>
public static class ExitCode
{
    /// <summary>Something passed and nothing is broken.</summary>
    public const int Conformant = 0;

    /// <summary>A rule is broken.</summary>
    public const int Broken = 1;

    /// <summary>The kit itself went wrong.</summary>
    public const int KitError = 4;

    /// <summary>No check passed: nothing was verified.</summary>
    public const int NothingVerified = 5;

    /// <summary>The code of several runs together: the first of these that one of them has.</summary>
    public static int Worst(IReadOnlyCollection<int> codes) =>
        new[] { KitError, Broken, NothingVerified }.FirstOrDefault(codes.Contains, Conformant);

    /// <summary>The first of these that holds: any error, anything broken, nothing passed, all well.</summary>
    public static int Of(RunResult result, ExitRules rules)
    {
        var seen = Enum.GetValues<Verdict>()
            .Where(verdict => result.Totals.Scenarios[verdict] > 0 || result.Totals.Checks[verdict] > 0)
            .ToList();
        if (seen.Contains(Verdict.Error))
            return KitError;
        if (seen.Any(rules.CountsAsBroken))
            return Broken;
        return result.Totals.Checks[Verdict.Pass] == 0 ? NothingVerified : Conformant;
    }
}
