using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>Wrong in how a CPO answers commands and says what came of them.</summary>
internal static class CommandMutants
{
    private static readonly string[] Charge = ["cpo.commands.charge"];
    private static readonly string[] Reserve = ["cpo.commands.reserve"];
    private static readonly string[] Refusals = ["cpo.commands.refusals"];
    private static readonly string[] Again = ["cpo.commands.reserve-again"];
    private static readonly string[] Strangers = ["cpo.commands.strangers"];
    private static readonly string[] Isolation = ["cpo.commands.isolation"];
    private static readonly string[] Unlock = ["cpo.commands.unlock"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("command.refused", "A command that is carried out is answered as a mistake.", "cpo.commands.unlock/unlock/answer", [],
            Commands("UNLOCK_CONNECTOR", answer => answer.Envelope["status_code"] = 2000)) { Rows = ["CMD-01", "CMD-09"], Shows = Unlock },

        new("command.no-timeout", "The answer to a command does not say how long its result may take.", "schema.commandresponse", [],
            Commands("UNLOCK_CONNECTOR", answer => (answer.Data as JsonObject)?.Remove("timeout"))) { Rows = ["CMD-15"], Shows = Unlock },

        new("command.incomplete-taken", "A command that lacks a field is taken.", "cpo.commands.refusals/start-without-token/answer", [],
            Commands("START_SESSION", answer =>
            {
                if (answer.Envelope["status_code"]?.GetValue<int>() is not 2001 || answer.Envelope["status_message"]?.ToJsonString().Contains("token", StringComparison.Ordinal) is not true)
                    return;
                answer.Envelope["status_code"] = 1000;
                answer.Data = new JsonObject { ["result"] = "ACCEPTED", ["timeout"] = 30 };
            })) { Rows = ["CMD-08"], Shows = Refusals },

        new("command.unknown-session", "A command for a session that nobody has is accepted.", "cpo.commands.refusals/stop-nothing/*", [],
            Commands("STOP_SESSION", answer => answer.Data = new JsonObject { ["result"] = "ACCEPTED", ["timeout"] = 30 })) { Rows = ["CMD-42"], Shows = Refusals },

        new("result.empty", "What came of a command is told without a result.", "incoming.schema.commandresult", ["cpo.commands.unlock/unlocked/*"],
            Post.Calls(call => call.IsResult, call => call.Edit(result => result.Remove("result")))) { Rows = ["CMD-16"], Shows = Unlock },

        new("reservation.pending", "A reservation is pushed as a session that is about to begin.", "cpo.commands.reserve/session/*", ["session.reservation", "session.assigned"],
            Post.Calls(call => call.Is("sessions", "PUT"), call => call.Edit(session =>
            {
                if ((string?)session["status"] == "RESERVATION")
                    session["status"] = "PENDING";
            }))) { Rows = ["SES-06", "CMD-18"], Shows = Reserve },

        new("command.unheard-of", "A command that does not exist is answered as a fault of the server's.", "cpo.commands.verbs/unheard-of/answer", [],
            Tamper.Answers(answer =>
            {
                if (!answer.Request.Path.Value!.EndsWith("STOP_SESSION_TWICE", StringComparison.Ordinal))
                    return;
                answer.BecomeRefusal(3000);
            })) { Rows = ["CMD-07"], Shows = ["cpo.commands.verbs"] },

        new("reservation.wants-evse", "Nothing is reserved for whoever does not name an EVSE.", "cpo.commands.reserve-again/anywhere/*", ["cpo.commands.reserve-again/*"],
            Tamper.Refusing((request, body) => Is(request, "RESERVE_NOW") && body?["evse_uid"] is null, 2001)) { Rows = ["CMD-30"], Shows = Again },

        new("reservation.looks-at-token", "Nothing is reserved for a card that is not good.", "cpo.commands.reserve-again/again/*", [],
            Tamper.Rejecting((request, body) => Is(request, "RESERVE_NOW") && OfStranger(body))) { Rows = ["CMD-21"], Shows = Again },

        new("reservation.in-its-own-way", "A reservation that is sent again finds the place taken by itself.", "cpo.commands.reserve-again/replaced/*", [],
            Post.Carrying(() =>
            {
                var results = 0;
                return call =>
                {
                    if (call.IsResult && Interlocked.Increment(ref results) == 2)
                        call.Edit(result => result["result"] = "EVSE_OCCUPIED");
                    return call.SendAsync();
                };
            })) { Rows = ["CMD-17"], Shows = Again },

        new("reservation.undying", "A reservation that was given up can be given up again.", "cpo.commands.reserve-again/nothing-left/*", [],
            Post.Calls(call => call.IsResult, call => call.Edit(result =>
            {
                if ((string?)result["result"] == "UNKNOWN_RESERVATION")
                    result["result"] = "ACCEPTED";
            }))) { Shows = Again },

        new("reservation.withdrawn-failed", "That a reservation is taken back is told as a failure.", "cpo.commands.withdrawn/withdrawn/*", ["result.once"],
            Post.Calls(call => call.IsResult, call => call.Edit(result =>
            {
                if ((string?)result["result"] == "CANCELED_RESERVATION")
                    result["result"] = "FAILED";
            }))) { Rows = ["CMD-05"], Shows = ["cpo.commands.withdrawn"] },

        new("command.looks-at-token", "No session is started for a card that is not good.", "cpo.commands.strangers/start-unknown/*", [],
            Tamper.Rejecting((request, body) => Is(request, "START_SESSION") && OfStranger(body))) { Rows = ["CMD-32"], Shows = Strangers },

        new("command.anybody-stops", "A session of another eMSP is stopped.", "cpo.commands.isolation/foreign-stop/*", [],
            Commands("STOP_SESSION", answer =>
            {
                if ((string?)answer.Data?["result"] == "UNKNOWN_SESSION")
                    answer.Data = new JsonObject { ["result"] = "ACCEPTED", ["timeout"] = 30 };
            })) { Rows = ["CMD-43"], Shows = Isolation },

        new("profile.anybody-steers", "A session of another eMSP is steered.", "cpo.commands.isolation/foreign-profile/*", [],
            Tamper.Answers(answer =>
            {
                if (answer.Request.Method == "PUT" && answer.Request.Path.Value!.Contains("/chargingprofiles/", StringComparison.Ordinal) && (string?)answer.Data?["result"] == "UNKNOWN_SESSION")
                    answer.Data = new JsonObject { ["result"] = "ACCEPTED", ["timeout"] = 30 };
            })) { Rows = ["CHP-01"], Shows = Isolation },

        new("authorize.commanded-card", "A card that a command came with is asked for in real time.", "authorize.commanded", ["session.authorization-reference"], Asking("RFID")) { Rows = ["CMD-04", "CMD-34"], Shows = Strangers },

        new("authorize.reserved-card", "A card that a reservation came with is asked for in real time.", "authorize.commanded", ["session.authorization-reference"], Asking("RFID")) { Rows = ["CMD-04", "CMD-23"], Shows = Again },

        new("authorize.reserved-app", "The Token of an app is asked for in real time, though a reservation came with it.", "authorize.commanded", ["session.authorization-reference"], Asking("APP_USER")) { Rows = ["CMD-04", "CMD-22"], Shows = Reserve },

        new("command.promised", "What an EVSE cannot do is said to be done.", "command.supported", [],
            Tamper.Evses(evse =>
            {
                // Told the wrong way round, what it does is what it cannot.
                var can = (evse["capabilities"] as JsonArray)?.Select(one => (string?)one).ToHashSet() ?? [];
                if (!can.Remove("RESERVABLE"))
                    can.Add("RESERVABLE");
                evse["capabilities"] = new JsonArray([.. can.Select(one => JsonValue.Create(one))]);
            })) { Rows = ["CMD-46"], Shows = ["cpo.commands.unsupported"] },

        new("commanded.other-driver", "The session names another driver than the command.", "cpo.commands.charge/session/*", ["cpo.commands.charge/bill/*", "session.cdr"],
            Post.Calls(call => call.Is("sessions", "PUT"), call => call.Edit(session =>
            {
                if (session["cdr_token"] is JsonObject token)
                    token["contract_id"] = "NL-OKT-C99999999-9";
            }))) { Rows = ["CMD-36"], Shows = Charge },
    ];

    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> Commands(string command, Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (answer.Request.Method == "POST" && answer.Request.Path.Value!.EndsWith("/" + command, StringComparison.Ordinal) && answer.Status == 200)
            change(answer);
    });

    private static bool Is(HttpRequest request, string command) => HttpMethods.IsPost(request.Method) && request.Path.Value!.EndsWith("/" + command, StringComparison.Ordinal);

    private static bool OfStranger(JsonNode? command) => command?["token"]?["valid"] is JsonValue valid && valid.TryGetValue<bool>(out var good) && !good;

    // Asks as soon as a session of such a Token is told of, and says where.
    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> Asking(string type) => Post.Carrying(() => async call =>
    {
        if (call.Is("sessions", "PUT") && call.Body is JsonObject session && session["cdr_token"] is JsonObject token && (string?)token["type"] == type)
        {
            var tokens = call.Url.AbsoluteUri[..call.Url.AbsoluteUri.IndexOf("/sessions/", StringComparison.Ordinal)] + $"/tokens/sender/{token["uid"]}/authorize?type={type}";
            var place = new JsonObject { ["location_id"] = session["location_id"]?.DeepClone() };
            (await call.Another("POST", new(tokens), place).SendAsync()).Dispose();
        }

        return await call.SendAsync();
    });
}
