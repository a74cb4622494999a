using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations;

/// <summary>A rule about each list that was followed to its end.</summary>
internal abstract class CrawlCheck(string id, string title, string requirement) : Check<Trace>(id, title, [requirement])
{
    public sealed override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings) =>
        Crawl.In(evidence).SelectMany(crawl => Look(crawl).Select(seen => seen with { Exchange = seen.Exchange ?? crawl.Last }));

    /// <summary>What is seen; nothing where the rule does not bear on this crawl.</summary>
    protected abstract IEnumerable<Observation> Look(Crawl crawl);
}

/// <summary>X-Total-Count counts all objects of the list (transport_and_format, paginated response).</summary>
internal sealed class CrawlTotal() : CrawlCheck("crawl.total", "As many objects come over the pages as X-Total-Count says.", "TRN-25")
{
    protected override IEnumerable<Observation> Look(Crawl crawl)
    {
        if (crawl.Lacks is { } reason)
            return [Blocked($"The list was not read to its end: {reason}.")];
        if (crawl.Pages[0] is not { Total: { } total, Offset: { } offset })
            return [];
        if (!crawl.Steady)
            return [Blocked("X-Total-Count changed while the list was read, so the objects could not be counted against it.")];
        var (due, came) = (Math.Max(0, total - offset), crawl.Trace.Items.LongCount());
        return due == came
            ? [Pass($"X-Total-Count is {total}, and as many objects came.")]
            : [Fail("The pages hold another number of objects than X-Total-Count says.", $"{due} objects", $"{came} objects")];
    }
}

/// <summary>No object comes twice (transport_and_format, paginated response).</summary>
internal sealed class CrawlUnique() : CrawlCheck("crawl.unique", "No object comes twice over the pages.", "TRN-21")
{
    protected override IEnumerable<Observation> Look(Crawl crawl)
    {
        if (!crawl.Steady)
            return [Blocked("X-Total-Count changed while the list was read, so an object may rightly have come twice.")];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var twice = new List<Observation>();
        foreach (var item in crawl.Trace.Items)
        {
            if (Crawl.Key(item) is not { } key || seen.TryAdd(key, item.Exchange.Number) || twice.Count >= Checks.Judge.Most)
                continue;
            twice.Add(Warn("An object comes twice over the pages.", "each object once", $"{Showing.Cut(key)} in exchanges {seen[key]} and {item.Exchange.Number}", item.Pointer)
                with
            { Exchange = item.Exchange.Number });
        }

        return twice.Count > 0 ? twice : seen.Count > 0 ? [Pass($"{Showing.Count(seen.Count, "object")}, none of them twice.")] : [];
    }
}

/// <summary>The pages end, and the last one says so by having no Link (transport_and_format, paginated response).</summary>
internal sealed class CrawlEnds() : CrawlCheck("crawl.ends", "The pages end, and the last one has no Link to a next.", "TRN-23")
{
    protected override IEnumerable<Observation> Look(Crawl crawl)
    {
        // A Link that leads back is none to a next page, which is a harder matter than one too many.
        if (crawl.Trace.Endless)
            return [Fail("The Links lead back to a page that was seen already: the list never ends.", "an end", "a circle") with { Verifies = ["TRN-22"] }];
        if (crawl.Lacks is { } reason)
            return [Blocked($"The list was not read to its end: {reason}.")];
        var last = crawl.Pages[^1];
        return last.Link.Empty
            ? [Warn("The last page has an empty Link header.", "no Link header", "an empty one")]
            : crawl.Pages.Count > 1 && last.Count == 0
                ? [Warn("The last page is empty: the Link before it led to nothing.", "no Link on the last page that holds objects", "an empty page")]
                : [Pass($"The list ends after {Showing.Count(crawl.Pages.Count, "page")}.")];
    }
}
