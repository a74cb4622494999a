using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Paging;

/// <summary>Which objects of a list a client wants (transport_and_format, Paginated request).</summary>
/// <param name="From">Objects updated at this instant or later (TRN-17).</param>
/// <param name="To">Objects updated before this instant (TRN-18).</param>
/// <param name="Offset">How many matching objects to pass over.</param>
/// <param name="Limit">How many to return at most; never above the cap of the server (TRN-27).</param>
public sealed record PageRequest(DateTimeOffset? From, DateTimeOffset? To, long Offset, int Limit)
{
    /// <summary>Only objects behind this one, by its number; null: from the first on.</summary>
    public long? After { get; init; }

    /// <summary>Reads the four parameters, and the one that we put into links ourselves; those of other names are left alone.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cap">The most objects the server returns at once.</param>
    /// <param name="page">What is wanted.</param>
    /// <param name="mistake">Or what the client should have sent, in words for its developer.</param>
    public static bool TryRead(
        HttpRequest request, int cap, [NotNullWhen(true)] out PageRequest? page, [NotNullWhen(false)] out string? mistake)
    {
        var reader = new ParameterReader(request.Query);
        var wanted = new PageRequest(
            reader.Instant("date_from"),
            reader.Instant("date_to"),
            reader.Number("offset", least: 0) ?? 0,
            (int)Math.Min(reader.Number("limit", least: 1) ?? cap, cap));
        wanted = wanted with { After = reader.Cursor("cursor", wanted.ListIn(request)) };

        mistake = reader.Mistake ?? (wanted is { After: not null, Offset: > 0 } ? "offset is for lists from their begin on; leave it out where a cursor is." : null);
        page = mistake is null ? wanted : null;
        return mistake is null;
    }

    /// <summary>The list that is asked for, whatever the page: its path and its filters. A cursor belongs to one of them.</summary>
    internal string ListIn(HttpRequest request) =>
        string.Create(CultureInfo.InvariantCulture, $"{request.Path}?{From?.UtcTicks}-{To?.UtcTicks}");

    /// <summary>Reads parameters and remembers the first mistake.</summary>
    private sealed class ParameterReader(IQueryCollection query)
    {
        public string? Mistake { get; private set; }

        public DateTimeOffset? Instant(string name)
        {
            if (Single(name) is not { } text)
                return null;
            if (OcpiDateTime.TryParse(text, out var instant))
                return instant;

            Mistake ??= $"{name} has to be a DateTime in UTC, such as 2026-01-31T12:00:00Z.";
            return null;
        }

        public long? Number(string name, long least)
        {
            if (Single(name) is not { } text)
                return null;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
                return number;

            Mistake ??= $"{name} has to be a whole number, {least} or more.";
            return null;
        }

        public long? Cursor(string name, string list)
        {
            if (Single(name) is not { } text)
                return null;
            if (Paging.Cursor.TryRead(text, list, out var cursor))
                return cursor.Value.After;

            Mistake ??= $"{name} has to be as it stood in our Link, with the same date_from and date_to.";
            return null;
        }

        private string? Single(string name)
        {
            var values = query[name];
            if (values.Count > 1)
                Mistake ??= $"{name} is given more than once.";
            return values.Count == 1 ? values.ToString() : null;
        }
    }
}
