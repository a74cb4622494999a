using System.Text.Json;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Values;

/// <summary>What checks ask of an exchange again and again.</summary>
internal static class AnswerReading
{
    /// <summary>Whether the answer is an envelope, good or bad. An error page of a web framework may carry a timestamp, so there only the status code tells.</summary>
    public static bool Enveloped(this Exchange exchange) =>
        exchange is { Response: { } response, Body.Envelope: { } envelope }
        && (envelope.StatusCode is not null || (response.Status < 400 && (envelope.Timestamp ?? envelope.Data) is not null));

    /// <summary>Whether the HTTP layer says success.</summary>
    public static bool HttpSuccess(this Exchange exchange) => exchange.Response is { Status: >= 200 and < 300 };

    /// <summary>Whether the HTTP layer says error.</summary>
    public static bool HttpError(this Exchange exchange) => exchange.Response is { Status: >= 400 };

    /// <summary>Whether the target said something that holds: it answered with success, or it asked.</summary>
    public static bool Tells(this Exchange exchange) => exchange.Succeeded || exchange is { Direction: Direction.FromSubject, Operation: not null, Body.Json: not null };

    /// <summary>Whether the target sends changes only, so that of an object not all is there.</summary>
    public static bool Patches(this Exchange exchange) => exchange is { Direction: Direction.FromSubject, Operation.Request.Patch: true };

    /// <summary>Whether the answer to a success, or the body of a call that came in, is made of this OCPI type.</summary>
    public static bool Gives(this Exchange exchange, string type) => exchange.Direction == Direction.FromSubject
        ? exchange.Tells() && exchange.Operation!.Request?.Types.Contains(type, StringComparer.Ordinal) == true
        : exchange.GivesData && exchange.Operation?.Response?.Types.Contains(type, StringComparer.Ordinal) == true;

    /// <summary>How many elements the data has: of a list its length, else one object or none.</summary>
    public static int Count(this Exchange exchange) => exchange.Body.Envelope?.Data switch
    {
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength(),
        { ValueKind: JsonValueKind.Object } => 1,
        _ => 0,
    };

    /// <summary>The objects of this type that the target sends, or that stand inside of those: EVSEs in Locations, Connectors in EVSEs.</summary>
    public static IEnumerable<Spot> Spots(this Exchange exchange, string type) => type switch
    {
        _ when exchange.Direction == Direction.FromSubject && exchange.Gives(type) => [new Spot("", exchange.Body.Json!.Value)],
        _ when exchange.Gives(type) => exchange.Items().Select(item => new Spot(item.Pointer, item.Value)),
        "EVSE" => exchange.Spots("Location").SelectMany(location => location.List("evses")),
        "Connector" => exchange.Spots("EVSE").SelectMany(evse => evse.List("connectors")),
        _ => [],
    };
}
