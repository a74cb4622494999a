using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Variants;

/// <summary>
/// Names are in snake_case (terminology, variable names). Whether a field may stand beside those of the tables is left open (AMB-18): later versions and agreements between
/// partners add some, and whoever reads them should leave them alone. So they are told and not judged.
/// </summary>
internal sealed class FieldNames() : Check<Exchange>("fields.names", "Fields have the names that OCPI gives them.", ["TRM-01"])
{
    private const int Most = 10;

    private static readonly HashSet<string> Later = new(StringComparer.Ordinal)
    {
        "Location.parking_places", "Location.help_phone", "EVSE.parking", "EVSE.accepted_service_providers", "Connector.capabilities", "Credentials.hub_party_id", "Tariff.tax_included",
        "Price.before_taxes", "Price.taxes", "TariffRestrictions.booking", "CDR.booking_id",
    };

    // Of 2.1.1, which has one role in the credentials, and whole Locations in Sessions and CDRs.
    private static readonly HashSet<string> Earlier = new(StringComparer.Ordinal)
    {
        "Location.type", "Connector.tariff_id", "Session.start_datetime", "Session.end_datetime", "Session.auth_id", "Session.location", "CDR.stop_date_time", "CDR.auth_id", "CDR.location",
        "Token.auth_id", "Credentials.party_id", "Credentials.country_code", "Credentials.business_details",
    };

    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        var (looked, seen) = (0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var value in TypedValue.In(evidence, surroundings.Edition.Schemas))
        {
            looked++;
            if (value.Form is not null || seen.Count >= Most || !seen.Add($"{value.Class}.{value.Field}"))
                continue;
            yield return Says(value, surroundings);
        }

        if (looked > 0 && seen.Count == 0)
            yield return Pass("All fields have names that OCPI gives them.");
    }

    private static Observation Says(TypedValue value, Surroundings surroundings)
    {
        var name = $"{value.Class}.{Showing.Cut(value.Field)}";
        if (Snake(value.Field) is var meant && meant != value.Field)
        {
            return surroundings.Edition.Schemas.Fields(value.Class).ContainsKey(meant)
                ? Info($"{name} is not written in snake_case; partners look for {meant} and find nothing.", value.Spot.Pointer)
                : Info($"{name} is no field of OCPI {surroundings.Edition.Version}, and its name is not written in snake_case; partners leave it alone.", value.Spot.Pointer);
        }

        return Info(Later.Contains($"{value.Class}.{value.Field}")
            ? $"{name} came with a later version; partners that speak {surroundings.Edition.Version} leave it alone."
            : Earlier.Contains($"{value.Class}.{value.Field}") ? $"{name} is a field of OCPI 2.1.1; partners that speak {surroundings.Edition.Version} leave it alone."
            : $"{name} is no field of OCPI {surroundings.Edition.Version}, which lets extra fields be; partners leave it alone.", value.Spot.Pointer) with
        { Verifies = [] };
    }

    // lastUpdated and LastUpdated are last_updated.
    private static string Snake(string name)
    {
        var text = new System.Text.StringBuilder();
        foreach (var (at, sign) in name.Take(100).Index())
        {
            if (char.IsAsciiLetterUpper(sign) && at > 0 && !char.IsAsciiLetterUpper(name[at - 1]) && name[at - 1] != '_')
                text.Append('_');
            text.Append(sign == '-' ? '_' : char.ToLowerInvariant(sign));
        }

        return name.Length > 100 ? name : text.ToString();
    }
}
