using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Emsp;

/// <summary>Wrong in how an eMSP takes sessions, and in what it asks for them.</summary>
internal static class SessionMutants
{
    private static readonly string[] Push = ["emsp.sessions.push"];
    private static readonly string[] Refusals = ["emsp.sessions.refusals"];

    // Below the module come two ids of the party and that of the session.
    private const int Ids = 3;

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("session.not-there", "A session that was taken cannot be read.", "emsp.sessions.push/*", [],
            Tamper.Answers(answer =>
            {
                if (answer.Request.Method != "GET" || !IsSession(answer.Request))
                    return;
                (answer.Status, answer.Envelope["status_code"]) = (404, 2000);
                answer.Envelope.Remove("data");
            })) { Rows = ["SES-18"], Shows = Push },

        new("session.merged", "A whole session changes what it names, and leaves the rest of what was there.", "emsp.sessions.push/*", [],
            Taking(() =>
            {
                var known = new ConcurrentDictionary<string, bool>();
                return request => request.Method = HttpMethods.IsPut(request.Method) && !known.TryAdd(request.Path, true) ? HttpMethods.Patch : request.Method;
            })) { Rows = ["SES-21", "SES-22", "SES-23"], Shows = Push },

        new("session.emptied", "An empty list of periods in a change takes all of them away.", "emsp.sessions.push/*", [],
            builder =>
            {
                var emptied = new ConcurrentDictionary<string, bool>();
                Taking(() => request =>
                {
                    if (HttpMethods.IsPatch(request.Method))
                        emptied[request.Path] = true;
                    if (HttpMethods.IsPut(request.Method))
                        emptied.TryRemove(request.Path, out _);
                })(builder);
                Tamper.Answers(answer =>
                {
                    if (answer is { IsSuccess: true, Data: JsonObject session } && emptied.ContainsKey(answer.Request.Path))
                        session["charging_periods"] = new JsonArray();
                })(builder);
            }) { Rows = ["SES-30"], Shows = Push },

        new("session.deletable", "A session can be deleted.", "emsp.sessions.refusals/delete/answer", [],
            Tamper.Instead(request => HttpMethods.IsDelete(request.Method) && IsSession(request))) { Rows = ["SES-03", "SES-19"], Shows = Refusals },

        new("session.parts", "Parts of a session have addresses of their own.", "emsp.sessions.refusals/part/*", [],
            Tamper.Instead(request => HttpMethods.IsPatch(request.Method) && Depth(request) > Ids)) { Rows = ["SES-28"], Shows = Refusals },

        new("session.contradicting", "A session that contradicts its address is taken.", "emsp.sessions.refusals/other-*/answer", [],
            Taken(answer => answer.Request.Method == "PUT" && IsSession(answer.Request))) { Rows = ["SES-24", "SES-25", "TRN-37"], Shows = Refusals },

        new("session.timeless-taken", "A change of a session that does not say when is taken.", "emsp.sessions.refusals/timeless/answer", [],
            Taken(answer => answer.Request.Method == "PATCH" && IsSession(answer.Request) && answer.Status == 200)) { Rows = ["SES-27"], Shows = Refusals },

        new("session.late-refused", "A session that is over when it is first told is refused.", "emsp.sessions.late/session/*", ["emsp.sessions.late/get/*"],
            Tamper.Refusing((request, body) => HttpMethods.IsPut(request.Method) && IsSession(request) && (string?)body?["status"] == "COMPLETED", 2001)) { Shows = ["emsp.sessions.late"] },

        new("session.blocked-refused", "The bill of a card that was blocked meanwhile is refused.", "emsp.sessions.blocked/bill/*", [],
            Tamper.Refusing((_, body) => (string?)body?["cdr_token"]?["uid"] == "OCPIKIT5B1FCARD12" && body["total_cost"] is not null, 2001)) { Shows = ["emsp.sessions.blocked"] },

        new("preferences.lower-case", "What a driver prefers is sent in lower case.", "incoming.schema.*", ["emsp.sessions.preferring/*"],
            Post.Calls(call => call.Path.EndsWith("/charging_preferences", StringComparison.Ordinal), call => call.Edit(wish => wish["profile_type"] = $"{wish["profile_type"]}".ToLowerInvariant())))
        { Rows = ["SES-15"], Shows = ["emsp.sessions.preferring"] },
    ];

    private static Action<IHostApplicationBuilder> Taking(Func<Action<HttpRequest>> change) => Tamper.Requests(() =>
    {
        var changing = change();
        return request =>
        {
            if (IsSession(request))
                changing(request);
        };
    });

    // What the server refuses is said to have been taken.
    private static Action<IHostApplicationBuilder> Taken(Func<Draft, bool> which) => Tamper.Answers(answer =>
    {
        if (which(answer) && answer.Envelope["status_code"]?.GetValue<int>() is >= 2000 and < 3000)
            (answer.Status, answer.Envelope["status_code"]) = (StatusCodes.Status200OK, 1000);
    });

    private static bool IsSession(HttpRequest request) => Depth(request) >= Ids;

    private static int Depth(HttpRequest request)
    {
        var segments = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(segments, "sessions");
        return at < 0 ? -1 : segments.Length - at - 1;
    }
}
