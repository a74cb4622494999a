using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Checks.Values;

namespace OcpiKit.Engine.Checks.Standing.Cdrs;

/// <summary>A period ends when the next one starts, and the last one when the session ends: so all of them lie in the session (mod_cdrs, ChargingPeriod class).</summary>
internal sealed class CdrPeriods() : CdrCheck("cdr.periods", "The periods of a CDR lie in its session.", "All periods lie in their sessions, one after the other.", ["CDR-41"])
{
    // Hours are decimals, and some systems have one of them only.
    private const decimal Slack = 0.06m;

    // Clocks of stations are set by the second.
    private static readonly TimeSpan Blink = TimeSpan.FromSeconds(1);

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        if (spot.Instant("start_date_time") is not { Year: > 1970 } start || spot.Instant("end_date_time") is not { } end || end < start)
            return null;
        var periods = spot.Periods();
        for (var i = 0; i < periods.Count; i++)
        {
            var (period, from) = periods[i];
            if (from < start - Blink || from > end + Blink)
                return Fail("A period begins outside of the session.", $"between {Showing.Of(start)} and {Showing.Of(end)}", Showing.Of(from), period.At("start_date_time"));
            var until = i + 1 < periods.Count ? periods[i + 1].Start : end;
            var (told, length) = (CdrReading.Of(period, "TIME", "PARKING_TIME", "RESERVATION_TIME"), Hours(until - from));
            if (told > length + Slack)
                return Warn("A period tells of more time than passes until the next one begins.", $"at most {Text(length)} h", $"{Text(told)} h", period.At("dimensions"));
        }

