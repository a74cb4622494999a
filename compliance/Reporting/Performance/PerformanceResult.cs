namespace OcpiKit.Reporting.Performance;

/// <summary>What a run of the performance tests came to. Everything that is seen of it is written from this.</summary>
/// <param name="Format">Says which form this has.</param>
/// <param name="Kit">The version of the kit.</param>
/// <param name="Started">When it began.</param>
/// <param name="TookS">How many seconds it took.</param>
/// <param name="Machine">Where.</param>
/// <param name="Seed">From what moments and requests were drawn.</param>
/// <param name="Loads">Servers under load.</param>
/// <param name="Growth">The servers with networks of several sizes, from the smallest on.</param>
/// <param name="Figures">How fast the kit itself is.</param>
public sealed record PerformanceResult(
    string Format,
    string Kit,
    DateTimeOffset Started,
    double TookS,
    Machine Machine,
    int Seed,
    IReadOnlyList<ServerLoad> Loads,
    IReadOnlyList<GrowthPoint> Growth,
    IReadOnlyList<KitFigure> Figures)
{
    /// <summary>The form of today.</summary>
    public const string CurrentFormat = "ocpikit-performance/1";
}

/// <summary>The machine that measured.</summary>
/// <param name="Processors">How many processors a program sees.</param>
/// <param name="MemoryMb">How much memory a program may have.</param>
/// <param name="System">The operating system.</param>
/// <param name="Architecture">The kind of processor.</param>
/// <param name="Framework">The runtime.</param>
public sealed record Machine(int Processors, double MemoryMb, string System, string Architecture, string Framework);

/// <summary>A figure of the kit itself.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure with its unit.</param>
/// <param name="Number">The figure alone, where less of it is better; by it two runs are compared.</param>
public sealed record KitFigure(string What, string Value, double? Number);
