namespace OcpiKit.Cli.Doctor;

/// <summary>How something is.</summary>
internal enum Condition
{
    /// <summary>As it should be.</summary>
    Well,

    /// <summary>Something works only in part, or will be missed by some.</summary>
    Limited,

    /// <summary>Something that is needed does not work.</summary>
    Ill,
}

/// <summary>What an examination found.</summary>
/// <param name="What">What was looked at, in a word or two.</param>
/// <param name="Condition">How it is.</param>
/// <param name="Says">What was seen, in one sentence.</param>
/// <param name="Remedy">What helps; null where nothing is wrong.</param>
internal sealed record Diagnosis(string What, Condition Condition, string Says, string? Remedy = null)
{
    /// <summary>All is well.</summary>
    public static Diagnosis Well(string what, string says) => new(what, Condition.Well, says);
}
