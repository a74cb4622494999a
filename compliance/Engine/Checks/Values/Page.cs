using System.Globalization;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Values;

/// <summary>One page of a list: what was asked for and what its headers say (transport_and_format, pagination).</summary>
/// <param name="Offset">The offset that was asked for; 0 where none was. Null where it was no number, and behind a Link that tells the place by other means than an offset, such as a cursor.</param>
/// <param name="Limit">The limit that was asked for; null where none was, or no positive number.</param>
/// <param name="Count">How many objects came.</param>
/// <param name="TotalHeader">X-Total-Count as it came.</param>
/// <param name="LimitHeader">X-Limit as it came.</param>
/// <param name="Link">What the Link headers say.</param>
internal sealed record Page(long? Offset, long? Limit, int Count, string? TotalHeader, string? LimitHeader, NextLink Link)
{
    /// <summary>X-Total-Count; null where it is no number.</summary>
    public long? Total => Number(TotalHeader);

    /// <summary>X-Limit; null where it is no number.</summary>
    public long? ServerLimit => Number(LimitHeader);

    /// <summary>Whether more pages follow; null where that is not known. With a limit that was no positive number nothing is defined (AMB-23).</summary>
    public bool? MoreFollow { get; private init; }

    /// <summary>The page of a successful answer to a paged operation; null for any other exchange.</summary>
    public static Page? Of(Exchange exchange)
    {
        if (!exchange.GivesData || exchange.Operation is not { Paged: true })
            return null;
        var headers = exchange.Response!.Headers;
        var (offsetText, limitText) = (exchange.Request.Query("offset"), exchange.Request.Query("limit"));
        var offset = offsetText is not null ? Number(offsetText) : exchange.Followed ? null : 0;
        long? limit = Number(limitText) is > 0 and var positive ? positive : null;
        var page = new Page(offset, limit, exchange.Count(), headers.First("X-Total-Count"), headers.First("X-Limit"), NextLink.Of(headers));
        var defined = offset is not null && (limitText is null || limit is not null);
        return page with { MoreFollow = defined && page.Total is { } total ? offset < total - page.Count : null };
    }

    private static long? Number(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
