using System.Globalization;
using System.Text.Json.Nodes;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>Wrong in what a CPO tells of its sessions.</summary>
internal static class SessionMutants
{
    private static readonly string[] Card = ["cpo.sessions.card"];
    private static readonly string[] Charge = ["cpo.commands.charge"];
    private static readonly string[] Reserve = ["cpo.commands.reserve"];
    private static readonly string[] Reserved = ["cpo.sessions.reserved"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("session.untold", "Sessions are never pushed.", "cpo.sessions.card/session/came", [],
            Post.Carrying(() => call => call.Is("sessions") ? Task.FromResult(Letter.Pretended()) : call.SendAsync())) { Rows = ["SES-01"], Shows = Card },

        new("session.unchanged", "Of a session nothing is pushed after the first time.", "cpo.sessions.card/completed/came", [],
            Post.Carrying(() =>
            {
                var told = new HashSet<Uri>();
                return call => call.Is("sessions") && !told.Add(call.Url) ? Task.FromResult(Letter.Pretended()) : call.SendAsync();
            })) { Rows = ["SES-02"], Shows = Card },

        new("session.timeless", "A PATCH of a session does not say when the session was changed.", "incoming.last-updated", [],
            After(IsActive, (call, session) => call.Another("PATCH", call.Url, new JsonObject { ["kwh"] = session["kwh"]!.DeepClone() }))) { Rows = ["SES-27"], Shows = Charge },

        new("session.part", "The energy of a session is sent to an address of its own.", "incoming.whole-session", ["incoming.url"],
            After(IsActive, (call, session) => call.Another(
                "PATCH", new(call.Url.AbsoluteUri + "/kwh"), new JsonObject { ["kwh"] = session["kwh"]!.DeepClone(), ["last_updated"] = session["last_updated"]!.DeepClone() }))) { Rows = ["SES-28"], Shows = Charge },

        new("session.other-country", "The address of a session names another country than the session.", "incoming.url-ids", [],
            Post.Calls(call => call.Is("sessions", "PUT"), call => call.Url = new(call.Url.AbsoluteUri.Replace("/sessions/receiver/DE/", "/sessions/receiver/XY/", StringComparison.Ordinal)))) { Rows = ["SES-24"], Shows = Charge },

        new("session.periods-again", "A PATCH brings all charging periods, not the new ones only.", "session.patched-periods", [],
            Post.Carrying(() => async call =>
            {
                if (call.Is("sessions", "PUT") && call.Body is JsonObject ended && (string?)ended["status"] == "COMPLETED")
                {
                    var running = ended.DeepClone().AsObject();
                    running["status"] = "ACTIVE";
                    running.Remove("end_date_time");
                    (await call.Another("PUT", call.Url, running).SendAsync()).Dispose();
                    call.Method = "PATCH";
                }

                return await call.SendAsync();
            })) { Rows = ["SES-31"], Shows = Charge },

        new("session.back", "A session that charges is pending again.", "session.course", [],
            After(IsActive, (call, session) => call.Another("PATCH", call.Url, new JsonObject { ["status"] = "PENDING", ["last_updated"] = session["last_updated"]!.DeepClone() }))) { Shows = Charge },

        new("session.endless", "Of a session that is over it is not said when it ended.", "session.times", [],
            Post.Calls(call => call.Is("sessions"), call => call.Edit(session => session.Remove("end_date_time")))) { Shows = Charge },

        new("session.nowhere", "Of a session that charges it is not said at which EVSE.", "session.assigned", [],
            Post.Calls(IsActive, call => call.Edit(session => session["evse_uid"] = "#NA"))) { Rows = ["SES-38"], Shows = Charge },

        new("session.made-up-currency", "A session is in a currency that there is not.", "session.currency", ["session.cdr"],
            Post.Calls(call => call.Is("sessions"), call => call.Edit(session => session["currency"] = "EUX"))) { Rows = ["SES-39"], Shows = Charge },

        new("session.watt-hours", "The energy of charging periods is in Wh.", "session.period-energy", [],
            Post.Calls(call => call.Is("sessions"), call => call.Edit(session =>
            {
                foreach (var dimension in (session["charging_periods"] as JsonArray ?? []).SelectMany(period => period!["dimensions"]!.AsArray()).Where(dimension => (string?)dimension!["type"] == "ENERGY"))
                    dimension!["volume"] = 1000 * (dimension["volume"]!.GetValue<decimal>() + 1);
            }))) { Rows = ["SES-41"], Shows = Charge },

        new("session.other-bill", "A bill names another card than its session.", "session.cdr", ["cpo.sessions.card/bill/*"],
            Post.Calls(call => call.Method == "POST" && call.Path.EndsWith("/cdrs/receiver", StringComparison.Ordinal), call => call.Edit(cdr => cdr["cdr_token"]!["uid"] = "OCPIKITOTHER"))) { Shows = Card },

        new("reservation.untold", "A reservation is pushed when it is over.", "session.reservation", ["cpo.commands.expiry/session/*"],
            Post.Carrying(() => call => IsReservation(call) ? Task.FromResult(Letter.Pretended()) : call.SendAsync())) { Rows = ["SES-07"], Shows = ["cpo.commands.expiry"] },

        new("reservation.invalid", "A reservation that was not used ends as invalid.", "session.reservation", [],
            Post.Calls(call => Status(call) == "COMPLETED", call => call.Edit(session => session["status"] = "INVALID"))) { Rows = ["SES-09"], Shows = Reserve },

        new("reservation.two-sessions", "Who reserved charges by another session.", "session.reservation", [],
            Post.Calls(call => Status(call) is "ACTIVE" or "COMPLETED", call =>
            {
                call.Url = new(call.Url.AbsoluteUri[..^1] + "x");
                call.Edit(session => session["id"] = $"{session["id"]}"[..^1] + "x");
            })) { Rows = ["SES-08"], Shows = Reserved },

        new("reference.lost", "What the eMSP gave as the reference of its authorization is forgotten.", "session.authorization-reference", [],
            Post.Calls(call => call.Is("sessions"), call => call.Edit(session => session.Remove("authorization_reference")))) { Rows = ["SES-36"], Shows = Reserved },

        new("reference.first", "Of two references of an authorization the first one is kept.", "session.authorization-reference", ["session.cdr"],
            Post.Carrying(() =>
            {
                var first = new Dictionary<Uri, string>();
                return call =>
                {
                    if (call.Is("sessions", "PUT"))
                    {
                        call.Edit(session =>
                        {
                            if ((string?)session["authorization_reference"] is { } given && !first.TryAdd(call.Url, given))
                                session["authorization_reference"] = first[call.Url];
                        });
                    }

                    return call.SendAsync();
                };
            })) { Rows = ["SES-37"], Shows = Reserved },
    ];

    private static string? Status(Letter call) => call.Is("sessions", "PUT") ? (string?)call.Body?["status"] : null;

    private static bool IsActive(Letter call) => Status(call) == "ACTIVE";

    private static bool IsReservation(Letter call) => Status(call) == "RESERVATION";

    // Sends something more after what meets a condition; a second later, where it says when.
    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> After(Func<Letter, bool> which, Func<Letter, JsonObject, Letter> more) => Post.Carrying(() => async call =>
    {
        var answer = await call.SendAsync();
        if (which(call) && call.Body is JsonObject session)
        {
            session["last_updated"] = DateTimeOffset.Parse((string)session["last_updated"]!, CultureInfo.InvariantCulture).UtcDateTime.AddSeconds(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            (await more(call, session).SendAsync()).Dispose();
        }

        return answer;
    });
}
