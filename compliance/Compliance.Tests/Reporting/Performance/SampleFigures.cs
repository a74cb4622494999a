using OcpiKit.Reporting.Performance;

namespace OcpiKit.Compliance.Tests.Reporting.Performance;

/// <summary>Figures that nobody measured.</summary>
internal static class SampleFigures
{
    public static PerformanceResult Result { get; } = new(
        PerformanceResult.CurrentFormat,
        "0.1.0",
        new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero),
        42.5,
        new(2, 3900, "Linux", "X64", ".NET 10"),
        221,
        [Load("the reference CPO", "CPO", 1000)],
        [new(1000, 1.2, Load("the reference CPO", "CPO", 1000), 0.3, 1.1, 120), new(100_000, 9.7, Load("the reference CPO", "CPO", 100_000, times: 1.1), 6.3, 31.1, 420)],
        [new("a whole run", "25.6 s", 25.6)]);

    public static ServerLoad Load(string name, string role, int? locations, double times = 1, long failed = 0, double lag = 0.1) => new(name, role, null, locations, 200, 5, 10, 100)
    {
        Planned = 2000,
        Well = 2000 - failed,
        PerSecond = (2000 - failed) / 10.0,
        BytesPerSecond = 1_500_000,
        Faults = failed > 0 ? [new("HTTP 503", failed)] : [],
        Latency = Latency(times),
        Service = Latency(times / 2),
        Lag = Latency(lag / 30),
        Operations =
        [
            new("locations.sender.get", "GET a location", 1500, failed, 3000, Latency(times)),
            new("locations.sender.list", "GET a page of 20 locations", 500, 0, 45_000, Latency(times * 3)),
        ],
        Seconds = [.. Enumerable.Range(0, 10).Select(second => new LoadSecond(second, 200, 0, times, times * 20, times * 30))],
        Memory = [new(0, 140), new(5, 150), new(10, 148)],
        CpuPerRequestMs = 1.25 * times,
    };

    public static LatencySummary Latency(double times) => new(
        2000, times * 1.5, times, times * 10, times * 30, times * 40, times * 50, [new(times, 1000), new(times * 1.25, 0), new(times * 50, 1000)]);
}
