using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Html.Sequence;

/// <summary>One arrow of the picture: a request and what came back.</summary>
/// <param name="Number">Number of the exchange.</param>
/// <param name="Incoming">Whether the target called us.</param>
/// <param name="Says">Method and path.</param>
/// <param name="Answer">What came back, in a word.</param>
/// <param name="Verdict">The worst that was found in it, from a warning on; null where it is well.</param>
public sealed record SequenceArrow(int Number, bool Incoming, string Says, string Answer, Verdict? Verdict);

/// <summary>Who called whom in a scenario in which both sides do.</summary>
/// <param name="Arrows">In order.</param>
/// <param name="LeftOut">How many more there are.</param>
public sealed record SequencePlan(IReadOnlyList<SequenceArrow> Arrows, int LeftOut)
{
    /// <summary>So many arrows at most.</summary>
    public const int Most = 24;

    private const int LongestPath = 56;

    /// <summary>The picture of a scenario; null where only one side calls: a list tells that as well.</summary>
    public static SequencePlan? Of(ScenarioResult scenario, IReadOnlyDictionary<int, ExchangeRecord> exchanges)
    {
        var all = scenario.Exchanges.Select(exchanges.GetValueOrDefault).OfType<ExchangeRecord>().ToList();
        if (all.Select(exchange => exchange.Direction).Distinct().Count() < 2)
            return null;
        var worst = scenario.Checks.Where(check => check.Verdict is Verdict.Warn or Verdict.Fail or Verdict.Error)
            .SelectMany(check => check.Places.Where(place => place.Exchange is not null), (check, place) => (Number: place.Exchange!.Value, check.Verdict))
            .GroupBy(found => found.Number).ToDictionary(found => found.Key, found => found.Max(one => one.Verdict));
        return new([.. all.Take(Most).Select(exchange => Arrow(exchange, worst))], Math.Max(0, all.Count - Most));
    }

    private static SequenceArrow Arrow(ExchangeRecord exchange, Dictionary<int, Verdict> worst) => new(
        exchange.Number,
        exchange.Direction == Direction.FromSubject,
        $"{Visible.Line(exchange.Method, 10)} {PathOf(exchange.Url)}",
        exchange.Status is { } status ? $"HTTP {status}" : "no answer",
        worst.TryGetValue(exchange.Number, out var verdict) ? verdict : null);

    /// <summary>The end of a path says more than its beginning, which is the same for all.</summary>
    private static string PathOf(string url)
    {
        var path = Visible.Line(Uri.TryCreate(url, UriKind.Absolute, out var whole) ? whole.AbsolutePath : url);
        return path.Length > LongestPath ? $"…{path[^LongestPath..]}" : path;
    }
}
