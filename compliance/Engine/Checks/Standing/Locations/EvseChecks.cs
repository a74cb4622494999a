using System.Text.RegularExpressions;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Locations;

/// <summary>evse_id is written as eMI3 has it, and is left out of removed EVSEs only (mod_locations, EVSE).</summary>
internal sealed class EvseId() : SpotCheck("location.evse-id", "An evse_id has the form of eMI3.", "Every evse_id has the form of eMI3.", ["LOC-45"])
{
    private const string Wanted = "country, party, E and the id of the EVSE, such as NL*ABC*E123";
    private static readonly Regex Form = new(@"\A[A-Z]{2}\*?[A-Z0-9]{3}\*?E[A-Z0-9][A-Z0-9*]{0,30}\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // A PATCH leaves out what has not changed.
    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        exchange.Spots("EVSE").Where(evse => !exchange.Patches() || evse.Text("evse_id") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        if (spot.Text("evse_id") is { } id)
            return Form.IsMatch(id) ? null : Warn($"The evse_id {Showing.Of(id)} does not have the form of eMI3.", Wanted, Showing.Of(id), spot.At("evse_id"));
        return spot.Text("status") == "REMOVED" ? null : Warn("An EVSE that is in use has no evse_id.", Wanted, "nothing", spot.At("evse_id"));
    }
}

/// <summary>A Connector's id stands once in its EVSE (mod_locations, Connector).</summary>
internal sealed class ConnectorIds() : SpotCheck("location.connector-ids", "The ids of an EVSE's Connectors differ.", "The ids of each EVSE's Connectors differ.", ["LOC-48"])
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) => exchange.Spots("EVSE").Where(evse => evse.List("connectors").Any());

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var connector in spot.List("connectors"))
        {
            if (connector.Text("id") is { } id && !seen.Add(id))
                return Fail($"Two Connectors of one EVSE have the id {Showing.Of(id)}.", "ids that differ, also in more than case", Showing.Of(id), connector.At("id"));
        }

        return null;
    }
}
