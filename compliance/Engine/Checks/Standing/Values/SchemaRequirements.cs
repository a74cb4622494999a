using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>Which requirement a broken schema breaks. Schemas name it where it is particular; what they leave open is a matter of the class.</summary>
internal static class SchemaRequirements
{
    /// <summary>So many of many valid objects are gone through for what they are made of.</summary>
    private const int Looked = 20;

    // Requirements of the form "the fields of this class conform".
    private static readonly Dictionary<string, string> OfClass = new(StringComparer.Ordinal)
    {
        ["Version"] = "VER-03",
        ["VersionDetails"] = "VER-05",
        ["Endpoint"] = "VER-07",
        ["Credentials"] = "CRE-21",
        ["CredentialsRole"] = "CRE-39",
        ["Location"] = "LOC-35",
        ["EVSE"] = "LOC-43",
        ["Connector"] = "LOC-47",
        ["GeoLocation"] = "LOC-52",
        ["AdditionalGeoLocation"] = "LOC-52",
        ["Hours"] = "LOC-55",
        ["RegularHours"] = "LOC-57",
        ["PublishTokenType"] = "LOC-59",
        ["Tariff"] = "TAR-20",
        ["TariffElement"] = "TAR-20",
        ["TariffRestrictions"] = "TAR-20",
        ["PriceComponent"] = "TAR-23",
        ["Price"] = "TYP-09",
        ["DisplayText"] = "TYP-07",
        ["CDR"] = "CDR-27",
        ["CdrToken"] = "CDR-40",
        ["CdrLocation"] = "CDR-39",
        ["SignedData"] = "CDR-42",
        ["Token"] = "TOK-28",
        ["AuthorizationInfo"] = "TOK-26",
        ["Session"] = "SES-33",
        ["ClientInfo"] = "HCI-11",
        ["CommandResponse"] = "CMD-15",
        ["ChargingProfileResponse"] = "CHP-26",
        ["ChargingPreferences"] = "SES-15",
        ["CancelReservation"] = "CMD-14",
        ["ReserveNow"] = "CMD-29",
        ["StartSession"] = "CMD-38",
        ["StopSession"] = "CMD-41",
        ["UnlockConnector"] = "CMD-44",
        ["CommandResult"] = "CMD-16",
        ["SetChargingProfile"] = "CHP-28",
        ["ChargingProfile"] = "CHP-29",
        ["ActiveChargingProfileResult"] = "CHP-27",
        ["ChargingProfileResult"] = "CHP-31",
        ["ClearProfileResult"] = "CHP-31",
    };

    // What stands in what, so that a pass speaks of what was there to be looked at.
    private static readonly (string Class, string Field, string Part)[] Parts =
    [
        ("VersionDetails", "endpoints", "Endpoint"), ("Credentials", "roles", "CredentialsRole"),
        ("Location", "coordinates", "GeoLocation"), ("Location", "related_locations", "AdditionalGeoLocation"), ("Location", "evses", "EVSE"),
        ("Location", "opening_times", "Hours"), ("Location", "publish_allowed_to", "PublishTokenType"), ("Hours", "regular_hours", "RegularHours"),
        ("EVSE", "connectors", "Connector"), ("EVSE", "coordinates", "GeoLocation"),
        ("Tariff", "elements", "TariffElement"), ("TariffElement", "price_components", "PriceComponent"), ("Tariff", "min_price", "Price"), ("Tariff", "max_price", "Price"),
    ];

