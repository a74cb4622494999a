using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>Numbers have four decimals unless said otherwise (types, number).</summary>
internal sealed class Decimals() : Check<Exchange>("number.decimals", "Numbers have at most four decimals.", ["TYP-08"])
{
    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings) =>
        evidence.Tells()
            ? JsonWalk.Data(evidence)
                .Where(spot => spot.Value.ValueKind == JsonValueKind.Number && Of(spot.Value.GetRawText()) > 4)
                .Take(Checks.Judge.Most)
                .Select(spot => Info($"The number {Showing.Of(spot.Value)} has more than four decimals; partners may round it.", spot.Pointer))
            : [];

    // As written: 1.50000 has one decimal, 1e-5 has five.
    private static int Of(string number)
    {
        var parts = number.Split('e', 'E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : parts[0][(point + 1)..].TrimEnd('0').Length;
        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? (int)Math.Clamp((long)fraction - exponent, 0, int.MaxValue)
            : fraction;
    }
}
