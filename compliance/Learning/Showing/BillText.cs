using System.Text.Json;
using OcpiKit.Engine.Money;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Learning.Showing;

/// <summary>How the price of a bill comes about, line by line.</summary>
public static class BillText
{
    private const int Longest = 200;

    /// <summary>The account of the bill in an exchange; null where there is none.</summary>
    public static IReadOnlyList<string>? Of(IReadOnlyList<ExchangeRecord> exchanges)
    {
        foreach (var body in exchanges.SelectMany(exchange => new[] { exchange.RequestBody, exchange.ResponseBody }).OfType<string>())
        {
            if (Bill(body) is { } bill)
                return Account(bill);
        }

        return null;
    }

    private static List<string>? Account(JsonElement bill)
    {
        try
        {
            var found = Recalculation.Of(bill);
            List<string> lines = [.. found.Account.ToString().TrimEnd().Split('\n').Where(line => !line.StartsWith("Read as:", StringComparison.Ordinal)).Select(line => Visible.Line(line.TrimEnd('\r'), Longest)), ""];
            lines.Add(found.Agrees ? "The bill says the same." : "The bill says something else.");
            return lines;
        }
        catch (BillReadingException)
        {
            return null;
        }
    }

    private static JsonElement? Bill(string body)
    {
        try
        {
            var root = JsonSerializer.Deserialize<JsonElement>(body);
            return root is { ValueKind: JsonValueKind.Object } && root.TryGetProperty("charging_periods", out _) && root.TryGetProperty("tariffs", out _) ? root : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