        return periods.Count > 0 && periods[0].Start > start + Blink
            ? Warn("The first period begins later than the session: what is in between belongs to no period.", Showing.Of(start), Showing.Of(periods[0].Start), periods[0].Spot.At("start_date_time"))
            : null;
    }

    private static decimal Hours(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerHour;

    private static string Text(decimal hours) => hours.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>Only where there is no Session may a CDR lack its id: the module is not offered, or a reservation came to nothing (mod_cdrs, CDR object).</summary>
internal sealed class CdrSession() : CdrCheck("cdr.session", "A CDR names its Session.", "Every CDR that has a Session names it.", ["CDR-30"])
{
    protected override IEnumerable<Spot> Spots(Evidence.Exchange exchange) => base.Spots(exchange).Where(cdr => cdr.Used() || cdr.Text("session_id") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        spot.Text("session_id") is not null ? null
        : surroundings.Offered is not { } offered ? Info("A CDR does not name its Session; whether there are Sessions is not known.", spot.Pointer)
        : !offered.Contains("sessions", StringComparer.Ordinal) ? null
        // Without energy it may bill a reservation that came to nothing, with its hours told as TIME.
        : spot.Charged() ? Fail("A CDR does not name its Session, though the platform has Sessions.", "session_id", "nothing", spot.Pointer)
        : Warn("A CDR without energy does not name its Session; only that of a reservation that came to nothing has none.", "session_id", "nothing", spot.Pointer);
}

/// <summary>#NA stands for EVSE and Connector only where a reservation never became a charge (mod_cdrs, CdrLocation class).</summary>
internal sealed class CdrPlace() : CdrCheck("cdr.place", "A CDR of a charge says at which EVSE it was.", "Every CDR of a charge says at which EVSE it was.", ["CDR-39"])
{
    private static readonly string[] Names = ["evse_uid", "evse_id", "connector_id"];

    protected override IEnumerable<Spot> Spots(Evidence.Exchange exchange) => base.Spots(exchange).Where(cdr => cdr.Used() && cdr.Field("cdr_location") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var place = spot.Field("cdr_location")!.Value;
        return Array.Find(Names, name => place.Text(name) == "#NA") is { } missing
            ? spot.Charged()
                ? Fail($"{missing} is #NA, though somebody charged there.", "the one that was used", "#NA", place.At(missing))
                : Warn($"{missing} is #NA, though the periods tell of time at an EVSE; that of a reservation is RESERVATION_TIME.", "the one that was used", "#NA", place.At(missing))
            : null;
    }
}

/// <summary>Some dimensions are for Sessions only (mod_cdrs, CdrDimensionType enum).</summary>
internal sealed class CdrSessionOnly() : CdrCheck("cdr.session-only", "A CDR has no dimension that is for Sessions only.", "No CDR has a dimension that is for Sessions only.", ["CDR-38"])
{
    private static readonly string[] Live = ["CURRENT", "ENERGY_EXPORT", "ENERGY_IMPORT", "POWER", "STATE_OF_CHARGE"];

    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        spot.List("charging_periods").SelectMany(period => period.List("dimensions")).Where(dimension => Live.Contains(dimension.Text("type"), StringComparer.Ordinal)).Select(dimension => (Spot?)dimension).FirstOrDefault() is { } live
            ? Fail($"A CDR has the dimension {live.Text("type")}, which is for Sessions only.", "a dimension that CDRs have", live.Text("type")!, live.At("type"))
            : null;
}

/// <summary>A Credit CDR is another CDR than the one that it takes back, and has an id of its own (mod_cdrs, Credit CDRs).</summary>
internal sealed class CdrCredit() : CdrCheck("cdr.credit", "A Credit CDR has another id than the CDR that it takes back.", "Every Credit CDR has an id of its own.", ["CDR-02"])
{
    protected override IEnumerable<Spot> Spots(Evidence.Exchange exchange) => base.Spots(exchange).Where(cdr => cdr.Text("credit_reference_id") is not null && cdr.Text("id") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        string.Equals(spot.Text("id"), spot.Text("credit_reference_id"), StringComparison.OrdinalIgnoreCase)
            ? Fail("A Credit CDR has the id of the CDR that it takes back.", "an id of its own", Showing.Of(spot.Text("id")), spot.At("id"))
            : null;
}

/// <summary>
/// The parts of the cost add up to it, and total_time is the whole of the session (mod_cdrs, CDR object). Where a minimum or maximum price holds, in a Credit
/// CDR, and where a part is left out that something was used of, they need not.
/// </summary>
internal sealed class CdrSums() : CdrCheck("cdr.sums", "The parts of a CDR's cost and time add up to its totals.", "All parts add up.", ["CDR-36"])
{
    private static readonly string[] Parts = ["total_fixed_cost", "total_energy_cost", "total_time_cost", "total_parking_cost", "total_reservation_cost"];

    protected override IEnumerable<Spot> Spots(Evidence.Exchange exchange) => base.Spots(exchange).Where(cdr => !cdr.IsCredit() && (Comparable(cdr) || Timed(cdr)));

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        if (Comparable(spot))
        {
            // Each part may have been rounded by itself.
            var (sum, total) = (Parts.Sum(part => spot.Amount(part) ?? 0), spot.Amount("total_cost")!.Value);
            if (Math.Abs(sum - total) > 0.01m * Parts.Count(part => spot.Amount(part) is not null) + 0.01m)
                return Warn("The parts of the cost do not add up to total_cost.", $"{Text(sum)} without VAT", Text(total), spot.At("total_cost"));
        }

        if (Timed(spot))
        {
            var (parking, total) = (spot.Number("total_parking_time") ?? 0, spot.Number("total_time")!.Value);
            if (parking > total + 0.01m)
                return Warn("total_parking_time is more than total_time, of which it is a part.", $"at most {Text(total)} h", $"{Text(parking)} h", spot.At("total_parking_time"));
        }

        return null;
    }

    // A part that is left out may be nothing, or not told: only where all that was used has its part they can be added up.
    private static bool Comparable(Spot cdr) =>
        cdr.Amount("total_cost") is not null
        && Array.Exists(Parts, part => cdr.Amount(part) is not null)
        && !cdr.List("tariffs").Any(tariff => tariff.Field("min_price") is { Value.ValueKind: JsonValueKind.Object } || tariff.Field("max_price") is { Value.ValueKind: JsonValueKind.Object })
        && cdr.List("tariffs").Any()
        && Priced(cdr).All(part => cdr.Amount(part) is not null);

    private static IEnumerable<string> Priced(Spot cdr)
    {
        var elements = cdr.List("tariffs").SelectMany(tariff => tariff.List("elements")).ToList();
        var reserved = elements.Where(element => element.Field("restrictions")?.Text("reservation") is not null).ToList();
        var others = elements.Except(reserved).SelectMany(element => element.List("price_components")).Where(component => component.Number("price") is not 0).Select(component => component.Text("type")).ToHashSet();
        if (others.Contains("FLAT"))
            yield return "total_fixed_cost";
        if (others.Contains("ENERGY") && cdr.Volume("ENERGY") != 0)
            yield return "total_energy_cost";
        if (others.Contains("TIME") && cdr.Volume("TIME") != 0)
            yield return "total_time_cost";
        if (others.Contains("PARKING_TIME") && cdr.Volume("PARKING_TIME") != 0)
            yield return "total_parking_cost";
        if (reserved.Count > 0 && cdr.Volume("RESERVATION_TIME") != 0)
            yield return "total_reservation_cost";
    }

    private static bool Timed(Spot cdr) => cdr.Number("total_time") is not null && cdr.Number("total_parking_time") is not null;

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>1970 stands for a time that is not known, where both parties have agreed on that (mod_cdrs, CDR object); whether they have is not visible.</summary>
internal sealed class CdrUnknownTime() : CdrCheck("cdr.unknown-time", "A CDR says when its session began and ended.", "Every CDR says when its session began and ended.", ["CDR-37"])
{
    private static readonly string[] Names = ["start_date_time", "end_date_time"];

    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        Array.Find(Names, name => spot.Text(name) is "1970-1-1T00:00:00Z" || spot.Instant(name) == DateTimeOffset.UnixEpoch) is { } unknown
            ? Info($"{unknown} is 1970, which stands for a time that is not known; both parties have to have agreed on that.", spot.At(unknown))
            : null;
}

/// <summary>What was free is said by the Tariff that makes it so (mod_cdrs, CDR object).</summary>
internal sealed class CdrFreeTariff() : CdrCheck("cdr.free-tariff", "Where a charge was free the CDR has the Tariff that says so.", "Every CDR that costs nothing has its Tariff.", ["CDR-35"])
{
    protected override IEnumerable<Spot> Spots(Evidence.Exchange exchange) => base.Spots(exchange).Where(cdr => cdr.Amount("total_cost") == 0 && cdr.Used());

    protected override Observation? Look(Spot spot, Surroundings surroundings) => spot.List("tariffs").Any()
        ? null
        : Warn("The charge cost nothing, and no Tariff says why.", "the free Tariff", "no Tariffs", spot.At("tariffs"));
}

/// <summary>A CDR tells all that its price depends on, so that it can be checked (mod_cdrs, push model). Where it has no Tariffs that cannot be told.</summary>
internal sealed class CdrDimensions() : CdrCheck("cdr.dimensions", "A CDR tells all that its cost depends on.", "Every CDR tells what its Tariffs ask for.", ["CDR-09"])
{
    private const decimal Slack = 0.05m;

    private static readonly (string Dimension, string Total)[] Told = [("ENERGY", "total_energy"), ("PARKING_TIME", "total_parking_time")];

    protected override IEnumerable<Spot> Spots(Evidence.Exchange exchange) => base.Spots(exchange).Where(cdr => cdr.List("tariffs").Any());

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var priced = spot.List("tariffs").SelectMany(tariff => tariff.List("elements"))
            .Where(element => element.Field("restrictions")?.Text("reservation") is null)
            .SelectMany(element => element.List("price_components"))
            .Where(component => component.Number("price") is not 0)
            .Select(component => component.Text("type")).ToHashSet();
        foreach (var (dimension, total) in Told)
        {
            if (priced.Contains(dimension) && spot.Number(total) is > Slack and var used && !spot.Tells(dimension))
                return Warn($"{dimension} has a price and was used, and no period tells of it.", $"{dimension} in the periods", $"{total} {used.ToString("0.####", CultureInfo.InvariantCulture)} only", spot.At("charging_periods"));
        }

        return priced.Contains("TIME") && !spot.Tells("TIME") && spot.Number("total_time") - (spot.Number("total_parking_time") ?? 0) > Slack && spot.Number("total_energy") is > Slack
            ? Warn("TIME has a price and was used, and no period tells of it.", "TIME in the periods", "total_time only", spot.At("charging_periods"))
            : priced.Contains("ENERGY") && spot.Number("total_energy") is { } energy && Math.Abs(spot.Volume("ENERGY") - energy) > Slack
                ? Warn("The energy of the periods is not total_energy.", energy.ToString("0.####", CultureInfo.InvariantCulture), spot.Volume("ENERGY").ToString("0.####", CultureInfo.InvariantCulture), spot.At("total_energy"))
                : null;
    }
}
