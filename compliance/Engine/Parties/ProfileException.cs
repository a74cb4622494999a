using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Parties;

/// <summary>What a profile cannot take; the message names the option, the value and what would be right, and where it comes from a file the place and its line.</summary>
public sealed class ProfileException : Exception
{
    /// <summary>What a source that is no file says wrongly, or a file that cannot be read.</summary>
    public ProfileException(string message)
        : base(message) => Told = [message];

    /// <summary>All mistakes of a file.</summary>
    /// <param name="mistakes">Each with its place.</param>
    /// <param name="source">The text of the file, without its secrets.</param>
    public ProfileException(IReadOnlyList<Diagnostic> mistakes, string source)
        : base(string.Join("\n\n", Rendered(mistakes, source))) => (Mistakes, Told) = (mistakes, [.. Rendered(mistakes, source)]);

    /// <summary>The mistakes of a file; none where another source is wrong.</summary>
    public IReadOnlyList<Diagnostic> Mistakes { get; } = [];

    /// <summary>Each mistake as its author reads it.</summary>
    public IReadOnlyList<string> Told { get; }

    private static IEnumerable<string> Rendered(IReadOnlyList<Diagnostic> mistakes, string source) => mistakes.Select(mistake => DiagnosticText.Render(mistake, source));
}
