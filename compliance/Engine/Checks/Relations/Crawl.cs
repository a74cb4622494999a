using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations;

/// <summary>A list that a step followed to its end, and what its pages said of the whole.</summary>
internal sealed record Crawl(CallStep Step, StepTrace Trace, IReadOnlyList<Page> Pages)
{
    /// <summary>The crawls of a trace that were right requests and got at least one page.</summary>
    public static IEnumerable<Crawl> In(Trace trace) =>
        from step in trace.Crawls
        let call = step.Step as CallStep
        where call is { Intent: Intent.Regular, Operation.Paged: true }
        let pages = step.Exchanges.Select(Page.Of).OfType<Page>().ToList()
        where pages.Count > 0
        select new Crawl(call, step, pages);

    /// <summary>The number of its first exchange.</summary>
    public int First => Trace.Exchanges[0].Number;

    /// <summary>The number of its last exchange.</summary>
    public int Last => Trace.Exchanges[^1].Number;

    /// <summary>Why it does not hold every object of the list; null where it does.</summary>
    public string? Lacks =>
        Trace.CutBy is { } budget ? $"the budget {budget} ended it"
        : Trace.Endless ? "it came back to a page that it had seen"
        : !Trace.Whole ? "a page did not answer with success"
        : null;

    /// <summary>Whether the pages agree on how many objects there are: else the data changed while it was read.</summary>
    public bool Steady => Pages.Select(page => page.Total).Distinct().Count() == 1;

    /// <summary>How a single list, and the objects of it, are the same: filters that were asked for.</summary>
    public static string Filters(Exchange exchange) => $"{exchange.Request.Query("date_from")}|{exchange.Request.Query("date_to")}";

    /// <summary>What tells an object of this list from others; null where it lacks the fields.</summary>
    public static string? Key(Item item)
    {
        // Two Tokens may share a uid: the type tells them apart (mod_tokens, Token).
        var id = item.Text("id") ?? (item.Text("uid") is { } uid ? $"{uid}*{item.Text("type")}" : item.Text("role"));
        return id is null ? null : $"{item.Text("country_code")}*{item.Text("party_id")}*{id}".ToUpperInvariant();
    }
}
