using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Expectations;

/// <summary>
/// Tells where a fault that a standing check names already hides what an expectation looks at. Such an expectation is blocked:
/// one fault told once is found, one fault told forty times hides the others.
/// </summary>
internal static class Obscured
{
    /// <summary>Why the subject cannot be seen; null where it can.</summary>
    public static string? Why(Subject subject, Exchange exchange)
    {
        if (exchange.Direction == Direction.FromSubject)
            return subject is BodyValue && exchange.Body is { Present: true, Json: null } ? "the body is no JSON (json.valid tells more)" : null;
        // A gateway that counts requests has answered, not the platform.
        if (exchange.Response?.Status == 429)
            return "the target had one request too many (HTTP 429); a lower --rate leaves it time";
        if (!exchange.HttpSuccess())
            return null;
        var body = exchange.Body;
        if (body.Json is null)
            return subject is BodyValue or OcpiStatus or WholeAnswer ? "the body is no JSON (json.valid tells more)" : null;
        return subject switch
        {
            OcpiStatus or WholeAnswer when !exchange.Enveloped() => "the answer is no OCPI envelope (envelope.object tells more)",
            OcpiStatus or WholeAnswer when body.Envelope?.Code is null => "the status_code cannot be read (envelope.status-code tells more)",
            BodyValue { Pointer: var pointer } when IsData(pointer) => WhyData(exchange),
            _ => null,
        };
    }

    private static bool IsData(string pointer) => pointer == "/data" || pointer.StartsWith("/data/", StringComparison.Ordinal);

    private static string? WhyData(Exchange exchange)
    {
        if (!exchange.Enveloped())
            return "the answer is no OCPI envelope (envelope.object tells more)";
        if (!exchange.GivesData || exchange.Operation?.Response is not { } response || exchange.Body.Envelope?.Data is not { } data)
            return null;
        return data.ValueKind switch
        {
            JsonValueKind.Object when response.IsList => "data is one object where a list is due (data.cardinality tells more)",
            JsonValueKind.Array when !response.IsList => "data is a list where one object is due (data.cardinality tells more)",
            _ => null,
        };
    }
}
