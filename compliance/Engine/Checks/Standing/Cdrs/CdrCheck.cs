using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Standing.Cdrs;

/// <summary>A rule about CDRs, whoever sends them: in lists, and pushed.</summary>
internal abstract class CdrCheck(string id, string title, string well, string[] verifies) : SpotCheck(id, title, well, verifies)
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) => exchange.Cdrs();
}

/// <summary>What rules about CDRs ask of one again and again.</summary>
internal static class CdrReading
{
    /// <summary>The CDRs that the target made. What an eMSP gives back is another's.</summary>
    public static IEnumerable<Spot> Cdrs(this Exchange exchange) =>
        exchange.Direction == Direction.FromSubject || exchange.Operation?.Interface == Interface.Sender ? exchange.Spots("CDR").Where(cdr => cdr.Value.ValueKind == JsonValueKind.Object) : [];

    /// <summary>The periods, in order of time; those without a start that can be read are spoken of by the schema.</summary>
    public static IReadOnlyList<(Spot Spot, DateTimeOffset Start)> Periods(this Spot cdr) =>
        [.. from period in cdr.List("charging_periods") let start = period.Instant("start_date_time") where start is not null orderby start select (period, start.Value)];

    /// <summary>How much of a dimension the periods hold together.</summary>
    public static decimal Volume(this Spot cdr, params string[] dimensions) => cdr.List("charging_periods").Sum(period => Of(period, dimensions));

    /// <summary>How much of a dimension a period holds.</summary>
    public static decimal Of(Spot period, params string[] dimensions) => period.List("dimensions")
        .Where(dimension => dimensions.Contains(dimension.Text("type"), StringComparer.Ordinal))
        .Sum(dimension => dimension.Number("volume") ?? 0);

    /// <summary>Whether a period tells of a dimension.</summary>
    public static bool Tells(this Spot cdr, string dimension) => cdr.List("charging_periods").Any(period => period.List("dimensions").Any(one => one.Text("type") == dimension));

    /// <summary>Whether somebody was connected: else it bills a reservation that came to nothing, if anything.</summary>
    public static bool Used(this Spot cdr) => cdr.Volume("TIME", "PARKING_TIME") > 0 || cdr.List("charging_periods").Any(period => Of(period, "ENERGY") != 0);

    /// <summary>Whether energy was taken, so that it is not the bill of a reservation, whatever dimension its hours have.</summary>
    public static bool Charged(this Spot cdr) => cdr.Number("total_energy") is not (null or 0) || cdr.List("charging_periods").Any(period => Of(period, "ENERGY") != 0);

    /// <summary>Whether it takes back another.</summary>
    public static bool IsCredit(this Spot cdr) => cdr.Field("credit") is { Value.ValueKind: JsonValueKind.True } || cdr.Text("credit_reference_id") is not null;

    /// <summary>An amount without or with VAT, or null.</summary>
    public static decimal? Amount(this Spot of, string price, string part = "excl_vat") => of.Field(price)?.Number(part);

    /// <summary>A number that money and meters can have, or null.</summary>
    public static decimal? Number(this Spot of, string name) =>
        of.Field(name) is { Value.ValueKind: JsonValueKind.Number } number && number.Value.TryGetDecimal(out var value) && Math.Abs(value) < 1_000_000_000_000 ? value : null;
}
