using System.Text;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Calls;

/// <summary>Wrong in what every call has around it: token, ids, routing, types.</summary>
internal static class WrappingMutants
{
    private static readonly string[] Routing = ["OCPI-from-country-code", "OCPI-from-party-id", "OCPI-to-country-code", "OCPI-to-party-id"];
    private static readonly string[] Session = ["cpo.commands.charge"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("call.no-token", "Pushes carry no token.", "incoming.authorization", [],
            Post.Calls(call => !call.IsConfiguration, call => call.Headers.Remove("Authorization"))) { Rows = ["TRN-02"], Shows = Session },

        new("call.raw-token", "The token is sent as it is, not in Base64.", "incoming.authorization", [],
            Post.Calls(call => call.Headers.TryAddWithoutValidation("Authorization", Raw(call)))) { Rows = ["TRN-03"], Shows = Session },

        new("call.two-spaces", "Two spaces stand before the token.", "incoming.authorization", [],
            Post.Calls(call => !call.IsConfiguration, call => Authorize(call, $"{call.Headers.Authorization}".Replace(" ", "  ", StringComparison.Ordinal)))) { Rows = ["TRN-03"], Shows = Session },

        new("call.other-token", "Results are sent with a token that nobody gave.", "incoming.token", [],
            Post.Calls(call => call.IsResult, call => Authorize(call, "Token " + Convert.ToBase64String("nobody-gave-this-token"u8)))) { Rows = ["CRE-05"], Shows = Session },

        new("call.no-request-id", "Requests carry no X-Request-ID.", "incoming.request-id", [],
            Post.Calls(call => call.Headers.Remove("X-Request-ID"))) { Rows = ["TRN-66"], Shows = Session },

        new("call.one-request-id", "All requests carry one X-Request-ID.", "requests.request-ids", [],
            Post.Calls(call => Set(call, "X-Request-ID", "0c0bbb67-9c22-4a5c-a4dd-27ad0f1a1f0c"))) { Shows = Session },

        new("call.no-correlation-id", "Requests carry no X-Correlation-ID.", "incoming.correlation-id", [],
            Post.Calls(call => call.Headers.Remove("X-Correlation-ID"))) { Rows = ["TRN-68"], Shows = Session },

        new("call.counted-ids", "The ids of requests are numbers.", "incoming.guids", [],
            Post.Calls(call => Set(call, "X-Request-ID", $"{Random.Shared.NextInt64()}"))) { Rows = ["TRN-70"], Shows = Session },

        new("call.type-text", "Results say that they are text/plain.", "incoming.content-type", [],
            Post.Calls(call => call.IsResult, call => call.Type = "text/plain")) { Rows = ["TRN-12"], Shows = Session },

        new("call.type-merge-patch", "A PATCH says that it is a merge patch.", "incoming.content-type", [],
            Post.Calls(call => call.Method == "PATCH", call => call.Type = "application/merge-patch+json")) { Rows = ["TRN-12", "TRN-32"], Shows = Session },

        new("call.no-routing", "Requests carry no routing headers.", "incoming.routing", [],
            Post.Calls(call =>
            {
                foreach (var name in Routing)
                    call.Headers.Remove(name);
            })) { Shows = Session },

        new("call.routing-swapped", "TO and FROM are swapped in requests.", "incoming.routing-parties", [],
            Post.Calls(call => !call.IsConfiguration, Swap)) { Rows = ["TRN-51"], Shows = Session },

        new("call.routed-versions", "Routing headers appear on requests for versions.", "incoming.not-routed", [],
            Post.Calls(call => call.IsConfiguration, call => Set(call, "OCPI-from-party-id", "OKC"))) { Rows = ["TRN-49"], Shows = ["both.credentials.registration"] },
    ];

    internal static string Raw(Letter call)
    {
        var token = Encoding.UTF8.GetString(Convert.FromBase64String(call.Headers.Authorization?.Parameter ?? ""));
        call.Headers.Remove("Authorization");
        return $"Token {token}";
    }

    internal static void Authorize(Letter call, string header)
    {
        call.Headers.Remove("Authorization");
        call.Headers.TryAddWithoutValidation("Authorization", header);
    }

    internal static void Set(Letter call, string name, string value)
    {
        call.Headers.Remove(name);
        call.Headers.TryAddWithoutValidation(name, value);
    }

    private static void Swap(Letter call)
    {
        foreach (var (one, other) in new[] { (Routing[0], Routing[2]), (Routing[1], Routing[3]) })
        {
            if (!call.Headers.TryGetValues(one, out var from) || !call.Headers.TryGetValues(other, out var to))
                continue;
            var (first, second) = (from.First(), to.First());
            Set(call, one, second);
            Set(call, other, first);
        }
    }
}
