namespace OcpiKit.Protocol;

/// <summary>How the specification speaks, in its own words.</summary>
public static class LevelWords
{
    /// <summary><c>MUST</c>, <c>SHOULD</c> or <c>MAY</c>.</summary>
    public static string Word(this Level level) => level.ToString().ToUpperInvariant();
}
