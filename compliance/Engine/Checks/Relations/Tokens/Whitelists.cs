using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Tokens;

/// <summary>
/// Whether a driver is let in by the list, or the eMSP is asked, is for the Token to say (mod_tokens, WhitelistType). Judged of Tokens that were sent in the same
/// scenario, whose whitelist is known.
/// </summary>
internal sealed class Whitelists() : Check<Trace>("authorize.whitelist", "A Token is asked for in real time, or let in by the list, as its whitelist says.", ["TOK-32", "TOK-33", "TOK-34", "TOK-35"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var asked = evidence.Incoming.Where(call => call.Operation?.Id == "tokens.sender.post.authorize").ToList();
        var began = evidence.Incoming.Where(call => call.Operation?.Id == "sessions.receiver.put" && call.Body.Json is not null).DistinctBy(call => call.Body.Json!.Value.Text("id")).ToList();
        foreach (var token in SentToken.In(evidence))
        {
            var (questions, sessions) = (asked.Where(token.IsAskedBy).ToList(), began.Where(token.IsHeldBy).ToList());
            foreach (var seen in Look(token, questions, sessions))
                yield return seen;
        }
    }

    private static IEnumerable<Observation> Look(SentToken token, List<Exchange> questions, List<Exchange> sessions)
    {
        var byList = sessions.Find(session => session.Body.Json!.Value.Text("auth_method") == "WHITELIST");
        switch (token.Whitelist)
        {
            case "ALWAYS" when questions is [var question, ..]:
                yield return Fail("A Token that is always to be let in by the list was asked for in real time.", "no real-time authorization", "one") with { Exchange = question.Number, Verifies = ["TOK-33"] };
                break;
            case "ALWAYS" when byList is not null:
                yield return Pass("A Token that is always to be let in by the list was, and nobody asked for it.") with { Exchange = byList.Number, Verifies = ["TOK-33"] };
                break;
            case "NEVER" when byList is not null:
                yield return Fail("A Token that is never to be let in by the list was.", "a real-time authorization", "auth_method WHITELIST", "/auth_method") with { Exchange = byList.Number, Verifies = ["TOK-35"] };
                break;
            case "NEVER" when questions is [var question, ..]:
                yield return Pass("A Token that is never to be let in by the list was asked for.") with { Exchange = question.Number, Verifies = token.Valid ? ["TOK-35"] : ["TOK-32", "TOK-35"] };
                break;
            // Where the eMSP can be reached it is asked first. Of what is told when it is over nobody knows whether its station had a network.
            case "ALLOWED_OFFLINE" when byList is not null && byList.Body.Json!.Value.Text("status") != "COMPLETED" && !questions.Exists(question => question.Started <= byList.Started):
                yield return Fail("A Token that is to be let in by the list only where its eMSP cannot be reached was, and nobody had asked.", "a real-time authorization before", "none", "/auth_method") with { Exchange = byList.Number, Verifies = ["TOK-34"] };
                break;
            case "ALLOWED_OFFLINE" when questions is [var question, ..]:
                yield return Pass("A Token that is to be let in by the list only where its eMSP cannot be reached was asked for first.") with { Exchange = question.Number, Verifies = ["TOK-34"] };
                break;
        }
    }

    /// <summary>A Token of ours that the target was sent and took; as it was the whole scenario through, else it is left out.</summary>
    private sealed record SentToken(string Uid, string Type, string Whitelist, bool Valid, DateTimeOffset Since)
    {
        public static IEnumerable<SentToken> In(Trace trace)
        {
            var sent =
                from step in trace.Steps
                where step.Step is CallStep { Intent: Intent.Regular, Operation.Id: "tokens.receiver.put" }
                from exchange in step.Exchanges
                where exchange.Succeeded
                let token = ParsedBody.Of(exchange.Request.Body).Json
                where token?.Text("uid") is not null && token?.Text("type") is not null && token?.Text("whitelist") is not null
                select new SentToken(
                    token.Value.Text("uid")!, token.Value.Text("type")!, token.Value.Text("whitelist")!, token.Value.Field("valid") is { ValueKind: JsonValueKind.True }, exchange.Started);
            return sent.GroupBy(token => $"{token.Uid} {token.Type}", StringComparer.OrdinalIgnoreCase).Where(group => group.Count() == 1).SelectMany(group => group);
        }

        public bool IsAskedBy(Exchange call) =>
            call.Started >= Since && call.Arrival?.Parameters is { } parameters && Same(parameters.GetValueOrDefault("token_uid"), Uid) && parameters.GetValueOrDefault("type", "RFID") == Type;

        public bool IsHeldBy(Exchange session) =>
            session.Started >= Since && session.Body.Json!.Value.Field("cdr_token") is { } token && Same(token.Text("uid"), Uid) && token.Text("type") == Type;

        private static bool Same(string? one, string other) => other.Equals(one, StringComparison.OrdinalIgnoreCase);
    }
}
