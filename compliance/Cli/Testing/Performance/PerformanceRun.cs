using System.Runtime.InteropServices;
using System.Text.Json;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Cli.Testing.Performance.Load;
using OcpiKit.Load;
using OcpiKit.Reporting.Performance;
using OcpiKit.Reporting.Terminal;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Cli.Testing.Performance;

/// <summary>Measures what was asked for, tells it as it comes, and writes it down.</summary>
internal sealed class PerformanceRun(Terminal terminal, Home home, PerformanceWish wish, TimeProvider time)
{
    private const int AtMostOpen = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Page _page = terminal.Page;

    private string Folder => wish.Reports ?? Path.Combine(home.Reports, "performance");

    public async Task<int> RunAsync(CancellationToken stop)
    {
        wish.Target?.Confirm(terminal, wish.Load);
        // Before anything is written: it may be what stands where the report goes.
        var earlier = wish.Earlier is null ? null : Earlier(wish.Earlier);
        new ReportPlace(Folder).MakeSureThatItCanBeWritten();
        var (began, start) = (time.GetUtcNow(), time.GetTimestamp());
        if (wish.Target is null)
            terminal.Say("Measuring; leave the machine alone meanwhile.");

        using var client = HttpSender.Client(Patience, AtMostOpen, useProxy: wish.Target is { Url.IsLoopback: false });
        var run = new LoadRun(client, AtMostOpen, Patience, time);
        var loads = wish.Has(PerformanceParts.Load) ? await LoadAsync(client, run, stop) : [];
        var growth = wish.Has(PerformanceParts.Growth) ? await GrowAsync(client, run, stop) : [];
        var figures = wish.Has(PerformanceParts.Kit) ? await new KitFigures(terminal, home, time).MeasureAsync(wish.WriteReadme, stop) : [];

        var result = new PerformanceResult(
            PerformanceResult.CurrentFormat, Kit.Version, began, Math.Round(time.GetElapsedTime(start).TotalSeconds, 1), ThisMachine(), wish.Load.Seed, loads, growth, figures);
        return await EndAsync(result, earlier, stop);
    }

    private async Task<IReadOnlyList<ServerLoad>> LoadAsync(HttpClient client, LoadRun run, CancellationToken stop)
    {
        if (wish.Target is not null)
            return [Told(await TargetAsync(client, run, wish.Target, stop))];

        var loads = new List<ServerLoad>();
        Func<Task<ServerUnderLoad>>[] servers =
        [
            () => ServerUnderLoad.StartCpoAsync(client, wish.Locations, wish.Load.Seed, stop),
            () => ServerUnderLoad.StartEmspAsync(client, wish.Load.Seed, stop),
        ];
        foreach (var start in servers)
        {
            _page.Live("Starting a server ...");
            await using var server = await start();
            _page.Live($"{server.Name}: {Amounts.Of(wish.Load.Rate, "request")} a second, for {Amounts.Duration((wish.Load.WarmUp + wish.Load.Duration).TotalMilliseconds)} ...");
            loads.Add(Told(await run.OfAsync(server, wish.Load, stop)));
        }

        return loads;
    }

    private async Task<ServerLoad> TargetAsync(HttpClient client, LoadRun run, OtherServer target, CancellationToken stop)
    {
        var (party, kinds) = await target.FindAsync(client, stop);
        using var breaker = new CircuitBreaker(stop);
        try
        {
            return await run.OfAsync(party, kinds, wish.Load, breaker.Enough, target.Url.IsLoopback ? null : breaker);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new UsageException(
                $"{target.Url.Host} does not bear this: {breaker.Seen.Failed} of {breaker.Seen.Sent} requests failed, so no more were sent. Try it with a lower --rate.", ExitCode.Failed);
        }
    }

    private async Task<IReadOnlyList<GrowthPoint>> GrowAsync(HttpClient client, LoadRun run, CancellationToken stop)
    {
        var (points, text) = (new List<GrowthPoint>(), new GrowthText(_page));
        text.Begin();
        foreach (var size in wish.Sizes)
        {
            _page.Live($"{Amounts.Of(size, "location")} ...");
            var point = await new GrowthRun(client, run, time).OfAsync(size, wish.Load, stop);
            text.Write(point);
            points.Add(point);
        }

        return points;
    }

    private async Task<int> EndAsync(PerformanceResult result, PerformanceResult? earlier, CancellationToken stop)
    {
        var comparison = earlier is null ? null : FigureComparison.Of(earlier, result);
        if (comparison is not null)
            new ComparisonText(_page).Write(comparison, earlier!.Started);
        var files = await PerformanceFolder.WriteAsync(Folder, result, earlier, stop);
        _page.Blank();
        foreach (var file in files)
            terminal.Say($"Written to {file}");

        var failed = result.Loads.Concat(result.Growth.Select(point => point.Cpo)).Any(load => load.Failed > 0);
        return failed || (wish.FailIfWorse && comparison?.Worse.Any() is true) ? ExitCode.Failed : ExitCode.Good;
    }

    private ServerLoad Told(ServerLoad load)
    {
        new LoadText(_page).Write(load);
        return load;
    }

    private static PerformanceResult Earlier(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, PerformanceFolder.Data) : path;
        try
        {
            using var from = File.OpenRead(file);
            return PerformanceJson.Read(from);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--compare: {file} cannot be read. {unreadable.Message}");
        }
        catch (JsonException other)
        {
            throw new UsageException($"--compare: {file} has no figures of ./run.sh test performance. {other.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static Machine ThisMachine() => new(
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024.0 / 1024.0),
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        RuntimeInformation.FrameworkDescription);
}
