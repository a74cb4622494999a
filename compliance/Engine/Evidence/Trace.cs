using System.Text.Json;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Evidence;

/// <summary>All that a scenario saw: what relations between messages are judged on.</summary>
public sealed record Trace(Scenario Scenario, IReadOnlyList<StepTrace> Steps)
{
    /// <summary>Every call of the target's that came while it was played, awaited or not, in the order of their coming.</summary>
    public IReadOnlyList<Exchange> Incoming { get; init; } = [];

    /// <summary>The steps that followed a list to its end (or to a budget).</summary>
    public IEnumerable<StepTrace> Crawls => Steps.Where(step => step.Step is CallStep { Pages: Pages.All });
}

/// <summary>The exchanges of one step, in order.</summary>
/// <param name="Step">The step.</param>
/// <param name="Exchanges">One for a plain call, one a page for a crawl.</param>
/// <param name="CutBy">The budget that ended a crawl before its end, in words ("--max-pages 20"); null where it was not cut.</param>
/// <param name="Endless">Whether the crawl was given up because it came back to a page that it had seen.</param>
public sealed record StepTrace(Step Step, IReadOnlyList<Exchange> Exchanges, string? CutBy = null, bool Endless = false)
{
    /// <summary>The objects of all pages, each with its exchange and its pointer in that page's body.</summary>
    public IEnumerable<Item> Items =>
        from exchange in Exchanges
        from item in exchange.Items()
        select item;

    /// <summary>Whether every page was seen and every page answered with success.</summary>
    public bool Whole => CutBy is null && !Endless && Exchanges.Count > 0 && Exchanges.All(exchange => exchange.Succeeded);
}

/// <summary>One object of a list, or the single object of an answer.</summary>
public sealed record Item(Exchange Exchange, string Pointer, JsonElement Value)
{
    /// <summary>A string property of it, or null where it is absent or no string.</summary>
    public string? Text(string property) => Value.Text(property);
}

