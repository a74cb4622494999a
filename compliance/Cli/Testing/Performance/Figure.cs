namespace OcpiKit.Cli.Testing.Performance;

/// <summary>One measured thing: what it is, and the figure with its unit.</summary>
internal sealed record Figure(string What, string Value);
