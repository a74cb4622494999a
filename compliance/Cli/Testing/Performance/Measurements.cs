using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OcpiKit.Cli.Shell;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Testing.Performance;

/// <summary>What `test performance` measures, and how. Each is repeated, and the median is told: machines are noisy.</summary>
internal static class Measurements
{
    private const int Repeats = 5;
    private static readonly TimeSpan Validating = TimeSpan.FromSeconds(10);

    /// <summary>Measures everything, one after the other.</summary>
    public static async IAsyncEnumerable<Figure> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var first = await MedianAsync(FirstRequestAsync, stop);
        yield return new("from the start of the program to its first request", Text($"{first:0} ms")) { Number = Math.Round(first) };
        var runs = new List<(double Ms, double Megabytes)>();
        for (var run = 0; run < Repeats; run++)
            runs.Add(await WholeRunAsync(stop));
        var (seconds, megabytes) = (Median(runs.Select(run => run.Ms)) / 1000, Median(runs.Select(run => run.Megabytes)));
        yield return new("a whole run against both reference servers (240 locations), in both directions, servers included", Text($"{seconds:0.0} s")) { Number = Math.Round(seconds, 1) };
        yield return new("its peak memory, servers included", Text($"{megabytes:0} MB")) { Number = Math.Round(megabytes) };
        var validation = ValidationBenchmark.Run(Edition.Load221(), Validating, TimeProvider.System);
        var all = Text($"validation of a page of 50 full Locations ({validation.PageBytes / 1024} KB), all valid");
        yield return new(all, Text($"{validation.ValidMsPerPage:0.0} ms, {validation.ValidMBps:0.0} MB/s")) { Number = Math.Round(validation.ValidMsPerPage, 1) };
        yield return new("the same page with faults in it", Text($"{validation.InvalidMsPerPage:0.0} ms, {validation.InvalidMBps:0.0} MB/s")) { Number = Math.Round(validation.InvalidMsPerPage, 1) };
        await foreach (var figure in ReportMeasurements.AllAsync(stop))
            yield return figure;
    }

    /// <summary>The time until the kit knocks at a target's door: a listener that hangs up at once.</summary>
    private static async Task<double> FirstRequestAsync(CancellationToken stop)
    {
        using var door = new TcpListener(IPAddress.Loopback, 0);
        door.Start();
        var watch = Stopwatch.StartNew();
        var run = Program("compliance", $"http://127.0.0.1:{((IPEndPoint)door.LocalEndpoint).Port}/versions", "--token", "measured").RunAsync(null, stop);
        double knocked;
        using (await door.AcceptTcpClientAsync(stop))
            knocked = watch.Elapsed.TotalMilliseconds;
        door.Stop();
        await run;
        return knocked;
    }

    private static async Task<(double Ms, double Megabytes)> WholeRunAsync(CancellationToken stop)
    {
        var reports = Directory.CreateTempSubdirectory("ocpikit-performance-").FullName;
        try
        {
            var watch = Stopwatch.StartNew();
            var ended = await (Program("compliance", "--reports", reports) with { Environment = new Dictionary<string, string> { [PeakMemory.Variable] = "1" } }).RunAsync(null, stop);
            if (!ended.Well)
                throw new InvalidOperationException($"the run against the reference CPO failed: {ended.Tail(10)}");
            return (watch.Elapsed.TotalMilliseconds, PeakMemory.In(ended.Lines));
        }
        finally
        {
            Directory.Delete(reports, recursive: true);
        }
    }

    private static ChildProcess Program(params string[] arguments) => ChildProcess.DotNet(["exec", typeof(Measurements).Assembly.Location, .. arguments]);

    private static async Task<double> MedianAsync(Func<CancellationToken, Task<double>> measure, CancellationToken stop)
    {
        var times = new List<double>();
        for (var time = 0; time < Repeats; time++)
            times.Add(await measure(stop));
        return Median(times);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Repeats / 2);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
