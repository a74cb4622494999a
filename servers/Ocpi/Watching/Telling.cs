using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Documentation;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Watching;

/// <summary>
/// Tells in a sentence what a message says. The catalogue of operations has the sentence, about somebody {A} who calls somebody {B}; what is
/// known from the body makes it more exact.
/// </summary>
internal static class Telling
{
    /// <summary>What happened.</summary>
    /// <param name="operation">Which operation it was, if it was one.</param>
    /// <param name="direction">Who called whom.</param>
    /// <param name="partner">What the other side is, such as "the CPO".</param>
    /// <param name="request">The body of the request; undefined where it is unknown.</param>
    public static string Story(Operation? operation, Direction direction, string partner, JsonElement request)
    {
        var story = operation is null
            ? "{A} call{s} {B}, with something that is no operation of OCPI"
            : Detail(operation, request) ?? operation.Story;
        var told = direction is Direction.Incoming
            ? story.Replace("{A}", partner, StringComparison.Ordinal).Replace("{s}", "s", StringComparison.Ordinal)
                .Replace("{B's}", "our", StringComparison.Ordinal).Replace("{B}", "us", StringComparison.Ordinal)
            : story.Replace("{A}", "We", StringComparison.Ordinal).Replace("{s}", "", StringComparison.Ordinal)
                .Replace("{B's}", partner + "'s", StringComparison.Ordinal).Replace("{B}", partner, StringComparison.Ordinal);
        return char.ToUpperInvariant(told[0]) + told[1..];
    }

    /// <summary>What came of it.</summary>
    /// <param name="operation">Which operation it was, if it was one.</param>
    /// <param name="http">The HTTP status.</param>
    /// <param name="statusCode">OCPI's status code.</param>
    /// <param name="answer">The body of the answer; undefined where it is unknown.</param>
    /// <param name="total">The header X-Total-Count.</param>
    public static string Outcome(Operation? operation, int http, int? statusCode, JsonElement answer, string? total)
    {
        if (http is StatusCodes.Status401Unauthorized)
            return "Not let in: no token that is known here";
        if (http >= 400 || statusCode is not (>= 1000 and <= 1999))
            return Text(answer, "status_message") is { Length: > 0 } because ? because : statusCode is null ? "No answer of OCPI" : "It did not work";
        if (operation is { IsList: true } && long.TryParse(total, CultureInfo.InvariantCulture, out var all))
            return Count(answer) is { } shown ? $"{shown} of {all}" : $"A page of {all}";
        if (http is StatusCodes.Status201Created)
            return "Done: it is new here";
        if (answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("data", out var data)
            && (Text(data, "result") ?? Text(data, "allowed") ?? Word(data)) is { } word)
            return Sentence(word);
        return "Done";
    }

    /// <summary>A side, as a sentence names it.</summary>
    public static string Name(Role? role) => role switch
    {
        Role.Cpo => "the CPO",
        Role.Emsp => "the eMSP",
        Role.Hub => "the hub",
        _ => "the partner",
    };

    private static string? Detail(Operation operation, JsonElement request) => operation.Id switch
    {
        "locations.receiver.PATCH.evseUid" or "locations.receiver.PUT.evseUid" when EvseDoes(Text(request, "status")) is { } does =>
            $"{{A}} tell{{s}} {{B}} that an EVSE {does}",
        "sessions.receiver.PATCH.sessionId" or "sessions.receiver.PUT.sessionId" when Session(request) is { } goes =>
            $"{{A}} tell{{s}} {{B}} that a charging session {goes}",
        "commands.sender.POST.rest" when Text(request, "result") is { } result =>
            $"{{A}} report{{s}} to {{B}} what the station said to a command: {Quiet(result)}",
        "cdrs.receiver.POST" when Energy(request, "total_energy") is { } energy =>
            operation.Story + $" for {energy}",
        _ => null,
    };

    private static string? EvseDoes(string? status) => status switch
    {
        "AVAILABLE" => "is free now",
        "BLOCKED" => "is blocked: something stands in front of it",
        "CHARGING" => "is charging now",
        "INOPERATIVE" => "is not ready for use now",
        "OUTOFORDER" => "is out of order",
        "PLANNED" => "is planned",
        "REMOVED" => "is gone for good",
        "RESERVED" => "is reserved now",
        "UNKNOWN" => "cannot be reached: nobody knows its state",
        _ => null,
    };

    private static string? Session(JsonElement request) => (Text(request, "status"), Energy(request, "kwh")) switch
    {
        ("PENDING", _) => "has been set up but does not charge yet",
        ("RESERVATION", _) => "has begun as a reservation",
        ("INVALID", _) => "is invalid and will not be billed",
        ("COMPLETED", { } energy) => $"has ended, at {energy}",
        ("COMPLETED", null) => "has ended",
        (_, { } energy) => $"is at {energy} now",
        ("ACTIVE", null) => "is charging",
        _ => null,
    };

    private static string? Energy(JsonElement body, string field) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.Number
        && value.TryGetDecimal(out var kwh)
            ? kwh.ToString("0.###", CultureInfo.InvariantCulture) + " kWh"
            : null;

    // A string is a peer's: it may be long, and may be half a character.
    private static string? Text(JsonElement body, string field) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(field, out var value) ? Word(value) : null;

    private static string? Word(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String && value.GetString() is { } text ? text.Length > 200 ? text[..200] + "…" : text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int? Count(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Array
            ? data.GetArrayLength()
            : null;

    private static string Quiet(string word) => word.Replace('_', ' ').ToLowerInvariant();

    private static string Sentence(string word) => Quiet(word) is { Length: > 0 } quiet ? char.ToUpperInvariant(quiet[0]) + quiet[1..] : "Done";
}
