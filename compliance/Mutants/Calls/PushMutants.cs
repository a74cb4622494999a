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

        new("push.place-untold", "That a place is new, or changed, is told to nobody.", "cpo.locations.new/*", [],
            Withheld(call => call.Is("locations", "PUT"))) { Rows = ["LOC-01"], Shows = ["cpo.locations.new"] },

        new("push.removal-untold", "That an EVSE is gone is told to nobody.", "evse.removal", [],
            Withheld(call => call.Is("locations") && (string?)call.Body?["status"] == "REMOVED")) { Rows = ["LOC-03"], Shows = ["cpo.locations.new"] },

        new("push.status-untold", "That an EVSE is broken is told to nobody.", "cpo.locations.push/*", [],
            Withheld(call => call.Is("locations"))) { Rows = ["LOC-63"], Shows = ["cpo.locations.push"] },

        new("push.place-of-others", "The address of a Location names another party than the Location.", "incoming.url-ids", ["cpo.locations.new/*", "incoming.*"],
            Post.Calls(call => call.Is("locations", "PUT"), call => call.Url = new(OtherParty(call.Url.AbsoluteUri, "ZZ")))) { Rows = ["LOC-24", "LOC-25"], Shows = ["cpo.locations.new"] },

        new("push.unchanged-too", "A PATCH of an EVSE holds what has not changed.", "push.only-changes", [],
            Post.Calls(call => call.Is("locations", "PATCH"), call => call.Edit(change => change["physical_reference"] = "1"))) { Rows = ["LOC-02"], Shows = ["cpo.locations.push"] },

        new("push.free-in-use", "An EVSE is AVAILABLE while somebody charges there.", "evse.in-use", ["push.only-changes"],
            Post.Calls(call => call.Is("locations"), call => call.Edit(change => change["status"] = "AVAILABLE"))) { Shows = ["cpo.sessions.card"] },

        new("authorize.never-asked", "A card that has to be asked for is let in without asking.", "cpo.tokens.*", ["authorize.whitelist"],
            Post.Carrying(() => async call =>
            {
                if (!call.IsAuthorization)
                    return await call.SendAsync();
                return Letter.Pretended(new JsonObject { ["allowed"] = "ALLOWED", ["token"] = Card(call) });
            })) { Rows = ["TOK-32", "TOK-35"], Shows = ["cpo.tokens.revived"] },

        new("authorize.never-in-need", "A card that is to be let in by the list only in need is let in without asking.", "cpo.tokens.offline/*", ["authorize.whitelist"],
            Post.Carrying(() => call => call.IsAuthorization ? throw new HttpRequestException("Nobody was asked.") : call.SendAsync())) { Rows = ["TOK-34"], Shows = ["cpo.tokens.offline"] },

        new("authorize.always", "A card that is always to be let in by the list is asked for.", "authorize.whitelist", ["session.authorization-reference"],
            Post.Carrying(() => async call =>
            {
                if (call.Is("sessions", "PUT") && call.Body?["cdr_token"] is JsonObject token && (string?)call.Body["auth_method"] == "WHITELIST")
                {
                    var tokens = call.Url.AbsoluteUri[..call.Url.AbsoluteUri.IndexOf("/sessions/", StringComparison.Ordinal)] + $"/tokens/sender/{token["uid"]}/authorize?type={token["type"]}";
                    (await call.Another("POST", new(tokens), null).SendAsync()).Dispose();
                }

                return await call.SendAsync();
            })) { Rows = ["TOK-33"], Shows = ["cpo.sessions.card"] },

        new("session.undead", "A Session goes on after it was COMPLETED.", "session.final", [],
            Post.Carrying(() => async call =>
            {
                var answer = await call.SendAsync();
                if (call.Is("sessions") && call.Body is JsonObject { } session && (string?)session["status"] == "COMPLETED")
                {
                    var later = DateTimeOffset.Parse((string)session["last_updated"]!, CultureInfo.InvariantCulture).UtcDateTime.AddMinutes(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
                    (await call.Another("PATCH", call.Url, new JsonObject { ["kwh"] = 99, ["last_updated"] = later }).SendAsync()).Dispose();
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

    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> Withheld(Func<Letter, bool> which) =>
        Post.Carrying(() => call => which(call) ? Task.FromResult(Letter.Pretended()) : call.SendAsync());

    // As the partner has it: only its uid tells which it is.
    private static JsonObject Card(Letter call)
    {
        var segments = call.Path.Split('/');
        return new JsonObject
        {
            ["country_code"] = "DE", ["party_id"] = "OKM", ["uid"] = segments[^2], ["type"] = "RFID", ["contract_id"] = "NL-OKT-C00005B1F-6", ["issuer"] = "OcpiKit test", ["valid"] = true,
            ["whitelist"] = "NEVER", ["last_updated"] = "2026-01-31T12:30:00Z",
        };
    }

    private static string OtherParty(string url, string? country = null)
    {
        var parts = url.Split('/');
        var at = Array.IndexOf(parts, "receiver");
        (parts[at + 1], parts[at + 2]) = (country ?? parts[at + 1], "XYZ");
        return string.Join('/', parts);
    }
}
