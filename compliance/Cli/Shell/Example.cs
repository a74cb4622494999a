namespace OcpiKit.Cli.Shell;

/// <summary>A command line worth copying, and what it does.</summary>
internal sealed record Example(string CommandLine, string Does);

/// <summary>A command that shows examples below its options.</summary>
internal interface IHasExamples
{
    /// <summary>The most useful first; the first also stands on the map of commands.</summary>
    IReadOnlyList<Example> Examples { get; }
}
