using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Money;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Cli.Price;

/// <summary>An account and what the CDR says, as a text for people.</summary>
internal static class PriceText
{
    private const int Longest = 2000;

    /// <summary>The lines of it. Ids in it are another's: nothing in them reaches the terminal as a command.</summary>
    public static IEnumerable<string> Of(JsonElement cdr, Recalculation found)
    {
        yield return Safe($"CDR {Text(cdr, "id")}, {Text(cdr, "start_date_time")} to {Text(cdr, "end_date_time")}, hours of {found.Bill.Usage.TimeZone.Id}");
        yield return "";
        foreach (var line in found.Account.ToString().TrimEnd().Split('\n'))
            yield return Safe(line.TrimEnd('\r'));
        yield return "";
        yield return $"{"",-34}{"worked out",14}{"in the CDR",14}";
        foreach (var figure in found.Figures)
            yield return string.Create(CultureInfo.InvariantCulture, $"{figure.Field + (figure.WithVat ? " with VAT" : ""),-34}{figure.Due,14:0.00##}{figure.Billed,14:0.00##}  {(figure.Agrees ? "agrees" : "DIFFERS")}");
        yield return "";
        yield return found.Figures.Count == 0 ? "The CDR tells no amount that could be held against it." : found.Agrees ? "The CDR says what its tariffs make of it, but for what rounding may do." : "The CDR says something else than its tariffs make of it.";
        if (found.Reading is { } reading)
            yield return $"Where the text leaves room the CDR reads it as {reading}; see servers/Pricing/README.md.";
        if (found.Guessed)
            yield return "The prices go by local time, and nobody said which: --time-zone does. This is the first that fits, or UTC.";
        if (cdr.TryGetProperty("credit", out var credit) && credit.ValueKind == JsonValueKind.True)
            yield return "It is a Credit CDR: its total_cost is the price with a minus, and what it takes back stands in the CDR that it names.";
    }

    private static string Safe(string line) => Visible.Line(line, Longest);

    private static string Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.ToString() : "?";
}
