namespace OcpiKit.Cli.Shell;

/// <summary>A mistake of the user's, told in one sentence that says what to do: no stack trace, exit code 2 unless said otherwise.</summary>
internal sealed class UsageException(string sentence, int exitCode = ExitCode.Usage) : Exception(sentence)
{
    /// <summary>With what the program ends.</summary>
    public int ExitCode { get; } = exitCode;
}
