using System.Globalization;
using System.Text.Json.Nodes;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>Wrong in what is pushed, and where to.</summary>
internal static class PushMutants
{
    private static readonly string[] Charge = ["cpo.commands.charge"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("push.guessed-url", "Sessions are pushed to an address that other partners have.", "incoming.url", ["cpo.commands.charge/*/came"],
            Post.Calls(call => call.Is("sessions"), call => call.Url = new(call.Url.AbsoluteUri.Replace("/sessions/receiver/", "/ocpi/emsp/sessions/", StringComparison.Ordinal)))) { Rows = ["TRN-73"], Shows = Charge },

        new("push.other-party", "The address of a Session names another party than the Session.", "incoming.url-ids", [],
            Post.Calls(call => call.Is("sessions", "PUT"), call => call.Url = new(OtherParty(call.Url.AbsoluteUri)))) { Rows = ["SES-25"], Shows = Charge },

        new("push.timeless-patch", "A PATCH does not say when the object was changed.", "incoming.last-updated", ["cpo.commands.charge/*"],
            Post.Calls(call => call.Method == "PATCH", call => call.Edit(change => change.Remove("last_updated")))) { Rows = ["LOC-29"], Shows = Charge },

        new("push.incomplete", "A Session is sent without its currency.", "incoming.schema.session", ["cpo.commands.charge/*"],
            Post.Calls(call => call.Is("sessions", "PUT"), call => call.Edit(session => session.Remove("currency")))) { Rows = ["TRN-29"], Shows = Charge },

        new("push.other-id", "The address of a Session ends with another id than the Session has.", "incoming.url-ids", ["cpo.commands.charge/*"],
            Post.Calls(call => call.Is("sessions", "PUT"), call => call.Url = new(call.Url.AbsoluteUri + "X"))) { Rows = ["TRN-34"], Shows = Charge },

        new("push.nothing-measured", "A period of a Session has no dimension.", "incoming.schema.chargingperiod", ["cpo.commands.charge/*"],
            Post.Calls(call => call.Is("sessions"), call => call.Edit(session => session["charging_periods"] = new JsonArray(new JsonObject
            {
                ["start_date_time"] = "2026-03-01T12:00:00Z", ["dimensions"] = new JsonArray(),
            })))) { Rows = ["TRM-04"], Shows = Charge },

        new("push.blind", "After a change that was not taken nobody looks what the partner has.", "cpo.locations.failed-push/looks/came", ["cpo.locations.failed-push/*"],
            Post.Carrying(() => call => call.Is("locations", "GET") ? Task.FromResult(Letter.Pretended()) : call.SendAsync())) { Rows = ["TRN-33"], Shows = ["cpo.locations.failed-push"] },

        new("push.stubborn", "What failed is sent again a little later.", "push.sent-once", ["cpo.locations.odd-answers/*", "push.last-updated"],
            Post.Carrying(() => async call =>
            {
                var answer = await call.SendAsync();
                if (call.Method == "GET" || (int)answer.StatusCode < 500)
                    return answer;
                answer.Dispose();
                return await call.Another(call.Method, call.Url, call.Body).SendAsync();
            })) { Rows = ["TRN-75"], Shows = ["cpo.locations.odd-answers"] },

        new("push.lower-case", "The status of a Session is written in lower case.", "incoming.schema.session", ["cpo.commands.charge/*"],
            Post.Calls(call => call.Is("sessions", "PUT"), call => call.Edit(session => session["status"] = $"{session["status"]}".ToLowerInvariant()))) { Rows = ["TYP-10", "SES-33"], Shows = Charge },

        new("push.kwh-text", "The energy of a Session is sent as text.", "incoming.schema.session", ["cpo.commands.charge/*"],
            Post.Calls(call => call.Is("sessions", "PUT"), call => call.Edit(session =>
            {
                if (session["kwh"] is { } kwh)
                    session["kwh"] = kwh.ToJsonString();
            }))) { Rows = ["TYP-08"], Shows = Charge },

        new("session.undead", "A Session goes on after it was COMPLETED.", "session.final", [],
            Post.Carrying(() => async call =>
            {
                var answer = await call.SendAsync();
                if (call.Is("sessions") && call.Body is JsonObject { } session && (string?)session["status"] == "COMPLETED")
                {
                    var later = DateTimeOffset.Parse((string)session["last_updated"]!, CultureInfo.InvariantCulture).UtcDateTime.AddMinutes(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
                    (await call.Another("PATCH", call.Url, new JsonObject { ["status"] = "ACTIVE", ["last_updated"] = later }).SendAsync()).Dispose();
                }

                return answer;
            })) { Rows = ["SES-04"], Shows = Charge },

        new("authorize.app", "The Token of an app is asked for in real time, though a command came with it.", "authorize.commanded", [],
            Post.Carrying(() => async call =>
            {
                if (call.Is("sessions", "PUT") && call.Body?["cdr_token"] is JsonObject token && (string?)token["type"] == "APP_USER")
                {
                    var tokens = call.Url.AbsoluteUri[..call.Url.AbsoluteUri.IndexOf("/sessions/", StringComparison.Ordinal)] + $"/tokens/sender/{token["uid"]}/authorize?type=APP_USER";
                    (await call.Another("POST", new(tokens), null).SendAsync()).Dispose();
                }

                return await call.SendAsync();
            })) { Rows = ["CMD-33"], Shows = Charge },
    ];

    private static string OtherParty(string url)
    {
        var parts = url.Split('/');
        var at = Array.IndexOf(parts, "receiver");
        parts[at + 2] = "XYZ";
        return string.Join('/', parts);
    }
}
