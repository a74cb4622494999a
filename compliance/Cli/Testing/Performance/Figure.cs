namespace OcpiKit.Cli.Testing.Performance;

/// <summary>One measured thing: what it is, and the figure with its unit.</summary>
internal sealed record Figure(string What, string Value)
{
    /// <summary>The figure alone, where less of it is better: then it can be compared with that of an earlier run.</summary>
    public double? Number { get; init; }
}
