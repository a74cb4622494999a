using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>What becomes of a Location when a part of it is sent.</summary>
internal static class LocationEdit
{
    /// <summary>Adds or replaces an EVSE or a Connector.</summary>
    public static Edit Put(LocationPath path, byte[]? before, JsonObject sent)
    {
        if (before is null)
            return Edit.Refused(Unknown(0));

        var location = Parse(before);
        var found = path.Walk(location);
        if (found.Count < path.Depth - 1)
            return Edit.Refused(Unknown(found.Count));

        var isNew = found.Count < path.Depth;
        if (isNew)
            ListIn(found[^1], path.IsEvse ? "evses" : "connectors").Add((JsonNode)sent);
        else
            found[^1].ReplaceWith(sent);
        RaiseTimes(found.Take(path.Depth - 1), sent);
        return new Edit(Write(location), isNew ? Answer.Created : Answer.Done);
    }

    /// <summary>Changes the fields that are sent, and no others (LOC-28).</summary>
    public static Edit Patch(LocationPath path, byte[]? before, JsonObject fields)
    {
        if (before is null)
            return Edit.Refused(Unknown(0));

        var location = Parse(before);
        var found = path.Walk(location);
        if (found.Count < path.Depth)
            return Edit.Refused(Unknown(found.Count));

        if (fields[path.IdField] is { } id && !(id is JsonValue text && text.TryGetValue<string>(out var sent) && Ids.Same(sent, path.Id)))
            return Edit.Refused(Answer.Refusal(StatusCode.InvalidParameter, $"{path.IdField} is another in the body than in the URL."));

        Edit.Replace(found[^1], fields);
        RaiseTimes(found.Take(path.Depth - 1), found[^1]);
        return new Edit(Write(location), Answer.Done);
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
