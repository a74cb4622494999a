using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Relations.Places;

/// <summary>
/// That an EVSE is gone is told by a PUT or PATCH with the status REMOVED, of the EVSE or of its whole Location (mod_locations, flow and lifecycle). Judged where the target
/// pushed that Location in the same scenario, and itself says that an EVSE of it, which was there, is REMOVED now.
/// </summary>
internal sealed class Removal() : Check<Trace>("evse.removal", "That an EVSE is gone is pushed.", ["LOC-03"])
{
    private const string Gone = "REMOVED";

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var pushed = evidence.Incoming.Where(call => call is { Operation: { Module: "locations", Request: not null }, Body.Json: not null, Arrival: not null }).ToList();
        var said = pushed.SelectMany(Statuses).ToList();
        var was = new HashSet<string>(said.Where(status => status.Status != Gone).Select(status => status.Evse), StringComparer.OrdinalIgnoreCase);
        foreach (var (location, evse, status, exchange) in evidence.Steps.SelectMany(step => step.Exchanges).Where(Own).SelectMany(Read))
        {
            if (status != Gone)
            {
                was.Add(evse);
                continue;
            }

            if (!was.Remove(evse) || !pushed.Exists(call => location.Equals(call.Arrival!.Parameters.GetValueOrDefault("location_id"), StringComparison.OrdinalIgnoreCase)))
                continue;
            var told = said.Find(one => one.Status == Gone && one.Evse.Equals(evse, StringComparison.OrdinalIgnoreCase));
            yield return told.Call is { } call
                ? Pass("That the EVSE is gone was pushed.") with { Exchange = call.Number }
                : Fail($"The EVSE {Showing.Of(evse)} is {Gone}, and that was pushed to nobody.", "a PUT or PATCH with the status REMOVED", "none") with { Exchange = exchange.Number };
        }
    }

    private static bool Own(Exchange exchange) => exchange is { GivesData: true, Operation: { Module: "locations", Interface: Interface.Sender } };

    private static IEnumerable<(string Location, string Evse, string Status, Exchange Exchange)> Read(Exchange exchange)
    {
        // Alone an EVSE does not say where it is; the URL does.
        var alone = exchange.Operation!.Id == "locations.sender.get.evse" ? Uri.UnescapeDataString(exchange.Request.Url.Segments[^2].TrimEnd('/')) : null;
        var evses = alone is null
            ? exchange.Spots("Location").SelectMany(location => location.List("evses"), (location, evse) => (Location: location.Text("id"), Evse: evse))
            : exchange.Spots("EVSE").Select(evse => (Location: (string?)alone, Evse: evse));
        foreach (var (location, evse) in evses)
        {
            if (location is not null && evse.Text("uid") is { } uid && evse.Text("status") is { } status)
                yield return (location, uid, status, exchange);
        }
    }

    private static IEnumerable<(string Evse, string Status, Exchange? Call)> Statuses(Exchange call)
    {
        var whole = new Spot("", call.Body.Json!.Value);
        var evses = call.Operation!.Request!.Types.Contains("EVSE", StringComparer.Ordinal) ? [whole] : whole.List("evses");
        foreach (var evse in evses)
        {
            if ((evse.Text("uid") ?? call.Arrival!.Parameters.GetValueOrDefault("evse_uid")) is { } uid && evse.Text("status") is { } status)
                yield return (uid, status, call);
        }
    }
}
