using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Tokens;

/// <summary>A uid with its type stands for one Token (mod_tokens, Token). The very same Token that comes twice over the pages is a matter of crawl.unique.</summary>
internal sealed class TokenUids() : Check<Trace>("token.uids", "A uid with its type stands for one Token.", ["TOK-29"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var crawl in Crawl.In(evidence).Where(crawl => crawl.Step.Operation.Id == "tokens.sender.list"))
        {
            var (seen, twice) = (new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase), 0);
            foreach (var token in crawl.Trace.Items)
            {
                if (Crawl.Key(token) is not { } key || seen.TryAdd(key, token.Text("contract_id")) || string.Equals(seen[key], token.Text("contract_id"), StringComparison.OrdinalIgnoreCase))
                    continue;
                if (++twice > Checks.Judge.Most)
                    break;
                yield return Warn($"Two Tokens of the type {Showing.Of(token.Text("type"))} have the uid {Showing.Of(token.Text("uid"))}.", "one", $"contracts {Showing.Of(seen[key])} and {Showing.Of(token.Text("contract_id"))}", $"{token.Pointer}/uid")
                    with
                { Exchange = token.Exchange.Number };
            }

            if (twice == 0 && seen.Count > 0)
                yield return Pass($"{Showing.Count(seen.Count, "Token")}, each with a uid and type of its own.") with { Exchange = crawl.Last };
        }
    }
}
