using OcpiKit.Cli.Shell;
using OcpiKit.Learning.Terminal;

namespace OcpiKit.Cli.Learn;

/// <summary>Whoever sits before this process's terminal; nobody where there is none, or where nothing is to be asked.</summary>
internal sealed class TerminalLearner(Terminal terminal, bool silent) : ILearner
{
    /// <inheritdoc />
    public bool IsThere { get; } = !silent && !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <inheritdoc />
    public string? Answer(string prompt)
    {
        terminal.Out.Profile.Out.Writer.Write(prompt);
        terminal.Out.Profile.Out.Writer.Flush();
        return Console.In.ReadLine()?.Trim();
    }
}
