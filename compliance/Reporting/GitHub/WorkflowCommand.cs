namespace OcpiKit.Reporting.GitHub;

/// <summary>A line by which a program tells GitHub Actions something.</summary>
public static class WorkflowCommand
{
    /// <summary>An annotation: <c>::error title=…,file=…,line=…::message</c>, escaped as the runner reads it.</summary>
    /// <param name="level"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
    /// <param name="title">What stands above it.</param>
    /// <param name="message">What it says; may have lines.</param>
    /// <param name="file">The file it is shown at, from the root of the repository on; null for none.</param>
    /// <param name="line">The line in it.</param>
    public static string Annotation(string level, string title, string message, string? file, int line)
    {
        var place = file is null ? "" : $",file={Property(file)},line={Math.Max(1, line)}";
        return $"::{level} title={Property(title)}{place}::{Data(message)}";
    }

    /// <summary>From here on nothing in the output is a command, until the same word resumes: what the other side sent is shown there too.</summary>
    public static string Stop(string word) => $"::stop-commands::{word}";

    /// <summary>Commands are read again.</summary>
    public static string Resume(string word) => $"::{word}::";

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
