using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Standing.Paging;

/// <summary>A rule about one page of a list.</summary>
internal abstract class PageCheck(string id, string title, string[] verifies, Axis axis = Axis.Conformance) : Check<Exchange>(id, title, verifies, axis)
{
    public sealed override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings) =>
        Page.Of(evidence) is { } page && Look(page, surroundings) is { } seen ? [seen] : [];

    /// <summary>What is seen; null where the rule does not bear on this page.</summary>
    protected abstract Observation? Look(Page page, Surroundings surroundings);
}

/// <summary>X-Total-Count is there and not below what it counts (transport_and_format, paginated response).</summary>
internal sealed class TotalCount() : PageCheck("paging.total-count", "X-Total-Count says how many objects there are.", ["TRN-25"])
{
    protected override Observation? Look(Page page, Surroundings surroundings) => page switch
    {
        { TotalHeader: null } => Fail("The list has no X-Total-Count.", "X-Total-Count: a number", "no such header"),
        { Total: null } => Fail("X-Total-Count is no number.", "a number", Showing.Of(page.TotalHeader)),
        { Count: > 0, Offset: { } offset, Total: { } total } when total - page.Count < offset => Fail(
            $"X-Total-Count is {total}, though {Showing.Count(page.Count, "object")} came from offset {offset}.", $"at least {offset + page.Count}", $"{total}"),
        _ => Pass($"X-Total-Count is {page.Total}."),
    };
}

/// <summary>X-Limit is there and not below the number of objects (transport_and_format, paginated response). Whether it is the server's own shows on several pages only.</summary>
internal sealed class LimitHeader() : PageCheck("paging.limit-header", "X-Limit says how many objects the server gives at most.", ["TRN-26"])
{
    protected override Observation? Look(Page page, Surroundings surroundings) => page switch
    {
        { LimitHeader: null } => Fail("The list has no X-Limit.", "X-Limit: a number", "no such header"),
        { ServerLimit: null } => Fail("X-Limit is no number.", "a number", Showing.Of(page.LimitHeader)),
        { ServerLimit: { } limit } when limit < page.Count => Fail(
            $"X-Limit is {limit}, though {Showing.Count(page.Count, "object")} came.", $"at least {page.Count}", $"{limit}"),
        _ => Pass($"X-Limit is {page.ServerLimit}."),
    };
}

/// <summary>A Link leads to the next page where there is one (transport_and_format, paginated response).</summary>
internal sealed class LinkHeader() : PageCheck("paging.link", "A Link with rel=\"next\" leads to the next page, where there is one.", ["TRN-22"])
{
    // The header is a String, not a URL, in the table, and RFC 8288 lets it be relative; only the examples are absolute.
    private const string Wanted = "Link: <absolute URL>; rel=\"next\"";

    protected override Observation? Look(Page page, Surroundings surroundings) => page switch
    {
        { Link: { Target.Length: > 0, Url: null } } => Warn("The next page's Link is no absolute URL.", Wanted, Showing.Of(page.Link.Target)),
        { Link.Url: not null } => Pass("The Link to the next page is an absolute URL."),
        { MoreFollow: true, Link.Present: false } => Fail("More objects follow, but there is no Link to the next page.", Wanted, "no Link header"),
        { Link.Readable: false } => Fail("The Link header cannot be read.", Wanted, "a header of another form"),
        { MoreFollow: true } => Fail("More objects follow, but no Link has rel=\"next\".", Wanted, page.Link.Empty ? "an empty Link" : "a Link without rel=\"next\""),
        { MoreFollow: false } => Pass("This is the last page, and no Link leads on."),
        _ => null,
    };
}

/// <summary>A Link to a host that nothing named: a careful client does not follow it with its token.</summary>
internal sealed class LinkHost() : PageCheck("paging.link-host", "The Link to the next page is on a host that the target named.", [], Axis.Compatibility)
{
    protected override Observation? Look(Page page, Surroundings surroundings)
    {
        if (page.Link.Url is not { } url)
            return null;
        return surroundings.KnownHosts.Contains(url.Host) || surroundings.KnownHosts.Contains(url.Authority)
            ? Pass("The Link stays on a known host.")
            : Warn("The Link leads to a host that neither versions nor details nor credentials named; careful clients do not send their token there.", "a host that the target named", Showing.Of(url.Authority));
    }
}

/// <summary>Never more objects than asked for (transport_and_format, paginated request).</summary>
internal sealed class WithinLimit() : PageCheck("paging.within-limit", "A page never has more objects than the client's limit.", ["TRN-20"])
{
    protected override Observation? Look(Page page, Surroundings surroundings) => page.Limit is not { } limit
        ? null
        : page.Count > limit
            ? Fail($"{Showing.Count(page.Count, "object")} came, though the limit was {limit}.", $"at most {limit}", $"{page.Count}", "/data")
            : Pass($"{Showing.Count(page.Count, "object")} came within the limit of {limit}.");
}
