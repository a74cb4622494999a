using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations;

/// <summary>A rule about what the headers of several pages of one list say.</summary>
internal abstract class PageHeadersCheck(string id, string title, string requirement) : Check<Trace>(id, title, [requirement])
{
    public sealed override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var pages =
            from step in evidence.Steps
            where step.Step is CallStep { Intent: Intent.Regular }
            from exchange in step.Exchanges
            let page = Page.Of(exchange)
            where page is not null
            select new Sheet(exchange, page);
        return pages.GroupBy(sheet => Kind(sheet.Exchange)).Select(list => Look([.. list])).OfType<Observation>();
    }

    /// <summary>Pages of one kind are held against each other.</summary>
    protected virtual string Kind(Exchange exchange) => exchange.Operation!.Id;

    /// <summary>What is seen; null where the pages cannot show it.</summary>
    protected abstract Observation? Look(IReadOnlyList<Sheet> pages);

    /// <summary>A page and the exchange that brought it.</summary>
    protected sealed record Sheet(Exchange Exchange, Page Page);
}

/// <summary>X-Limit is the server's own upper limit, whatever the client asks for (transport_and_format, paginated response; AMB-33).</summary>
internal sealed class OwnLimit() : PageHeadersCheck("paging.own-limit", "X-Limit is the server's own upper limit, whatever the client asks for.", "TRN-26")
{
    protected override Observation? Look(IReadOnlyList<Sheet> pages)
    {
        // A low limit that equals the client's may be the server's own, unless another page shows a higher one.
        var highest = pages.Max(sheet => sheet.Page.ServerLimit);
        if (pages.FirstOrDefault(sheet => sheet.Page.Limit < highest && sheet.Page.ServerLimit == sheet.Page.Limit) is { } follows)
        {
            return Warn("X-Limit follows the client's limit, where the server's own is meant.", $"{highest}, as on another page", $"{follows.Page.ServerLimit}, as asked for")
                with
            { Exchange = follows.Exchange.Number };
        }

        return highest is not null && pages.Any(sheet => sheet.Page.Limit < highest)
            ? Pass($"X-Limit is {highest}, also where less is asked for.") with { Exchange = pages[^1].Exchange.Number }
            : null;
    }
}

/// <summary>
/// X-Total-Count counts the list, wherever in it a page begins (transport_and_format, paginated response). Judged between two answers to one question that agree:
/// else the data may have changed.
/// </summary>
internal sealed class SteadyTotal() : PageHeadersCheck("paging.steady-total", "X-Total-Count is the same on every page of a list.", "TRN-25")
{
    protected override string Kind(Exchange exchange) => $"{base.Kind(exchange)}|{Crawl.Filters(exchange)}|{exchange.Request.Headers.First("Authorization")}";

    protected override Observation? Look(IReadOnlyList<Sheet> pages)
    {
        var (looked, changed) = (0, 0);
        var repeated = Enumerable.Range(0, pages.Count).Where(at => pages[at].Page.Total is not null).GroupBy(at => pages[at].Exchange.Request.Url).Select(places => places.ToList());
        foreach (var (first, last) in repeated.SelectMany(places => places.Zip(places.Skip(1))))
        {
            var total = pages[first].Page.Total;
            if (pages[last].Page.Total != total)
            {
                // Where nothing was read in between, there was nothing to be compared.
                changed += last - first - 1;
                continue;
            }

            var between = pages.Skip(first + 1).Take(last - first - 1).Where(sheet => sheet.Page.Total is not null).ToList();
            looked += between.Count;
            if (between.Find(sheet => sheet.Page.Total != total) is { } other)
            {
                return Fail($"X-Total-Count is {other.Page.Total} on this page, and {total} on the pages read before and after it.", $"{total}", $"{other.Page.Total}")
                    with
                { Exchange = other.Exchange.Number };
            }
        }

        return looked > 0 ? Pass("X-Total-Count is the same on every page.") with { Exchange = pages[^1].Exchange.Number }
            : changed > 0 ? Blocked("X-Total-Count changed while the pages were read: the data changed meanwhile.")
            : null;
    }
}
