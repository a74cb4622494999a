using System.Text.Json.Nodes;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>Wrong in how a CPO takes charging profiles, and says what came of them.</summary>
internal static class ProfileMutants
{
    private static readonly string[] Steer = ["cpo.chargingprofiles.steer"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("profile.set-refused", "A profile that is taken is answered as a mistake.", "cpo.chargingprofiles.steer/set/answer", ["profile.pushed"],
            Profiles("PUT", answer => answer.Envelope["status_code"] = 2000)) { Rows = ["CHP-10", "CHP-11", "CHP-12"], Shows = Steer },

        new("profile.mute", "The answer to a profile does not say whether it is passed on.", "cpo.chargingprofiles.steer/set/*", ["schema.chargingprofileresponse", "profile.pushed"],
            Profiles("PUT", answer => (answer.Data as JsonObject)?.Remove("result"))) { Rows = ["CHP-02"], Shows = Steer },

        new("profile.ask-refused", "The question for the active profile is answered as a mistake.", "cpo.chargingprofiles.steer/ask/answer", [],
            Profiles("GET", answer => answer.Envelope["status_code"] = 2000)) { Rows = ["CHP-09"], Shows = Steer },

        new("profile.clear-refused", "A profile that is taken away is answered as a mistake.", "cpo.chargingprofiles.steer/free/answer", [],
            Profiles("DELETE", answer => answer.Envelope["status_code"] = 2000)) { Rows = ["CHP-14"], Shows = Steer },

        new("profile.no-timeout", "The answer to a profile does not say how long its result may take.", "schema.chargingprofileresponse", [],
            Profiles("PUT", answer => (answer.Data as JsonObject)?.Remove("timeout"))) { Rows = ["CHP-26"], Shows = Steer },

        new("profile.unaddressed-taken", "A profile is taken away for somebody who does not say where to answer.", "cpo.chargingprofiles.steer/unaddressed/answer", [],
            Tamper.Answers(answer =>
            {
                if (answer.Request.Method != "DELETE" || answer.Request.Query.ContainsKey("response_url") || !answer.Request.Path.Value!.Contains("/chargingprofiles/", StringComparison.Ordinal))
                    return;
                answer.Status = 200;
                answer.Envelope["status_code"] = 1000;
                answer.Data = new JsonObject { ["result"] = "ACCEPTED", ["timeout"] = 30 };
            })) { Rows = ["CHP-13"], Shows = Steer },

        new("profile.result-never", "What came of a profile is never told.", "cpo.chargingprofiles.steer/taken/came", ["cpo.chargingprofiles.steer/told/came", "cpo.chargingprofiles.steer/freed/came"],
            Post.Carrying(() => call => call.IsResult ? Task.FromResult(Letter.Pretended()) : call.SendAsync())) { Rows = ["CHP-03"], Shows = Steer },

        new("profile.result-word", "What came of a profile is told in a word that does not exist.", "incoming.schema.*", ["result.type"],
            Post.Calls(call => call.IsResult, call => call.Edit(result => result["result"] = "OK"))) { Rows = ["CHP-31"], Shows = Steer },

        new("profile.result-bare", "The answer to the question for the active profile does not hold it.", "result.type", ["incoming.schema.*", "cpo.chargingprofiles.steer/told/*"],
            Post.Calls(call => call.IsResult, call => call.Edit(result => result.Remove("profile")))) { Rows = ["CHP-27"], Shows = Steer },

        new("profile.result-type", "The answer to the question for the active profile is what came of a command.", "result.type", ["incoming.schema.*", "cpo.chargingprofiles.steer/told/*"],
            Post.Calls(call => call.IsResult && call.Body?["profile"] is not null, call => call.Body = new JsonObject { ["result"] = "TIMEOUT" })) { Rows = ["CHP-19"], Shows = Steer },

        new("profile.change-untold", "That a session charges otherwise than was set is not told.", "cpo.chargingprofiles.steer/changed/came", [],
            Post.Carrying(() => call => call.Is("chargingprofiles", "PUT") ? Task.FromResult(Letter.Pretended()) : call.SendAsync())) { Rows = ["CHP-04", "CHP-15"], Shows = Steer },

        new("profile.unasked", "The active profile of a session is told to somebody who has set none.", "profile.pushed", [],
            Post.Carrying(() => async call =>
            {
                var answer = await call.SendAsync();
                if (call.Is("sessions", "PUT") && call.Body?["id"] is { } session)
                {
                    var endpoint = call.Url.AbsoluteUri[..call.Url.AbsoluteUri.IndexOf("/sessions/", StringComparison.Ordinal)] + $"/chargingprofiles/sender/{session}";
                    var profile = new JsonObject
                    {
                        ["start_date_time"] = "2026-03-01T12:00:00Z",
                        ["charging_profile"] = new JsonObject { ["charging_rate_unit"] = "W", ["charging_profile_period"] = new JsonArray(new JsonObject { ["start_period"] = 0, ["limit"] = 3000 }) },
                    };
                    (await call.Another("PUT", new(endpoint), profile).SendAsync()).Dispose();
                }

                return answer;
            })) { Rows = ["CHP-21"], Shows = ["cpo.commands.charge"] },

        new("profile.plan-shapeless", "The active profile that is told lacks its unit.", "incoming.schema.chargingprofile", ["result.type"],
            Post.Calls(call => call.Is("chargingprofiles", "PUT") || call.IsResult, call => call.Edit(body =>
            {
                var plan = body["profile"] as JsonObject ?? body;
                (plan["charging_profile"] as JsonObject)?.Remove("charging_rate_unit");
            }))) { Rows = ["CHP-29"], Shows = Steer },
    ];

    private static Action<Microsoft.Extensions.Hosting.IHostApplicationBuilder> Profiles(string method, Action<Draft> change) => Tamper.Answers(answer =>
    {
        if (answer.Request.Method == method && answer.Request.Path.Value!.Contains("/chargingprofiles/", StringComparison.Ordinal) && answer.Status == 200)
            change(answer);
    });
}
