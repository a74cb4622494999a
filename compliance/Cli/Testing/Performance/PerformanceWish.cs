using OcpiKit.Cli.Testing.Performance.Load;

namespace OcpiKit.Cli.Testing.Performance;

/// <summary>What can be measured.</summary>
internal static class PerformanceParts
{
    /// <summary>The two servers under load.</summary>
    public const string Load = "load";

    /// <summary>The kit itself.</summary>
    public const string Kit = "kit";

    /// <summary>In the order in which they are measured.</summary>
    public static readonly string[] All = [Load, Kit];
}

/// <summary>What the user asked for.</summary>
/// <param name="Parts">What is measured.</param>
/// <param name="Load">How hard the servers are pressed.</param>
/// <param name="Locations">How large the network of the CPO under load is.</param>
/// <param name="WriteReadme">Whether the figures of the kit go into README.md.</param>
internal sealed record PerformanceWish(IReadOnlyList<string> Parts, LoadWish Load, int Locations, bool WriteReadme)
{
    /// <summary>Whether a part is wanted.</summary>
    public bool Has(string part) => Parts.Contains(part);
}
