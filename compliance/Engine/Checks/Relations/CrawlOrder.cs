using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations;

/// <summary>The same list gives the same objects in the same order, whatever the size of its pages (transport_and_format, paginated response).</summary>
internal sealed class CrawlOrder() : Check<Trace>("crawl.order", "A list read twice gives the same objects in the same order.", ["TRN-21"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var readings = evidence.Steps.Where(Full).GroupBy(step => (((CallStep)step.Step).Operation.Id, ((CallStep)step.Step).Variation.Token, Crawl.Filters(step.Exchanges[0])));
        foreach (var reading in readings.Select(group => group.ToList()).Where(group => group.Count > 1))
            yield return Compare(reading);
    }

    private static Observation Compare(List<StepTrace> readings)
    {
        var totals = readings.SelectMany(reading => reading.Exchanges).Select(exchange => Page.Of(exchange)?.Total).Distinct();
        if (totals.Count() > 1)
            return Blocked("X-Total-Count changed between two readings of the list, so they could not be compared.");
        var first = Keys(readings[0]);
        foreach (var other in readings.Skip(1))
        {
            var keys = Keys(other);
            var place = first.Zip(keys).TakeWhile(pair => pair.First == pair.Second).Count();
            if (place == first.Count && place == keys.Count)
                continue;
            return Warn("Two readings of one list do not give the same objects in the same order.",
                $"{At(first, place)} at place {place + 1}", $"{At(keys, place)}") with
            { Exchange = other.Exchanges[^1].Number };
        }

        return Pass("All readings of the list give the same objects in the same order.") with { Exchange = readings[^1].Exchanges[^1].Number };
    }

    // From the first object to the last, be it over pages or in one.
    private static bool Full(StepTrace step)
    {
        if (step is not { Step: CallStep { Intent: Intent.Regular, Operation.Paged: true }, Whole: true } || Page.Of(step.Exchanges[0]) is not { Offset: 0 } first)
            return false;
        return step.Step is CallStep { Pages: Scenarios.Pages.All } || first.Total == first.Count;
    }

    private static List<string?> Keys(StepTrace step) => [.. step.Items.Select(Crawl.Key)];

    private static string At(List<string?> keys, int place) => place < keys.Count ? Showing.Cut(keys[place] ?? "an object without id") : "nothing";
}
