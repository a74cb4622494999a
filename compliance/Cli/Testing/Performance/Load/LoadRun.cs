using OcpiKit.Load;
using OcpiKit.Reporting.Performance;

namespace OcpiKit.Cli.Testing.Performance.Load;

/// <summary>How hard, and how long.</summary>
internal sealed record LoadWish(int Rate, TimeSpan Duration, TimeSpan WarmUp, int Seed);

/// <summary>Puts a load on a server and tells what it came to.</summary>
internal sealed class LoadRun(HttpClient client, int atMostOpen, TimeSpan patience, TimeProvider time)
{
    /// <summary>On one of our servers.</summary>
    public async Task<ServerLoad> OfAsync(ServerUnderLoad server, LoadWish wish, CancellationToken stop)
    {
        await using var watch = new ProcessWatch(server.Process, time);
        var load = await OfAsync(new(server.Name, server.Role, null, server.Locations), server.Kinds, wish, stop);
        var (cpu, of) = watch.CpuSince(wish.WarmUp);
        return load with
        {
            Memory = watch.MemorySince(wish.WarmUp),
            CpuPerRequestMs = of > TimeSpan.Zero ? Math.Round(cpu.TotalMilliseconds / (wish.Rate * of.TotalSeconds), 3) : null,
        };
    }

    /// <summary>On any server.</summary>
    /// <param name="party">Who it is.</param>
    /// <param name="kinds">What it is asked.</param>
    /// <param name="wish">How hard.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="breaker">Ends it where the server does not bear it; null where it is ours.</param>
    public async Task<ServerLoad> OfAsync(LoadedParty party, IReadOnlyList<RequestKind> kinds, LoadWish wish, CancellationToken stop, CircuitBreaker? breaker = null)
    {
        Send send = new HttpSender(client).SendAsync;
        var plan = LoadPlan.ByChance(wish.Rate, wish.WarmUp, wish.Duration, wish.Seed) with { AtMostOpen = atMostOpen, Patience = patience };
        var measured = await new OpenLoop().RunAsync(plan, new Mix(kinds, wish.Seed), breaker?.Over(send) ?? send, stop);
        return new(party.Name, party.Role, party.Target, party.Locations, wish.Rate, wish.WarmUp.TotalSeconds, wish.Duration.TotalSeconds, atMostOpen)
        {
            Planned = measured.Planned,
            Well = measured.Well,
            PerSecond = Math.Round(measured.Throughput, 1),
            BytesPerSecond = measured.Took > TimeSpan.Zero ? Math.Round(measured.Kinds.Sum(kind => kind.Bytes) / measured.Took.TotalSeconds) : 0,
            Faults = [.. measured.Faults.OrderByDescending(fault => fault.Value).ThenBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => new FaultCount(fault.Key, fault.Value))],
            Latency = Summary(measured.Latency),
            Service = Summary(measured.Service),
            Lag = Summary(measured.Lag),
            Operations = [.. measured.Kinds.Where(kind => kind.Planned > 0).Select(kind => new OperationLoad(
                kind.Kind.Operation, kind.Kind.Says, kind.Planned, kind.Faults, Math.Round((double)kind.Bytes / kind.Planned), Summary(kind.Latency)))],
            Seconds = [.. measured.Seconds.Select(second => new LoadSecond(
                second.Second, second.Planned, second.Faults, Ms(second.Latency.At(50)), Ms(second.Latency.At(99)), Ms(second.Latency.Max)))],
            Memory = [],
        };
    }

    private static LatencySummary Summary(Latencies latencies) => new(
        latencies.Count,
        Ms(latencies.Mean),
        Ms(latencies.At(50)),
        Ms(latencies.At(90)),
        Ms(latencies.At(99)),
        Ms(latencies.At(99.9)),
        Ms(latencies.Max),
        [.. latencies.Classes().Select(one => new LatencyClass(Ms(one.UpToMs), one.Count))]);

    private static double Ms(double milliseconds) => Math.Round(milliseconds, 3);
}

/// <summary>Who is under load.</summary>
internal sealed record LoadedParty(string Name, string Role, string? Target, int? Locations);
