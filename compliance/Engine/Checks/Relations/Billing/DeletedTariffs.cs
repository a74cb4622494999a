using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Billing;

/// <summary>A Tariff that a Connector still names should not be taken away (mod_tariffs, DELETE method): that Connector would have no price.</summary>
internal sealed class DeletedTariffs() : Check<Trace>("tariff.unreferenced", "No Connector names a Tariff that was deleted.", ["TAR-14"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var lists = Crawl.In(evidence).Where(crawl => crawl.Step.Operation.Response?.Types.Contains("Location") == true).ToList();
        foreach (var call in evidence.Incoming.Where(call => call is { Operation.Id: "tariffs.receiver.delete", Fault: null, Response.Status: >= 200 and < 300 }))
        {
            var parameters = call.Arrival!.Parameters;
            if (parameters.GetValueOrDefault("tariff_id") is not { } id || lists.LastOrDefault(list => list.Last > call.Number || list.Trace.Exchanges[^1].Started > call.Started) is not { } locations)
                continue;
            var naming = locations.Trace.Items
                .Where(item => Same(item.Text("country_code"), parameters.GetValueOrDefault("country_code")) && Same(item.Text("party_id"), parameters.GetValueOrDefault("party_id")))
                .SelectMany(item => new Spot(item.Pointer, item.Value).List("evses").SelectMany(evse => evse.List("connectors")).SelectMany(connector => connector.List("tariff_ids")).Select(spot => (item, spot)))
                .FirstOrDefault(one => Same(one.spot.Value.Text(), id));
            yield return naming.item is { } location
                ? Warn("A Tariff was deleted that a Connector still names.", "no Connector that names it", $"{Showing.Of(id)} at a Connector of the Location {Showing.Of(location.Text("id"))}", naming.spot.Pointer) with { Exchange = location.Exchange.Number }
                : Pass("No Connector names the Tariff that was deleted.") with { Exchange = locations.Last };
        }
    }

    private static bool Same(string? one, string? other) => one is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
