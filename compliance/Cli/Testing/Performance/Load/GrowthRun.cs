using System.Diagnostics;
using System.Text.Json;
using OcpiKit.Cli.Servers;
using OcpiKit.Cli.Shell;
using OcpiKit.Emsp;
using OcpiKit.Reporting.Performance;

namespace OcpiKit.Cli.Testing.Performance.Load;

/// <summary>Measures both servers with a network of one size.</summary>
internal sealed class GrowthRun(HttpClient client, LoadRun loads, TimeProvider time)
{
    private static readonly TimeSpan LongestPull = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Does it: the CPO starts, is put under load, and is read as a whole; then an eMSP reads and keeps it.</summary>
    public async Task<GrowthPoint> OfAsync(int locations, LoadWish wish, CancellationToken stop)
    {
        double start, wholeList;
        ServerLoad load;
        await using (var cpo = await ServerUnderLoad.StartCpoAsync(client, locations, wish.Seed, stop))
        {
            start = cpo.StartS;
            load = await loads.OfAsync(cpo, wish, stop);
            wholeList = await ReadAllAsync(cpo.Endpoints, locations, stop);
        }

        var (pull, memory) = await PullAsync(locations, wish.Seed, stop);
        return new(locations, Math.Round(start, 2), load, Math.Round(wholeList, 2), pull is { } seconds ? Math.Round(seconds, 2) : null, Math.Round(memory, 1));
    }

    private async Task<double> ReadAllAsync(Endpoints endpoints, int locations, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var read = 0;
        await foreach (var (_, objects) in ListReading.PagesAsync(client, endpoints, endpoints.At("locations", "SENDER"), stop))
            read += objects.GetArrayLength();
        return read == locations
            ? watch.Elapsed.TotalSeconds
            : throw new UsageException($"The CPO has {locations} locations, and {read} of them are on its pages.", ExitCode.Broken);
    }

    /// <summary>How long an eMSP takes to read and to keep all locations of a CPO that has registered with it, and how much memory it has then.</summary>
    private async Task<(double? Seconds, double MemoryMb)> PullAsync(int locations, int seed, CancellationToken stop)
    {
        var (emsp, emspUrl) = await ServerProcess.StartAsync(["emsp", "--quiet", "--pull-interval", "86400"], stop);
        await using var emspProcess = emsp;
        var (cpo, _) = await ServerProcess.StartAsync(
            ["cpo", "--quiet", "--pull-interval", "0", "--locations", $"{locations}", "--seed", $"{seed}", "--partner", emspUrl.AbsoluteUri, "--partner-token", EmspOptions.UsualRegistrationToken], stop);
        await using var cpoProcess = cpo;
        using var memory = Process.GetProcessById(emsp.Id);
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bounded.CancelAfter(LongestPull);
        try
        {
            using var look = new PeriodicTimer(LookEvery, time);
            while (await look.WaitForNextTickAsync(bounded.Token))
            {
                if (await PulledAsync(emspUrl, bounded.Token) is not { } pulled)
                    continue;
                var seconds = (time.GetUtcNow() - pulled.Began).TotalSeconds;
                memory.Refresh();
                return (pulled.Failed ? null : seconds, memory.WorkingSet64 / 1024.0 / 1024.0);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // It takes longer than anybody waits.
        }

        memory.Refresh();
        return (null, memory.WorkingSet64 / 1024.0 / 1024.0);
    }

    /// <summary>When the reading of the locations began that has ended; null while it goes on.</summary>
    private async Task<(DateTimeOffset Began, bool Failed)?> PulledAsync(Uri emsp, CancellationToken stop)
    {
        await using var body = await client.GetStreamAsync(new Uri(emsp, "/watch/state"), stop);
        using var state = await JsonDocument.ParseAsync(body, cancellationToken: stop);
        foreach (var partner in state.RootElement.GetProperty("partners").EnumerateArray())
        {
            foreach (var pull in partner.GetProperty("pulled").EnumerateArray())
            {
                if (pull.GetProperty("module").GetString() == "locations")
                    return (pull.GetProperty("at").GetDateTimeOffset(), pull.GetProperty("failed").GetBoolean());
            }
        }

        return null;
    }
}
