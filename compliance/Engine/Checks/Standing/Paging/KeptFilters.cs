using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Paging;

/// <summary>The Link to the next page keeps the filters of the request (transport_and_format, paginated response).</summary>
internal sealed class KeptFilters() : Check<Exchange>("paging.filters", "The Link to the next page keeps the filters.", ["TRN-24"])
{
    private static readonly string[] Filters = ["date_from", "date_to"];

    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        if (Page.Of(evidence)?.Link.Url is not { } next)
            yield break;
        var (asked, linked) = (evidence.Request, evidence.Request with { Url = next });
        var filters = Filters.Where(filter => asked.Query(filter) is not null).ToList();
        var lost = filters.Where(filter => !Same(asked.Query(filter), linked.Query(filter))).ToList();
        foreach (var filter in lost)
            yield return Warn($"The Link to the next page does not keep {filter}.", $"{filter}={asked.Query(filter)}", Showing.Of(linked.Query(filter)));
        if (filters.Count > 0 && lost.Count == 0)
            yield return Pass("The Link keeps the filters.");
    }

    private static bool Same(string? asked, string? linked) =>
        asked == linked || (OcpiDateTime.Parse(asked) is { } instant && instant == OcpiDateTime.Parse(linked));
}
