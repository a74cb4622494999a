using System.Text.Json.Nodes;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening.Outward;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>What a CPO is asked to do with stations and sessions. It answers at once, and tells what came of it at the response_url.</summary>
internal sealed class ChargingDesk(Edition edition, Store own, Errands? errands, TimeProvider time)
{
    /// <summary>Seconds within which the result comes.</summary>
    private const int ResultWithin = 30;

    /// <summary>A command (mod_commands, Receiver).</summary>
    public Task<Reply> CommandAsync(Visit visit, CancellationToken stop)
    {
        var command = visit.Json!.Value;
        if (command.Text("location_id") is { } location && Find(location, command.Text("evse_uid"), command.Text("connector_id")) is null)
            return Task.FromResult(Reply.Refused("There is no such Location, EVSE or Connector.", 2003));
        if (command.Text("session_id") is { } session && !HasSession(session))
            return Task.FromResult(Accept("UNKNOWN_SESSION", null, null, null));
        // No reservation is ever made here that could be cancelled.
        var result = command.Text("reservation_id") is not null && command.Text("location_id") is null ? "UNKNOWN_RESERVATION" : "ACCEPTED";
        return Task.FromResult(Accept("ACCEPTED", command.Text("response_url"), "commands.sender.post.result", new() { ["result"] = result }));
    }

    /// <summary>A request about the charging profile of a session (mod_charging_profiles, Receiver).</summary>
    public Task<Reply> ProfileAsync(Visit visit, CancellationToken stop)
    {
        if (!HasSession(visit["session_id"]!))
            return Task.FromResult(Accept("UNKNOWN_SESSION", null, null, null));
        var result = new JsonObject { ["result"] = "ACCEPTED" };
        if (visit.Operation.Method == "GET")
        {
            if (!int.TryParse(visit["duration"], System.Globalization.CultureInfo.InvariantCulture, out var duration) || duration <= 0)
                return Task.FromResult(Reply.Refused("duration is no number of seconds."));
            result["profile"] = new JsonObject
            {
                ["start_date_time"] = OcpiTime.Text(time.GetUtcNow()),
                ["charging_profile"] = new JsonObject
                {
                    ["charging_rate_unit"] = "W",
                    ["duration"] = duration,
                    ["charging_profile_period"] = new JsonArray(new JsonObject { ["start_period"] = 0, ["limit"] = 11000.0m }),
                },
            };
        }

        return Task.FromResult(Accept("ACCEPTED", visit["response_url"] ?? visit.Json?.Text("response_url"), "chargingprofiles.sender.post.result", result));
    }

    /// <summary>How a driver would like to charge (mod_sessions, Sender, PUT). Every EVSE of ours can do it.</summary>
    public Task<Reply> PreferAsync(Visit visit, CancellationToken stop) => Task.FromResult(
        HasSession(visit["session_id"]!) ? Reply.Ok(JsonValue.Create("ACCEPTED")) : Reply.NotFound("There is no such Session.", 2001));

    private Reply Accept(string answer, string? responseUrl, string? operation, JsonObject? result)
    {
        var data = new JsonObject { ["result"] = answer, ["timeout"] = ResultWithin };
        if (operation is null)
            return Reply.Ok(data);
        // Somebody else tells the result.
        if (errands is null)
            return Reply.Ok(data);
        // The target's token goes only where the target itself is; a result that could not be told is better not promised.
        if (!Uri.TryCreate(responseUrl, UriKind.Absolute, out var url) || errands.Partner?.Trusts(url) is not true)
            return Reply.Ok(new JsonObject { ["result"] = "REJECTED", ["timeout"] = 0 }) with { Message = "The response_url is on a host that your versions, details and credentials do not name." };
        return Reply.Ok(data) with { Afterwards = stop => errands.DeliverAsync(edition.Operations[operation], url, result!, stop) };
    }

    private JsonObject? Find(string location, string? evse, string? connector) =>
        own.Find("locations", location) is { } found ? Parts.Of(found, evse, connector) : null;

    private bool HasSession(string id) => own.Find("sessions", id) is not null;
}
