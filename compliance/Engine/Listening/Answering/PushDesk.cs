using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Parties;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>Takes what the target pushes, and gives it back: the Receiver interfaces, whatever the module.</summary>
/// <param name="schemas">The form of each type.</param>
/// <param name="pushed">What was pushed.</param>
/// <param name="mayOwn">Whether the caller may push what is this party's (transport_and_format, client owned object push).</param>
internal sealed class PushDesk(ISchemas schemas, Store pushed, Func<PartyName, bool> mayOwn)
{
    private readonly Lock _lock = new();

    public Task<Reply> AnswerAsync(Visit visit, CancellationToken stop)
    {
        if (visit.Operation.Module != "hubclientinfo" && (visit.Owner is not { } owner || !mayOwn(owner)))
            return Task.FromResult(Reply.NotFound("No party of yours has this country_code and party_id."));
        lock (_lock)
        {
            return Task.FromResult(visit.Operation.Method switch
            {
                "GET" => Get(visit),
                "PUT" => Put(visit),
                "PATCH" => Patch(visit),
                _ => pushed.Forget(visit.Operation.Module, KeyOf(visit)) ? Reply.Ok() : Unknown(visit),
            });
        }
    }

    private Reply Get(Visit visit) =>
        pushed.Find(visit.Operation.Module, KeyOf(visit)) is { } whole && Parts.Of(whole, visit["evse_uid"], visit["connector_id"]) is { } found
            ? Reply.Ok(found.DeepClone())
            : Unknown(visit);

    private Reply Put(Visit visit)
    {
        var given = visit.Object;
        if (Mismatch(visit, given) is { } mistake)
            return Reply.Refused(mistake);
        if (visit["evse_uid"] is null)
        {
            var known = pushed.Find(visit.Operation.Module, KeyOf(visit)) is not null;
            return Keep(visit, given, !known);
        }

        if (Holder(visit) is not var (whole, holder))
            return Reply.NotFound("There is nothing that this could be a part of.", 2003);
        var isNew = visit["connector_id"] is null ? Parts.Put(holder, "evses", "uid", given) : Parts.Put(holder, "connectors", "id", given);
        PassUpward(visit, whole, given);
        return Keep(visit, whole, isNew);
    }

    private Reply Patch(Visit visit)
    {
        if (pushed.Find(visit.Operation.Module, KeyOf(visit)) is not { } whole || Parts.Of(whole, visit["evse_uid"], visit["connector_id"]) is not { } part)
            return Unknown(visit);
        var given = visit.Object;
        if (given["last_updated"] is null)
            return Reply.Refused("last_updated is missing: a PATCH needs it.");
        if (Mismatch(visit, given) is { } mistake)
            return Reply.Refused(mistake);
        foreach (var (name, value) in given.ToList())
        {
            // What is pushed of a session's periods is what came since (mod_sessions, Receiver, PATCH).
            if (visit.Operation.Module == "sessions" && name == "charging_periods" && value is JsonArray more && part[name] is JsonArray periods)
                more.ToList().ForEach(period => periods.Add(period?.DeepClone()));
            else if (value is null)
                part.Remove(name);
            else
                part[name] = value.DeepClone();
        }

        var type = visit.Operation.Request!.Types[0];
        if (schemas.Validate(type, JsonSerializer.SerializeToElement(part)) is [{ } error, ..])
            return Reply.Refused($"With this the {type} would be wrong: {error.Pointer}: {error.Rule}");
        PassUpward(visit, whole, part);
        return Keep(visit, whole, false);
    }

    private (JsonObject Whole, JsonObject Holder)? Holder(Visit visit)
    {
        if (pushed.Find(visit.Operation.Module, KeyOf(visit)) is not { } whole)
            return null;
        return visit["connector_id"] is null ? (whole, whole) : Parts.Of(whole, visit["evse_uid"], null) is { } evse ? (whole, evse) : null;
    }

    /// <summary>A change of a part is a change of what holds it (mod_locations, 8.2.2, Connector and EVSE last_updated).</summary>
    private static void PassUpward(Visit visit, JsonObject whole, JsonObject part)
    {
        if (visit["evse_uid"] is not { } evse)
            return;
        var updated = part["last_updated"]!.GetValue<string>();
        foreach (var above in visit["connector_id"] is null ? [whole] : new[] { whole, Parts.Of(whole, evse, null)! })
        {
            if (OcpiDateTime.Parse(above["last_updated"]?.GetValue<string>()) is not { } before || OcpiDateTime.Parse(updated) > before)
                above["last_updated"] = updated;
        }
    }

    private Reply Keep(Visit visit, JsonObject whole, bool isNew) =>
        !pushed.Keep(visit.Operation.Module, KeyOf(visit), whole) ? new(200, 3000, "There is no room for more.") : isNew ? Reply.Created() : Reply.Ok();

    private static Reply Unknown(Visit visit) =>
        Reply.NotFound($"There is no such {(visit.Operation.Request?.Types ?? visit.Operation.Response?.Types)?[0] ?? "object"}.");

    /// <summary>URL and body have to name the same object (transport_and_format, TRN-37).</summary>
    private static string? Mismatch(Visit visit, JsonObject given)
    {
        foreach (var (name, field) in Fields(visit))
        {
            if (given[field] is not null && !Parts.Is(given, field, visit[name] ?? "RFID"))
                return $"{field} is not the same in the URL and in the body.";
        }

        return null;
    }

    private static IEnumerable<(string Parameter, string Field)> Fields(Visit visit)
    {
        if (visit["connector_id"] is not null)
            return [("connector_id", "id")];
        if (visit["evse_uid"] is not null)
            return [("evse_uid", "uid")];
        return visit.Operation.Parameters.Select(parameter => (parameter.Name, parameter.Name switch
        {
            "location_id" or "session_id" or "tariff_id" => "id",
            "token_uid" => "uid",
            _ => parameter.Name,
        }));
    }

    /// <summary>The key of the whole object: all that the URL says but for the parts of a Location. A Token is known by its type too, RFID where none is given (mod_tokens, Receiver).</summary>
    private static string KeyOf(Visit visit) => string.Join('/', visit.Operation.Parameters
        .Where(parameter => parameter.Name is not ("evse_uid" or "connector_id"))
        .Select(parameter => Uri.EscapeDataString(visit[parameter.Name] ?? "RFID")));
}
