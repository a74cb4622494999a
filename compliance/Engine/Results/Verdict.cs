namespace OcpiKit.Engine.Results;

/// <summary>What a check, a scenario or a run came to. The order is the roll-up: the worst part decides.</summary>
public enum Verdict
{
    /// <summary>The module or role is not offered. Does not count.</summary>
    NotApplicable,

    /// <summary>Seen and worth telling, not judged. Does not count.</summary>
    Info,

    /// <summary>Looked at, and as the specification has it.</summary>
    Pass,

    /// <summary>A SHOULD is broken, or the text leaves room.</summary>
    Warn,

    /// <summary>Could not be verified; the reason is always given.</summary>
    Blocked,

    /// <summary>A MUST is broken that binds this party in this message.</summary>
    Fail,

    /// <summary>The kit itself went wrong. Never the other side's fault.</summary>
    Error,
}

/// <summary>What a finding is measured against.</summary>
public enum Axis
{
    /// <summary>What the specification demands.</summary>
    Conformance,

    /// <summary>What partners trip over though it is allowed; at most <see cref="Verdict.Warn"/>.</summary>
    Compatibility,
}

/// <summary>How parts become a whole.</summary>
public static class RollUp
{
    /// <summary>The worst of <paramref name="parts"/>; info and not applicable do not count; nothing that counts is <see cref="Verdict.Blocked"/>.</summary>
    public static Verdict Of(IEnumerable<Verdict> parts)
    {
        var worst = parts.Where(part => part > Verdict.Info).DefaultIfEmpty(Verdict.Blocked).Max();
        return worst;
    }
}
