using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>What becomes of a Location when a part of it is sent.</summary>
/// <param name="Json">The Location afterwards; null where nothing changes.</param>
/// <param name="Answer">What the sender gets to hear.</param>
internal sealed record LocationEdit(byte[]? Json, Answer Answer)
{
    private const int Largest = 4 * 1024 * 1024;

    /// <summary>Adds or replaces an EVSE or a Connector.</summary>
    public static LocationEdit Put(LocationPath path, byte[]? before, JsonObject sent)
    {
        if (before is null)
            return new LocationEdit(null, Unknown(0));

        var location = Parse(before);
        var found = path.Walk(location);
        if (found.Count < path.Depth - 1)
            return new LocationEdit(null, Unknown(found.Count));

        var isNew = found.Count < path.Depth;
        if (isNew)
            ListIn(found[^1], path.IsEvse ? "evses" : "connectors").Add((JsonNode)sent);
        else
            found[^1].ReplaceWith(sent);
        RaiseTimes(found.Take(path.Depth - 1), sent);
        return new LocationEdit(Write(location), isNew ? Answer.Created : Answer.Done);
    }

    /// <summary>Changes the fields that are sent, and no others (LOC-28).</summary>
    public static LocationEdit Patch(LocationPath path, byte[]? before, JsonObject fields)
    {
        if (before is null)
            return new LocationEdit(null, Unknown(0));

        var location = Parse(before);
        var found = path.Walk(location);
        if (found.Count < path.Depth)
            return new LocationEdit(null, Unknown(found.Count));

        if (fields[path.IdField] is { } id && !(id is JsonValue text && text.TryGetValue<string>(out var sent) && Ids.Same(sent, path.Id)))
            return new LocationEdit(null, Answer.Refusal(StatusCode.InvalidParameter, $"{path.IdField} is another in the body than in the URL."));

        foreach (var (name, value) in fields)
            found[^1][name] = value?.DeepClone();
        RaiseTimes(found.Take(path.Depth - 1), found[^1]);
        return new LocationEdit(Write(location), Answer.Done);
    }

    /// <summary>Reads a Location before it is stored: whatever was changed, it has to be one, at its own URL.</summary>
    public static bool TryRead(LocationPath path, byte[] json, [NotNullWhen(true)] out Location? location, [NotNullWhen(false)] out Answer? refusal)
    {
        location = null;
        refusal = json.Length > Largest ? Answer.Refusal(StatusCode.ClientError, "With this the Location would be larger than we keep.") : null;
        if (refusal is not null || !RequestBody.TryRead(json.AsSpan(), out location, out refusal))
            return false;

        var (_, countryCode, partyId, id) = path.Location;
        refusal = Ids.Refuse(("id", id, location.Id), ("country_code", countryCode, location.CountryCode), ("party_id", partyId, location.PartyId));
        return refusal is null;
    }

    /// <summary>A JSON text, known to be an object, for editing.</summary>
    public static JsonObject Parse(byte[] json) => JsonNode.Parse(json)!.AsObject();

    /// <summary>The text of an object that was edited.</summary>
    public static byte[] Write(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, OcpiJson.Options);

    /// <summary>The answer where only so many of Location, EVSE and Connector are there.</summary>
    public static Answer Unknown(int found) => found switch
    {
        0 => Answer.NotFound(StatusCode.UnknownLocation, "We have no Location with this id."),
        1 => Answer.NotFound(StatusCode.ClientError, "The Location has no EVSE with this uid."),
        _ => Answer.NotFound(StatusCode.ClientError, "The EVSE has no Connector with this id."),
    };

    // Whatever contains something that changed has changed too (LOC-22, LOC-23); time never runs backwards.
    private static void RaiseTimes(IEnumerable<JsonObject> containers, JsonObject changed)
    {
        var time = TimeOf(changed);
        foreach (var container in containers)
        {
            if (TimeOf(container) < time)
                container["last_updated"] = OcpiDateTime.Format(time);
        }
    }

    private static DateTimeOffset TimeOf(JsonObject json) =>
        OcpiDateTime.TryParse((string?)json["last_updated"] ?? "", out var time) ? time : DateTimeOffset.MinValue;

    private static JsonArray ListIn(JsonObject parent, string name)
    {
        if (parent[name] is not JsonArray list)
            parent[name] = list = [];
        return list;
    }
}
