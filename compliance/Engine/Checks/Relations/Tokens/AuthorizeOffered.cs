using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Tokens;

/// <summary>Only an eMSP whose Tokens are all to be let in by the list may do without answering for them in real time (mod_tokens, real-time authorization).</summary>
internal sealed class AuthorizeOffered() : Check<Trace>("authorize.offered", "Who has Tokens that may be asked for in real time answers for them.", ["TOK-05"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var asked = evidence.Steps.SelectMany(step => step.Exchanges).Where(exchange => exchange is { Operation.Id: "tokens.sender.post.authorize", Response: not null, Intent: not Intent.Stray }).ToList();
        var due = evidence.Steps.SelectMany(step => step.Items)
            .FirstOrDefault(item => item.Exchange is { GivesData: true, Operation.Id: "tokens.sender.list" } && item.Text("whitelist") is { } whitelist && whitelist != "ALWAYS");
        if (asked.Count == 0 || due is null)
            yield break;
        // Whoever knows no such card says so with a status of its own; an address that is not there says less.
        var missing = asked.Find(exchange => exchange.Response!.Status is 405 or 501 || (exchange.Response.Status == 404 && exchange.Body.Envelope?.Code is null));
        yield return missing is null
            ? Pass("There are Tokens that may be asked for, and they are answered for.") with { Exchange = asked[0].Number }
            : Fail($"A Token has the whitelist {Showing.Of(due.Text("whitelist"))}, but nobody can ask for it: the request for real-time authorization is not known.", "an answer to POST {token_uid}/authorize", $"HTTP {missing.Response!.Status}") with { Exchange = missing.Number };
    }
}

/// <summary>An authorization repeats the whole Token (mod_tokens, AuthorizationInfo), which is the one of the list.</summary>
internal sealed class AuthorizedToken() : Check<Trace>("authorize.token", "An authorization repeats the Token as the list has it.", ["TOK-26"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var listed = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in evidence.Steps.SelectMany(step => step.Items).Where(item => item.Exchange is { GivesData: true, Operation.Id: "tokens.sender.list" }))
        {
            if (Crawl.Key(item) is { } key)
                listed[key] = item.Value;
        }

        foreach (var exchange in evidence.Steps.SelectMany(step => step.Exchanges).Where(exchange => exchange is { GivesData: true, Operation.Id: "tokens.sender.post.authorize" }))
        {
            if (exchange.Body.Envelope?.Data?.Field("token") is not { ValueKind: JsonValueKind.Object } token || Crawl.Key(new Item(exchange, "/data/token", token)) is not { } key || !listed.TryGetValue(key, out var known))
                continue;
            if (OcpiDateTime.Parse(known.Text("last_updated")) is not { } then || then != OcpiDateTime.Parse(token.Text("last_updated")))
                continue;
            var seen = Sameness.Of(known, token) switch
            {
                null => Pass("The Token is the one of the list."),
                { Dropped: true } less => Warn("The Token lacks what it has in the list.", less.Difference.Wanted, less.Difference.Received, $"/data/token{less.Pointer}"),
                var other => Fail("The Token is another than in the list, though its last_updated is the same.", other.Difference.Wanted, other.Difference.Received, $"/data/token{other.Pointer}"),
            };
            yield return seen with { Exchange = exchange.Number };
        }
    }
}
