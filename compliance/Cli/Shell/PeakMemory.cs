using System.Diagnostics;
using System.Globalization;

namespace OcpiKit.Cli.Shell;

/// <summary>The most memory that a run of the program took: said by itself at its end, because nobody outside can ask portably once it is gone.</summary>
internal static class PeakMemory
{
    /// <summary>Set, the program ends by saying its peak on its error stream.</summary>
    public const string Variable = "OCPIKIT_SAY_PEAK_MEMORY";

    private const string Words = "peak memory, MB: ";

    /// <summary>Says it where it is asked for.</summary>
    public static void SayWhereAsked(Terminal terminal)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 })
            return;
        using var self = Process.GetCurrentProcess();
        terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"{Words}{self.PeakWorkingSet64 / 1024.0 / 1024.0:0.0}"));
    }

    /// <summary>Reads it from what a run wrote.</summary>
    public static double In(IEnumerable<string> lines) =>
        double.Parse(lines.Last(line => line.StartsWith(Words, StringComparison.Ordinal))[Words.Length..], CultureInfo.InvariantCulture);
}
