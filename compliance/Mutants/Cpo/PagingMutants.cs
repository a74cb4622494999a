using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in how it cuts lists into pages.</summary>
internal static class PagingMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("total.of-page", "X-Total-Count counts the objects of the page.", "paging.total-count", ["paging.steady-total"],
            Tamper.Pages(page => page.Headers["X-Total-Count"] = Count(page).ToString(CultureInfo.InvariantCulture))) { Rows = ["TRN-25"] },

        new("total.of-rest", "X-Total-Count counts from the offset on.", "paging.steady-total", ["paging.total-count"],
            Tamper.Pages(page =>
            {
                var total = int.Parse(page.Headers["X-Total-Count"]!, CultureInfo.InvariantCulture);
                page.Headers["X-Total-Count"] = $"{total - Offset(page)}";
            })) { Rows = ["TRN-25"] },

        new("total.missing", "There is no X-Total-Count.", "paging.total-count", ["cpo.*.empty-windows/*/header-x-total-count", "cpo.*.paging/first-page/header-x-total-count"],
            Tamper.Pages(page => page.Headers.Remove("X-Total-Count"))) { Rows = ["TRN-25"] },

        new("total.too-high", "X-Total-Count is one too high.", "crawl.total", ["cpo.*.empty-windows/*/header-x-total-count", "paging.link"],
            Tamper.Pages(page =>
            {
                var total = int.Parse(page.Headers["X-Total-Count"]!, CultureInfo.InvariantCulture);
                page.Headers["X-Total-Count"] = $"{total + 1}";
            })) { Rows = ["TRN-25"] },

        new("limit-header.missing", "There is no X-Limit.", "paging.limit-header", ["cpo.*.limits/cap/header-x-limit"],
            Tamper.Pages(page => page.Headers.Remove("X-Limit"))) { Rows = ["TRN-26"] },

        new("limit-header.too-low", "X-Limit is lower than the number of objects.", "paging.limit-header", ["cpo.*.limits/*"],
            Tamper.Pages(page => page.Headers["X-Limit"] = $"{Count(page) - 1}")) { Rows = ["TRN-26"] },

        new("limit-header.as-asked", "X-Limit is what the client asked for.", "paging.own-limit", ["cpo.*.limits/beyond-the-cap/header-x-limit"],
            Tamper.Pages(page =>
            {
                if (page.Request.Query["limit"].ToString() is { Length: > 0 } asked)
                    page.Headers["X-Limit"] = asked;
            })),

        new("limit.exceeded", "There is one object more than asked for.", "paging.within-limit", ["cpo.*.limits/one/data-1", "cpo.*.paging/first-page/data-2", "paging.limit-header"],
            Tamper.Reading(page => page with { Limit = page.Limit + 1 })) { Rows = ["TRN-20"] },

        new("link.missing", "There is no Link to the next page.", "paging.link", ["connector.tariffs", "crawl.total"],
            Tamper.Pages(page => page.Headers.Remove("Link"))) { Rows = ["TRN-22"] },

        new("link.relative", "The Link is relative.", "paging.link", [],
            Link(link => $"<{new Uri(link).PathAndQuery}>; rel=\"next\"")),

        new("link.unquoted", "The Link has no brackets around its URL.", "paging.link", ["connector.tariffs", "crawl.total"],
            Link(link => $"{link}; rel=\"next\"")) { Rows = ["TRN-22"] },

        new("link.elsewhere", "The Link leads to a host that nobody named.", "paging.link-host", [],
            Link(link => $"<http://elsewhere.invalid{new Uri(link).PathAndQuery}>; rel=\"next\"")),

        new("link.endless", "The last page links to itself.", "crawl.ends", [],
            Tamper.Pages(page =>
            {
                if (!page.Headers.ContainsKey("Link"))
                    page.Headers.Link = $"<{page.Request.GetEncodedUrl()}>; rel=\"next\"";
            })) { Rows = ["TRN-22"] },

        new("page.repeats", "A page begins with the last object of the one before.", "crawl.unique", ["cpo.*.offset/one/*", "crawl.total"],
            Tamper.Reading(page => page with { Offset = Math.Max(0, page.Offset - 1), After = page.After - 1 })) { Rows = ["TRN-21"] },

        new("page.loses-last", "The last object of the last page is lost.", "crawl.total", ["connector.tariffs", "paging.link"],
            Tamper.Pages(page =>
            {
                if (!page.Headers.ContainsKey("Link") && Count(page) > 0)
                    page.Data!.AsArray().RemoveAt(Count(page) - 1);
            })) { Rows = ["TRN-25"] },

        new("offset.ignored", "Every page is the first.", "crawl.unique", ["cpo.*.offset/*", "crawl.ends", "paging.total-count"],
            Tamper.Reading(page => page with { Offset = 0, After = null })) { Rows = ["TRN-21"] },

        new("offset.around-the-end", "Beyond the end the list begins again.", "cpo.locations.offset/beyond-the-end/*", ["cpo.*.offset/beyond-the-end/*", "paging.total-count"],
            Tamper.Reading(page => page.Offset >= 1_000_000 ? page with { Offset = 0 } : page)) { Rows = ["TRN-19"] },

        new("order.changes", "The order of objects depends on the size of the page.", "crawl.order", ["cpo.*.offset/*"],
            Tamper.Pages(page =>
            {
                if (page.Request.Query.ContainsKey("limit"))
                    page.Data = new JsonArray([.. page.Data!.AsArray().Reverse().Select(item => item?.DeepClone())]);
            })) { Rows = ["TRN-21"] },
    ];

    private static int Count(Draft page) => page.Data!.AsArray().Count;

    private static int Offset(Draft page) =>
        int.TryParse(page.Request.Query["offset"], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 0;

    private static Action<IHostApplicationBuilder> Link(Func<string, string> rewrite) => Tamper.Pages(page =>
    {
        if (page.Headers.Link.ToString() is { Length: > 0 } link)
            page.Headers.Link = rewrite(link.Split('<', '>')[1]);
    });
}
