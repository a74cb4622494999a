using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Timing;

/// <summary>How long the target took to answer an operation, in milliseconds. Its own calls are left out: those we answer.</summary>
/// <param name="Operation">The operation's id.</param>
/// <param name="Count">How many answers there were.</param>
/// <param name="Median">Half of them came within this.</param>
/// <param name="P90">Nine of ten came within this; null where there are fewer than ten.</param>
/// <param name="P99">99 of a hundred came within this; null where there are fewer than a hundred.</param>
/// <param name="Slowest">The longest.</param>
public sealed record OperationTimes(string Operation, int Count, double Median, double? P90, double? P99, double Slowest)
{
    /// <summary>Every operation that was answered, the one with the slowest median first.</summary>
    public static IReadOnlyList<OperationTimes> Of(RunResult result) =>
    [
        .. from exchange in Answered(result)
           where exchange.Operation is not null
           group exchange.TookMs by exchange.Operation into times
           let sorted = times.Order().ToList()
           let median = Percentile(sorted, 50)
           orderby median descending, times.Key
           select new OperationTimes(times.Key, sorted.Count, median, sorted.Count >= 10 ? Percentile(sorted, 90) : null, sorted.Count >= 100 ? Percentile(sorted, 99) : null, sorted[^1]),
    ];

    /// <summary>The slowest answers, slowest first.</summary>
    public static IReadOnlyList<ExchangeRecord> SlowestOf(RunResult result, int count) =>
        [.. Answered(result).OrderByDescending(exchange => exchange.TookMs).ThenBy(exchange => exchange.Number).Take(count)];

    private static IEnumerable<ExchangeRecord> Answered(RunResult result) =>
        result.Exchanges.Where(exchange => exchange is { Direction: Direction.ToSubject, Status: not null });

    /// <summary>The nearest rank: a time that was really measured.</summary>
    private static double Percentile(List<double> sorted, int percent) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];
}
