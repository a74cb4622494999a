using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations;

/// <summary>An EVSE's uid stands once on the platform of a CPO (mod_locations, EVSE). One of a removed EVSE counts too: nothing is ever deleted.</summary>
internal sealed class EvseUids() : Check<Trace>("evse.uids", "An EVSE's uid stands once on the platform.", ["LOC-44"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings) => Crawl.In(evidence).SelectMany(Look);

    private static List<Observation> Look(Crawl crawl)
    {
        var (seen, locations, twice) = (new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.Ordinal), new List<Observation>());
        foreach (var item in crawl.Trace.Items.Where(item => item.Exchange.Gives("Location")))
        {
            // A Location that comes twice is a matter of crawl.unique.
            if (Crawl.Key(item) is not { } location || !locations.Add(location))
                continue;
            foreach (var evse in new Spot(item.Pointer, item.Value).List("evses"))
            {
                // Two parties of one platform may have agreed on less; within one there is no doubt.
                if (evse.Text("uid") is not { } uid || seen.TryAdd($"{item.Text("country_code")}*{item.Text("party_id")}*{uid}", location) || twice.Count >= Checks.Judge.Most)
                    continue;
                twice.Add(Fail($"The EVSE uid {Showing.Of(uid)} stands more than once.", "each uid once", $"again in Location {Showing.Of(item.Text("id"))}", evse.At("uid"))
                    with
                { Exchange = item.Exchange.Number });
            }
        }

        return twice.Count > 0 || seen.Count == 0 ? twice : [Pass($"{Showing.Count(seen.Count, "EVSE")}, each with a uid of its own.") with { Exchange = crawl.Last }];
    }
}
