using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Desk;

/// <summary>What was found on the desk.</summary>
/// <param name="Finding">What a check saw; its pointer leads into the file.</param>
/// <param name="Exchange">Which exchange of a recording, in words; null where it is no recording.</param>
public sealed record DeskFinding(Finding Finding, string? Exchange = null);

/// <summary>All of it.</summary>
/// <param name="Matter">What it was taken for.</param>
/// <param name="Findings">What was found, in the order of the file.</param>
/// <param name="Notes">What the reader should know: what was passed over.</param>
public sealed record DeskResult(Matter Matter, IReadOnlyList<DeskFinding> Findings, IReadOnlyList<string> Notes);

/// <summary>The file cannot be judged; the message says why, in one sentence with its remedy.</summary>
public sealed class DeskException : Exception
{
    /// <inheritdoc cref="DeskException"/>
    public DeskException()
    {
    }

    /// <inheritdoc cref="DeskException"/>
    public DeskException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="DeskException"/>
    public DeskException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
