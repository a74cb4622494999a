using System.Diagnostics;
using System.Globalization;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Testing;

/// <summary>`test performance`: how fast things are on this machine. Each measurement is one line of <see cref="Measurements"/>.</summary>
internal sealed class PerformanceCommand(Terminal terminal)
{
    private const int Starts = 5;

    /// <summary>What is measured, and how: the work gives the sentence that is printed behind the name.</summary>
    private static readonly IReadOnlyList<(string Name, Func<CancellationToken, Task<string>> Measure)> Measurements =
    [
        ("start of the program", MeasureStartAsync),
    ];

    public async Task<int> RunAsync(CancellationToken stop)
    {
        foreach (var (name, measure) in Measurements)
            terminal.Say($"{name}: {await measure(stop)}");
        return ExitCode.Good;
    }

    private static async Task<string> MeasureStartAsync(CancellationToken stop)
    {
        var times = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            var watch = Stopwatch.StartNew();
            var ended = await ChildProcess.DotNet("exec", typeof(PerformanceCommand).Assembly.Location, "--version").RunAsync(null, stop);
            if (!ended.Well) throw new InvalidOperationException($"the program does not start: {ended.Tail(5)}");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[Starts / 2]:0} ms (median of {Starts}, from {times[0]:0} to {times[^1]:0})");
    }
}
