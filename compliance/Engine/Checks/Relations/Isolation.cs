using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations;

/// <summary>
/// Sessions and CDRs belong to one driver, and so to one eMSP: a second partner sees others than the first does (<c>--second-token</c>). The text
/// takes that for granted and nowhere says it, so it is no matter of conformance.
/// </summary>
internal sealed class Isolation() : Check<Trace>("crawl.isolation", "What is one partner's is not shown to another.", [], Axis.Compatibility)
{
    private static readonly string[] Private = ["sessions.sender.list", "cdrs.sender.list"];

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var reading in evidence.Steps.Where(step => step.Step is CallStep call && Private.Contains(call.Operation.Id)).GroupBy(step => ((CallStep)step.Step).Operation.Id))
        {
            var (ours, theirs) = (Of(reading, TokenVariation.Right), Of(reading, TokenVariation.Second));
            if (theirs.Count > 0 && ours.Count > 0)
                yield return Compare(ours, theirs);
        }
    }

    private static Observation Compare(List<StepTrace> ours, List<StepTrace> theirs)
    {
        var last = theirs[^1].Exchanges[^1].Number;
        if (!ours.Concat(theirs).All(step => step.Exchanges.All(exchange => exchange.Succeeded)))
            return Blocked("One of the two lists could not be read, so they could not be compared.") with { Exchange = last };
        var known = ours.SelectMany(step => step.Items).Select(Crawl.Key).OfType<string>().ToHashSet();
        if (known.Count == 0)
            return Blocked("The first partner has nothing that could be shown to the second.") with { Exchange = last };
        var shared = theirs.SelectMany(step => step.Items).Where(item => Crawl.Key(item) is { } key && known.Contains(key)).ToList();
        return shared.Count == 0
            ? Pass($"None of the {known.Count} objects of the one partner is shown to the other.") with { Exchange = last }
            : Warn($"{Showing.Count(shared.Count, "object")} of the one partner are shown to the other.", "none", Showing.Cut(Crawl.Key(shared[0])!), shared[0].Pointer) with { Exchange = shared[0].Exchange.Number };
    }

    private static List<StepTrace> Of(IEnumerable<StepTrace> steps, TokenVariation token) => [.. steps.Where(step => ((CallStep)step.Step).Variation.Token == token)];
}
