using System.Diagnostics;
using System.Globalization;

namespace OcpiKit.Cli.Testing;

/// <summary>How the time of a run was spent, part by part.</summary>
internal sealed class Stopwatches
{
    private readonly Stopwatch _total = Stopwatch.StartNew();
    private readonly List<(string Part, TimeSpan Took)> _parts = [];

    /// <summary>Since the run began.</summary>
    public TimeSpan All => _total.Elapsed;

    public async Task<(T Result, TimeSpan Took)> MeasureAsync<T>(string part, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var result = await work();
        _parts.Add((part, watch.Elapsed));
        return (result, watch.Elapsed);
    }

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    public override string ToString() =>
        string.Join(", ", _parts.Select(part => $"{part.Part} {Seconds(part.Took)}")) + $"; {Seconds(_total.Elapsed)} in all";
}
