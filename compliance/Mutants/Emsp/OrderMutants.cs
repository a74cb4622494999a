using System.Text.Json.Nodes;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Emsp;

/// <summary>Wrong in how an eMSP has stations do things, and takes what came of it.</summary>
internal static class OrderMutants
{
    private static readonly string[] Charge = ["emsp.commands.charge"];
    private static readonly string[] Reserve = ["emsp.commands.reserve"];
    private static readonly string[] Steer = ["emsp.chargingprofiles.steer"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("order.result-refused", "What came of a command is not taken.", "emsp.commands.charge/started/answer", ["emsp.commands.charge/stopped/answer"],
            Results(answer => answer.BecomeRefusal(2000))) { Rows = ["CMD-10"], Shows = Charge },

        new("order.start-for-another", "A session is started for another driver than the one who pressed the button.", "emsp.commands.charge/start/*", [],
            Post.Calls(call => Is(call, "START_SESSION"), call => call.Edit(OfAnother))) { Rows = ["CMD-37"], Shows = Charge },

        new("order.reserve-for-another", "A place is kept for another driver than the one who pressed the button.", "emsp.commands.reserve/reserve/*", [],
            Post.Calls(call => Is(call, "RESERVE_NOW"), call => call.Edit(OfAnother))) { Rows = ["CMD-26"], Shows = Reserve },

        new("order.start-shapeless", "The command to start does not say where.", "incoming.schema.startsession", ["emsp.commands.charge/*"],
            Post.Calls(call => Is(call, "START_SESSION"), call => call.Edit(command => command.Remove("location_id")))) { Rows = ["CMD-38"], Shows = Charge },

        new("order.connector-of-none", "The command to start names a connector and no EVSE.", "incoming.schema.startsession", ["emsp.commands.charge/start/*"],
            Post.Calls(call => Is(call, "START_SESSION"), call => call.Edit(command => command.Remove("evse_uid")))) { Rows = ["CMD-39"], Shows = Charge },

        new("order.stop-shapeless", "The command to stop does not say where to answer.", "incoming.schema.stopsession", ["emsp.commands.charge/*"],
            Post.Calls(call => Is(call, "STOP_SESSION"), call => call.Edit(command => command.Remove("response_url")))) { Rows = ["CMD-41"], Shows = Charge },

        new("order.reserve-shapeless", "The command to reserve does not say until when.", "incoming.schema.reservenow", ["emsp.commands.reserve/*"],
            Post.Calls(call => Is(call, "RESERVE_NOW"), call => call.Edit(command => command.Remove("expiry_date")))) { Rows = ["CMD-29"], Shows = Reserve },

        new("order.cancel-another", "Another reservation is given up than was made.", "emsp.commands.reserve/cancel/came", [],
            Post.Calls(call => Is(call, "CANCEL_RESERVATION"), call => call.Edit(command => command["reservation_id"] = "ANOTHER"))) { Rows = ["CMD-14"], Shows = Reserve },

        new("order.unlock-shapeless", "The command to unlock does not say which connector.", "incoming.schema.unlockconnector", [],
            Post.Calls(call => Is(call, "UNLOCK_CONNECTOR"), call => call.Edit(command => command.Remove("connector_id")))) { Rows = ["CMD-44"], Shows = Reserve },

        new("order.one-address", "All commands name one address for what comes of them.", "emsp.commands.charge/stop/*", [],
            Post.Carrying(() =>
            {
                JsonNode? first = null;
                return call =>
                {
                    if (Is(call, "START_SESSION") || Is(call, "STOP_SESSION"))
                    {
                        call.Edit(command =>
                        {
                            first ??= command["response_url"]?.DeepClone();
                            command["response_url"] = first?.DeepClone();
                        });
                    }

                    return call.SendAsync();
                };
            })) { Rows = ["CMD-12"], Shows = Charge },

        new("steer.shapeless", "A charging profile is set that is none.", "incoming.schema.setchargingprofile", ["emsp.chargingprofiles.steer/*"],
            Post.Calls(call => call.Is("chargingprofiles", "PUT"), call => call.Edit(order => order.Remove("charging_profile")))) { Rows = ["CHP-28"], Shows = Steer },

        new("steer.no-unit", "The unit of a charging profile is left out.", "incoming.schema.chargingprofile", [],
            Post.Calls(call => call.Is("chargingprofiles", "PUT"), call => call.Edit(order => (order["charging_profile"] as JsonObject)?.Remove("charging_rate_unit")))) { Rows = ["CHP-29"], Shows = Steer },

        new("steer.result-chatty", "The answer to a result carries data.", "emsp.chargingprofiles.steer/taken/*", ["data.cardinality", "emsp.chargingprofiles.steer/*"],
            Tamper.Answers(answer =>
            {
                if (answer.Request.Method is "POST" or "PUT" && answer.Request.Path.Value!.Contains("/chargingprofiles/", StringComparison.Ordinal) && answer.Status == 200)
                    answer.Data = new JsonObject { ["thanks"] = true };
            })) { Rows = ["CHP-20"], Shows = Steer },

        new("steer.plan-refused", "The plan of a session that charges otherwise is not taken.", "emsp.chargingprofiles.steer/otherwise/answer", [],
            Tamper.Answers(answer =>
            {
                if (answer.Request.Method == "PUT" && answer.Request.Path.Value!.Contains("/chargingprofiles/", StringComparison.Ordinal) && answer.Status == 200)
                    answer.BecomeRefusal(2000);
            })) { Rows = ["CHP-23"], Shows = Steer },

        new("steer.clear-unaddressed", "A profile is taken away without saying where to answer.", "emsp.chargingprofiles.steer/clear/*", ["incoming.query"],
            Post.Calls(call => call.Is("chargingprofiles", "DELETE"), call => call.Url = new(call.Url.GetLeftPart(UriPartial.Path)))) { Rows = ["CHP-13"], Shows = Steer },

        new("steer.limit-text", "The limit of a charging profile is sent as text.", "incoming.schema.chargingprofileperiod", [],
            Post.Calls(call => call.Is("chargingprofiles", "PUT"), call => call.Edit(order =>
            {
                foreach (var period in (order["charging_profile"]?["charging_profile_period"] as JsonArray)?.OfType<JsonObject>() ?? [])
                    period["limit"] = $"{period["limit"]}";
            }))) { Rows = ["TYP-08"], Shows = Steer },

        new("steer.no-duration", "The question for the active profile does not say for how long.", "emsp.chargingprofiles.steer/ask/*", ["incoming.query"],
            Post.Calls(call => call.Is("chargingprofiles", "GET"), call => call.Url = new(System.Text.RegularExpressions.Regex.Replace(call.Url.AbsoluteUri, "duration=[0-9]+&?", "")))) { Rows = ["CHP-08"], Shows = Steer },

        new("steer.one-address", "All requests about one session name one address for what comes of them.", "emsp.chargingprofiles.steer/clear/*", [],
            Post.Carrying(() =>
            {
                string? first = null;
                return call =>
                {
                    if (call.Is("chargingprofiles", "PUT"))
                        call.Edit(order => first = (string?)order["response_url"]);
                    else if (call.Is("chargingprofiles", "DELETE") && first is not null)
                        call.Url = new($"{call.Url.GetLeftPart(UriPartial.Path)}?response_url={Uri.EscapeDataString(first)}");
                    return call.SendAsync();
                };
            })) { Rows = ["CHP-18"], Shows = Steer },
    ];

    private static bool Is(Letter call, string command) => call.Path.EndsWith("/" + command, StringComparison.Ordinal);

    private static void OfAnother(JsonObject command)
    {
        if (command["token"] is JsonObject token)
            token["uid"] = "04SOMEBODYELSE";
    }

    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> Results(Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (answer.Request.Method == "POST" && answer.Request.Path.Value!.Contains("/commands/", StringComparison.Ordinal) && answer.Status == 200)
            change(answer);
    });
}
