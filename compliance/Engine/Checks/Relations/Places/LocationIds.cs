using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Places;

/// <summary>
/// The id of a Location never changes (mod_locations, Location). One whose EVSEs and coordinates are those of another reading, under another id, is the same place: the
/// uid of an EVSE stands once and never changes either.
/// </summary>
internal sealed class LocationIds() : Check<Trace>("location.ids", "The id of a Location does not change.", ["LOC-36"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var (known, again, changed) = (new Dictionary<string, Item>(StringComparer.OrdinalIgnoreCase), (Item?)null, 0);
        foreach (var item in evidence.Steps.SelectMany(step => step.Items).Where(item => item.Exchange.Gives("Location") && item.Exchange.Operation!.Interface == Protocol.Interface.Sender))
        {
            if (Place(item) is not { } place || item.Text("id") is not { } id || known.TryAdd(place, item))
                continue;
            var before = known[place];
            // Two in one answer are two, whatever is wrong with them.
            if (before.Exchange.Number == item.Exchange.Number)
                continue;
            if (id.Equals(before.Text("id"), StringComparison.OrdinalIgnoreCase))
            {
                again = item;
                continue;
            }

            yield return Fail("A Location has another id than before.", Showing.Of(before.Text("id")), Showing.Of(id), $"{item.Pointer}/id") with { Exchange = item.Exchange.Number };
            if (++changed >= Checks.Judge.Most)
                yield break;
        }

        if (changed == 0 && again is not null)
            yield return Pass("Locations that were read more than once have kept their ids.") with { Exchange = again.Exchange.Number };
    }

    private static string? Place(Item item)
    {
        var location = new Spot(item.Pointer, item.Value);
        var uids = location.List("evses").Select(evse => evse.Text("uid")).OfType<string>().Order(StringComparer.OrdinalIgnoreCase).ToList();
        return uids.Count == 0 || location.Field("coordinates") is not { } at
            ? null
            : string.Join('|', uids.Prepend($"{location.Text("country_code")}*{location.Text("party_id")} {at.Text("latitude")} {at.Text("longitude")}"));
    }
}
