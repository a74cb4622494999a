using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Expectations;

/// <summary>Answers in words, as wanted and as received.</summary>
internal static class AnswerWords
{
    /// <summary>"HTTP 200 with OCPI 1000 and 3 objects".</summary>
    public static string Of(Exchange exchange)
    {
        var objects = exchange.Body.Envelope?.Data is { ValueKind: JsonValueKind.Array } list ? $" and {Showing.Count(list.GetArrayLength(), "object")}" : "";
        return exchange.Enveloped()
            ? $"HTTP {exchange.Response!.Status} with {OcpiStatus(exchange)}{objects}"
            : $"HTTP {exchange.Response!.Status}";
    }

    /// <summary>"HTTP 404, OCPI 2003".</summary>
    public static string Statuses(Exchange exchange) => $"HTTP {exchange.Response!.Status}{(exchange.Body.Envelope?.Code is { } code ? $", OCPI {code}" : "")}";

    /// <summary>"OCPI 1000".</summary>
    public static string OcpiStatus(Exchange exchange) => exchange.Body.Envelope switch
    {
        { Code: { } code } => $"OCPI {code}",
        { StatusCode: { } other } => $"the status_code {Showing.Of(other)}",
        _ => "no OCPI status",
    };

    /// <summary>"HTTP 200 or 201 with OCPI 1000".</summary>
    public static string Of(IReadOnlyList<int> http, IReadOnlyList<int> status) =>
        (http.Count == 0 ? "any HTTP status" : $"HTTP {Either(http)}") + (status.Count == 0 ? "" : $" with OCPI {Either(status)}");

    private static string Either(IReadOnlyList<int> codes) =>
        codes.Count == 1 ? $"{codes[0]}" : $"{string.Join(", ", codes.Take(codes.Count - 1))} or {codes[^1]}";
}
