namespace OcpiKit.Engine.Knowing;

/// <summary>The words of a list of known failures: what <c>schemas/known-failures.schema.json</c> tells editors, as the reader reads it.</summary>
public static class KnownFailuresFormat
{
    /// <summary>Keys of a file.</summary>
    public static IReadOnlyList<string> File { get; } = ["$schema", "known"];

    /// <summary>Keys of an entry.</summary>
    public static IReadOnlyList<string> Entry { get; } = ["check", "scenario", "at", "reason", "until"];
}
