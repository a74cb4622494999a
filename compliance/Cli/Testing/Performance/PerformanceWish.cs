using OcpiKit.Cli.Testing.Performance.Load;

namespace OcpiKit.Cli.Testing.Performance;

/// <summary>What can be measured.</summary>
internal static class PerformanceParts
{
    /// <summary>The two servers under load.</summary>
    public const string Load = "load";

    /// <summary>The two servers with networks of several sizes.</summary>
    public const string Growth = "growth";

    /// <summary>The kit itself.</summary>
    public const string Kit = "kit";

    /// <summary>In the order in which they are measured.</summary>
    public static readonly string[] All = [Load, Growth, Kit];
}

/// <summary>What the user asked for.</summary>
/// <param name="Parts">What is measured.</param>
/// <param name="Load">How hard servers are pressed.</param>
/// <param name="Locations">How large the network of the CPO under load is.</param>
internal sealed record PerformanceWish(IReadOnlyList<string> Parts, LoadWish Load, int Locations)
{
    /// <summary>How large the networks are that grow, from the smallest on.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>The server that is put under load instead of ours.</summary>
    public OtherServer? Target { get; init; }

    /// <summary>What it is compared with: a file, or a folder that has it.</summary>
    public string? Earlier { get; init; }

    /// <summary>Whether a figure that is clearly worse makes the exit code 1.</summary>
    public bool FailIfWorse { get; init; }

    /// <summary>Where the report goes; null for the usual place.</summary>
    public string? Reports { get; init; }

    /// <summary>Whether the figures of the kit go into README.md.</summary>
    public bool WriteReadme { get; init; }

    /// <summary>Whether a part is wanted.</summary>
    public bool Has(string part) => Parts.Contains(part);
}