    // Requirements of the form "each object of the list has all required fields".
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["locations.sender.list"] = "LOC-11", ["sessions.sender.list"] = "SES-13", ["cdrs.sender.list"] = "CDR-14", ["tokens.sender.list"] = "TOK-18",
    };

    // What is particular to a schema and holds only where a field has this value, or any.
    private static readonly (string Class, string Field, System.Text.Json.JsonValueKind Kind, string Requirement)[] Particular =
    [
        ("Location", "publish_allowed_to", System.Text.Json.JsonValueKind.Array, "LOC-37"),
        ("PublishTokenType", "uid", System.Text.Json.JsonValueKind.String, "LOC-60"), ("PublishTokenType", "visual_number", System.Text.Json.JsonValueKind.String, "LOC-61"),
    ];

    /// <summary>The requirement that each object of a list is whole; null where none speaks of it.</summary>
    public static string? OfList(string operation) => Lists.GetValueOrDefault(operation);

    /// <summary>The class whose rule is broken, else the type: a wrong Status is a matter of its EVSE.</summary>
    public static string Class(SchemaError error) => error.Field.Split('.')[0] is { Length: > 0 } name && error.Field.Contains('.', StringComparison.Ordinal) ? name : error.Type;

    // What an object is made of, and the requirements that it meets by being valid.
    private static readonly Dictionary<string, string[]> OfScalar = new(StringComparer.Ordinal)
    {
        ["CiString"] = ["TYP-01"], ["DateTime"] = ["TYP-03", "TYP-06"], ["number"] = ["TYP-08"], ["int"] = ["TYP-08"], ["string"] = ["TYP-10"], ["URL"] = ["TYP-11"], ["Role"] = ["TYP-12"],
        ["DisplayText"] = ["TYP-07"], ["Price"] = ["TYP-09"],
    };

    /// <summary>A list of at least one has at least one: binds whoever sends it (terminology, cardinality).</summary>
    private const string FilledList = "TRM-04";

    /// <summary>A PUT has all required fields (transport_and_format, PUT).</summary>
    private const string WholePut = "TRN-29";

    /// <summary>The requirements that an error breaks; none where no row of the requirements speaks of it.</summary>
    public static IReadOnlyList<string> Of(SchemaError error, string mainType, string? method = null)
    {
        var broken = OfField(error, mainType);
        // These bind whoever sends, and so are named only where the target did.
        return (method, Keyword(error)) switch
        {
            ("PUT", "required") => [.. broken, WholePut],
            (not null, "minItems") => [.. broken, FilledList],
            (not null, "enum") when error.Expected.Contains("only the case differs", StringComparison.Ordinal) => [.. broken, "TYP-10"],
            _ => broken,
        };
    }

    private static IReadOnlyList<string> OfField(SchemaError error, string mainType)
    {
        // The scalar's own requirement is about its characters; that a text is due at all is the class's.
        var ofScalar = error.Comment is "TYP-01" or "TYP-10" && Keyword(error) is "type" or "maxLength";
        if (error.Comment is { } particular && !ofScalar)
            return particular == "TYP-03" ? ["TYP-03", "TYP-06"] : [particular];
        return OfClass.TryGetValue(Class(error), out var ofClass) || OfClass.TryGetValue(mainType, out ofClass) ? [ofClass] : [];
    }

    /// <summary>The requirements that objects without any error meet: their own, and those of the parts that they hold.</summary>
    public static IReadOnlyList<string> OfAll(string type, IReadOnlyList<Spot> spots, ISchemas schemas, string? method = null)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var spot in spots)
            Collect(type, spot, found);
        if (method == "PUT")
            found.Add(WholePut);
        foreach (var value in spots.Take(Looked).SelectMany(spot => TypedValue.Of(spot, type, schemas)))
        {
            if (value.Form is not { } form || value.Spot.Value.ValueKind == JsonValueKind.Null)
                continue;
            found.UnionWith(OfScalar.GetValueOrDefault(form.Type, []));
            if (form.IsFilled && method is not null)
                found.Add(FilledList);
        }

        return [.. found];
    }

    /// <summary>The keyword of JSON Schema that is broken.</summary>
    public static string Keyword(SchemaError error) => error.Schema[(error.Schema.LastIndexOf('/') + 1)..];

    private static void Collect(string type, Spot spot, SortedSet<string> found)
    {
        if (OfClass.TryGetValue(type, out var requirement))
            found.Add(requirement);
        foreach (var (_, field, kind, particular) in Particular.Where(particular => particular.Class == type))
        {
            if (spot.Field(field)?.Value.ValueKind == kind)
                found.Add(particular);
        }

        foreach (var (_, field, part) in Parts.Where(part => part.Class == type))
        {
            if (spot.Field(field) is { Value.ValueKind: JsonValueKind.Object } single)
                Collect(part, single, found);
            foreach (var element in spot.List(field))
                Collect(part, element, found);
        }
    }
}
