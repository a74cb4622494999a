using System.Globalization;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>Lengths that errata of 2026-05 widened (mod_locations, Location). The schema has the new ones; who reads an older document cuts at the old ones.</summary>
internal static class OlderLimits
{
    private static readonly (string Field, int Before, int Now)[] OfLocation = [("address", 45, 255), ("state", 20, 45)];

    /// <summary>The fields of an object that lie between the older and the newer limit.</summary>
    public static IEnumerable<Observation> In(string type, Spot spot) =>
        from limit in type == "Location" ? OfLocation : []
        let text = spot.Text(limit.Field)
        where text is not null && text.Length > limit.Before
        let length = new StringInfo(text).LengthInTextElements
        where length > limit.Before && length <= limit.Now
        select new Observation(
            Verdict.Warn,
            $"{limit.Field} is {length} characters long; documents before the errata of 2026-05 allow {limit.Before}, so partners may cut or refuse it.",
            new Difference($"at most {limit.Before} characters", $"{length} characters"),
            Pointer: spot.At(limit.Field),
            Verifies: ["LOC-35"],
            Type: type);
}
