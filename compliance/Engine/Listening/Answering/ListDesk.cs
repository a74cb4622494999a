using System.Globalization;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Checks.Values;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>Gives lists page by page, and single objects of them: the Sender interfaces.</summary>
internal sealed class ListDesk(Store own, int pageSize)
{
    private static readonly string[] Window = ["date_from", "date_to"];

    /// <summary>A page of a list (transport_and_format, pagination).</summary>
    public Task<Reply> PageAsync(Visit visit, CancellationToken stop)
    {
        if (WhyNot(visit) is { } mistake)
            return Task.FromResult(Reply.Refused(mistake));
        var (from, to) = (OcpiDateTime.Parse(visit["date_from"]), OcpiDateTime.Parse(visit["date_to"]));
        var offset = Number(visit["offset"]) ?? 0;
        var size = (int)Math.Min(Number(visit["limit"]) ?? pageSize, pageSize);
        var all = own.All(visit.Operation.Module).Where(item => IsWithin(item, from, to)).ToList();
        var page = offset < all.Count ? all.Skip((int)offset).Take(size).Select(JsonNode? (item) => item.DeepClone()).ToArray() : [];
        List<KeyValuePair<string, string>> headers =
        [
            new("X-Total-Count", all.Count.ToString(CultureInfo.InvariantCulture)),
            new("X-Limit", pageSize.ToString(CultureInfo.InvariantCulture)),
        ];
        if (offset + size < all.Count)
            headers.Add(new("Link", $"<{Next(visit, offset + size, size)}>; rel=\"next\""));
        return Task.FromResult(Reply.Ok(new JsonArray(page)) with { Headers = headers });
    }

    /// <summary>A Location, or an EVSE or Connector of it (mod_locations, Sender, GET object).</summary>
    public Task<Reply> ObjectAsync(Visit visit, CancellationToken stop) => Task.FromResult(
        own.Find(visit.Operation.Module, visit["location_id"]!) is { } location && Parts.Of(location, visit["evse_uid"], visit["connector_id"]) is { } found
            ? Reply.Ok(found.DeepClone())
            : Reply.NotFound($"There is no such {visit.Operation.Response!.Types[0]}."));

    private static string? WhyNot(Visit visit)
    {
        foreach (var name in Window)
        {
            if (visit[name] is { } text && OcpiDateTime.Parse(text) is null)
                return $"{name} is no DateTime.";
        }

        if (visit["offset"] is { } offset && Number(offset) is null)
            return "offset is no number from 0 on.";
        return visit["limit"] is { } limit && Number(limit) is null or 0 ? "limit is no number from 1 on." : null;
    }

    private static long? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>From the one inclusive, to the other exclusive.</summary>
    private static bool IsWithin(JsonObject item, DateTimeOffset? from, DateTimeOffset? to) =>
        OcpiDateTime.Parse(item["last_updated"]?.GetValue<string>()) is { } updated && (from is null || updated >= from) && (to is null || updated < to);

    private static string Next(Visit visit, long offset, int size)
    {
        var query = Window
            .Where(name => visit[name] is not null)
            .Select(name => $"{name}={Uri.EscapeDataString(visit[name]!)}")
            .Append($"offset={offset.ToString(CultureInfo.InvariantCulture)}")
            .Append($"limit={size.ToString(CultureInfo.InvariantCulture)}");
        return $"{visit.Request.Url.GetLeftPart(UriPartial.Path)}?{string.Join('&', query)}";
    }
}
