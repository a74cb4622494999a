using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Tokens;

/// <summary>
/// The whole list of Tokens is read to be in step, not whenever somebody holds a card before a reader (mod_tokens, pull model). One reading may come by the clock; as many
/// as cards do not.
/// </summary>
internal sealed class PullsForCards() : Check<Trace>("pull.not-for-cards", "The list of Tokens is not read for each card that is held before a reader.", ["TOK-04"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        if (evidence.Scenario.Steps.Any(step => step is TriggerStep { Trigger: "pull" }) || evidence.Scenario.Partner.Any(one => one.Operation is "tokens.sender.list" or "*"))
            yield break;
        var cards = evidence.Incoming
            .Where(call => call.Operation?.Id == "sessions.receiver.put" && call.Body.Json?.Text("auth_method") is "WHITELIST" or "AUTH_REQUEST")
            .DistinctBy(call => call.Body.Json!.Value.Text("id")).ToList();
        if (cards.Count == 0)
            yield break;
        var whole = evidence.Incoming.Where(Whole).ToList();
        if (whole.Count == 0)
            yield return Pass("Cards were held before a reader, and the list of Tokens was not read for it.") with { Exchange = cards[^1].Number };
        else if (cards.Count > 1 && whole.Count >= cards.Count)
            yield return Warn("The whole list of Tokens was read as often as cards were held before a reader.", "now and then", $"{whole.Count} times for {Showing.Count(cards.Count, "card")}") with { Exchange = whole[^1].Number };
    }

    private static bool Whole(Exchange call) =>
        call is { Operation.Id: "tokens.sender.list", Arrival.Parameters: { } asked } && !asked.ContainsKey("date_from") && asked.GetValueOrDefault("offset", "0") == "0";
}
