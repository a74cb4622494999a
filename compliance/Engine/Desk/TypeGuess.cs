using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Desk;

/// <summary>Guesses which OCPI type an object is of: the one whose fields it has most of, and whose required fields it lacks fewest of.</summary>
/// <param name="schemas">The types.</param>
public sealed class TypeGuess(ISchemas schemas)
{
    // Whole objects that are sent or given back; parts of them come after, and only where nothing whole fits as well.
    private static readonly string[] Whole =
    [
        "Location", "Session", "CDR", "Tariff", "Token", "EVSE", "Connector", "Credentials", "VersionDetails", "Version", "ClientInfo",
        "StartSession", "StopSession", "ReserveNow", "CancelReservation", "UnlockConnector", "CommandResponse", "CommandResult",
        "AuthorizationInfo", "LocationReferences", "ChargingPreferences", "SetChargingProfile", "ActiveChargingProfile", "ActiveChargingProfileResult",
    ];

    /// <summary>The types that an object may be of, the likeliest first; empty where none has a field of it.</summary>
    public IReadOnlyList<(string Type, double Fit)> Of(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return [];
        var names = item.EnumerateObject().Select(field => field.SafeName()).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. schemas.Types
                .Select(type => (Type: type, Fit: Fit(names, schemas.FieldsOf(type)), Rank: Array.IndexOf(Whole, type)))
                .Where(guess => guess.Fit > 0)
                .OrderByDescending(guess => guess.Fit).ThenBy(guess => guess.Rank < 0).ThenBy(guess => guess.Rank).ThenBy(guess => guess.Type, StringComparer.Ordinal)
                .Select(guess => (guess.Type, guess.Fit)),
        ];
    }

    // What share of its fields the type knows, times what share of the required ones it has. A field too many says less than a required one too few.
    private static double Fit(List<string> names, IReadOnlyDictionary<string, bool> fields)
    {
        if (names.Count == 0 || fields.Count == 0)
            return 0;
        var known = names.Count(fields.ContainsKey);
        var required = fields.Where(field => field.Value).Select(field => field.Key).ToList();
        var there = required.Count == 0 ? 1 : (double)required.Count(names.Contains) / required.Count;
        return (double)known / names.Count * (0.25 + (0.75 * there));
    }
}
