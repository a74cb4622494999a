using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>Says a schema error in a sentence, and how hard it is.</summary>
internal static class SchemaWords
{
    // The URLs that the protocol itself follows; others are for people (TYP-11).
    private static readonly HashSet<string> ProtocolUrls = new(StringComparer.Ordinal)
    {
        "Version.url", "Endpoint.url", "Credentials.url",
        "CancelReservation.response_url", "ReserveNow.response_url", "StartSession.response_url", "StopSession.response_url", "UnlockConnector.response_url",
        "SetChargingProfile.response_url",
    };

    /// <summary>The observation of an error in one object, and with which method that was sent; null where it is an answer.</summary>
    public static Observation Of(SchemaError error, Spot spot, string mainType, string? method = null) => new(
        error.Type == "URL" && error.Field.Contains('.', StringComparison.Ordinal) && !ProtocolUrls.Contains(error.Field) ? Verdict.Warn : Verdict.Fail,
        Says(error, JsonPlace.At(spot.Value, error.Pointer)),
        new Difference(error.Expected, error.Received),
        Pointer: spot.Pointer + error.Pointer,
        Verifies: SchemaRequirements.Of(error, mainType, method),
        Type: SchemaRequirements.Class(error));

    private static string Says(SchemaError error, JsonElement? value)
    {
        var name = Name(error);
        return SchemaRequirements.Keyword(error) switch
        {
            "required" => $"{name} is missing",
            "maxLength" or "minLength" when value?.Text() is { } text => $"{name} is {Showing.Count(text.EnumerateRunes().Count(), "character")} long; {error.Expected} are allowed",
            "minItems" or "maxItems" when value is { ValueKind: JsonValueKind.Array } list => $"{name} has {Showing.Count(list.GetArrayLength(), "element")}; it takes {error.Expected}",
            "enum" when LaterValues.Know(error.Type, value?.Text()) => $"{name} is {error.Received}, a value of a later OCPI version; in this version {error.Type} is a closed list",
            "enum" when error.Expected.Contains("only the case differs", StringComparison.Ordinal) => $"{name} is {error.Received}; values of enums are compared to the letter, and there it is another one",
            "enum" => $"{name} is {error.Received}, which is {(error.Rule.StartsWith("one of the values", StringComparison.Ordinal) ? $"none of the values of {error.Type}" : "not allowed here")}",
            "type" when IsNumber(error) && Number(value) => $"{name} is text that holds a number; numbers are written without quotes",
            "type" when value?.ValueKind == JsonValueKind.Number && error.Expected == "a string" => $"{name} is a number; it has to be a string, in quotes also where only digits are in it",
            "type" when value?.ValueKind == JsonValueKind.Null => $"{name} is null; that stands for an absent field where it is optional, and here it is required",
            "type" => $"{name} is {Showing.Kind(value)}; it has to be {error.Expected}",
            "minimum" or "maximum" => $"{name} is {error.Received}; it has to be {error.Expected}",
            "pattern" when error.Type == "DateTime" => $"{name} is {error.Received}, which is no DateTime of OCPI (UTC, with Z or nothing behind it)",
            "pattern" when error.Type is "string" or "CiString" => $"{name} has characters that {error.Type} does not allow",
            "pattern" => $"{name} is {error.Received}, which has not {error.Rule}",
            _ => $"{name}: {error.Rule}",
        } + ".";
    }

    private static bool IsNumber(SchemaError error) => error.Expected is "a number" or "a whole number";

    private static bool Number(JsonElement? value) => value?.Text() is { } text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Name(SchemaError error)
    {
        var field = error.Field[(error.Field.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return field.Length > 0 ? field : error.Type;
    }
}

/// <summary>Values that enums got in later versions: wrong here, but worth to be told apart from mistakes (AMB-18).</summary>
internal static class LaterValues
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "ConnectorType MCS", "ConnectorType SAE_J3400", "ParkingRestriction EMPLOYEES", "ParkingRestriction TAXIS", "ParkingRestriction TENANTS", "TokenType EMAID",
        "CdrDimensionType RESERVATION_EXPIRES", "CdrDimensionType RESERVATION_OVERTIME",
    };

    public static bool Know(string type, string? value) => Known.Contains($"{type} {value}");
}
