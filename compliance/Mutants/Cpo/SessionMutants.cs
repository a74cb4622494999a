using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in how sessions are listed.</summary>
internal static class SessionMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("sessions.window-ignored", "The list of sessions does not look at date_from.", "cpo.sessions.window/*", ["window.from"],
            Tamper.Reading(page => page with { From = null })) { Rows = ["SES-12"], Shows = ["cpo.sessions.window"] },

        new("sessions.unpaged", "A page of two sessions is refused.", "cpo.sessions.paging/*", [],
            Tamper.Answers(answer =>
            {
                if (!IsList(answer) || answer.Request.Query["limit"] != "2")
                    return;
                answer.Envelope["status_code"] = 2001;
                answer.Envelope.Remove("data");
            })) { Rows = ["SES-13"], Shows = ["cpo.sessions.paging"] },

        new("sessions.no-energy", "Sessions in the list do not say how much was charged.", "schema.session", [],
            Tamper.Answers(answer =>
            {
                foreach (var session in IsList(answer) ? answer.Data as JsonArray ?? [] : [])
                    session!.AsObject().Remove("kwh");
            })) { Rows = ["SES-33"], Shows = ["cpo.sessions.paging"] },

        new("sessions.lost-place", "A session that runs names a place that there is not.", "session.references", ["session.cdr"],
            Tamper.Answers(answer =>
            {
                if (!IsList(answer) || answer.Data is not JsonArray { Count: > 0 } sessions)
                    return;
                (sessions[0]!["status"], sessions[0]!["location_id"]) = ("ACTIVE", "OCPIKIT-NOWHERE");
                sessions[0]!.AsObject().Remove("end_date_time");
            })) { Shows = ["cpo.sessions.references"] },

        new("sessions.deletable", "A session can be deleted at its CPO.", "cpo.sessions.read-only/delete/*", [],
            Tamper.Instead(request => HttpMethods.IsDelete(request.Method))) { Rows = ["SES-10"], Shows = ["cpo.sessions.read-only"] },
    ];

    private static bool IsList(Draft answer) => answer.Request.Path.Value!.EndsWith("/sessions", StringComparison.Ordinal);
}
