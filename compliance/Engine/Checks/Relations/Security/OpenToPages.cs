using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Relations.Security;

/// <summary>Which web pages a browser would let read what the platform answers. OCPI says nothing of it, so it is told and no more.</summary>
internal sealed class OpenToPages() : Check<Trace>("security.cors", "Pages of other sites are not let in.", [], Axis.Compatibility)
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var exchange in evidence.Steps.SelectMany(step => step.Exchanges).Where(exchange => exchange.Request.Headers.First("Origin") is not null && exchange.Response is not null))
        {
            var origin = exchange.Request.Headers.First("Origin");
            var seen = exchange.Response!.Headers.First("Access-Control-Allow-Origin") is not { } allowed ? Pass("No header lets pages of other sites in.")
                : allowed == "*" || allowed == origin ? Info($"Pages of {(allowed == "*" ? "all sites" : "any site that asks")} are let in (Access-Control-Allow-Origin: {Showing.Cut(allowed)}).")
                : Pass($"Pages of {Showing.Cut(allowed)} are let in, and not those of any other site.");
            yield return seen with { Exchange = exchange.Number };
        }
    }
}
