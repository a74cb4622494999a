using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Locations;

/// <summary>A change of an EVSE or Connector is a change of what it stands in (mod_locations, flow and lifecycle).</summary>
internal sealed class Times() : SpotCheck(
    "location.times", "A Location is as young as its youngest EVSE, an EVSE as its youngest Connector.",
    "No part is younger than the whole it stands in.", ["LOC-10"])
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        exchange.Spots("Location").Concat(exchange.Spots("EVSE")).Where(spot => spot.Instant("last_updated") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var whole = spot.Instant("last_updated")!.Value;
        foreach (var part in spot.List("evses").Concat(spot.List("connectors")))
        {
            if (part.Instant("last_updated") is { } updated && updated > whole)
            {
                return Fail("A part was updated later than the whole that it stands in.",
                    $"last_updated of the whole at or after {Showing.Of(updated)}", Showing.Of(whole), part.At("last_updated"));
            }
        }

        return null;
    }
}
