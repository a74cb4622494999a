using System.Globalization;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Money;
using OcpiKit.Engine.Results;
using OcpiKit.Pricing;

namespace OcpiKit.Engine.Checks.Relations.Billing;

/// <summary>A rule about CDRs that are priced anew by the Tariffs that come with them. Where the price depends on the local time, Locations of the same trace tell it.</summary>
internal abstract class PricedCheck(string id, string title, string[] verifies, Axis axis) : Check<Trace>(id, title, verifies, axis)
{
    // A list may be long, and each of these is worked out.
    private const int MostPriced = 5000;

    public sealed override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var zones = Zones(evidence);
        var (seen, well, bare, last) = (0, new SortedSet<string>(StringComparer.Ordinal), 0, (int?)null);
        var (priced, readings) = (0, new SortedSet<string>(StringComparer.Ordinal));
        string? unreadable = null;
        foreach (var bill in Bill.In(evidence).Where(bill => !bill.IsCredit).Take(MostPriced))
        {
            last = bill.Exchange.Number;
            if (!bill.Spot.List("tariffs").Any())
            {
                bare++;
                continue;
            }

            Recalculation found;
            try
            {
                found = Recalculation.Of(bill.Spot.Value, zones.GetValueOrDefault(Place(bill.Spot)));
            }
            catch (BillReadingException fault)
            {
                unreadable ??= fault.Message;
                continue;
            }

            if (!CanLook(found))
            {
                unreadable ??= "The CDRs tell no amount that could be held against their Tariffs.";
                continue;
            }

            priced++;
            if (found.Reading is not null)
                readings.Add(found.Reading);
            if (Look(bill.Spot, found) is not { } observation)
            {
                well.UnionWith(Rows(found));
                continue;
            }

            yield return observation with { Exchange = bill.Exchange.Number };
            if (++seen >= 20)
                yield break;
        }

        if (priced > 0 && seen == 0)
            yield return Pass(Well(priced, readings)) with { Exchange = last, Verifies = [.. well] };
        else if (unreadable is not null && priced == 0)
            yield return Blocked(Showing.Cut(unreadable)) with { Exchange = last };
        else if (bare > 0 && priced == 0)
            yield return Blocked("The CDRs come without Tariffs, so their costs could not be worked out.") with { Exchange = last };
    }

    // What compares nothing passes nothing.
    protected virtual bool CanLook(Recalculation found) => true;

    protected abstract Observation? Look(Spot cdr, Recalculation found);

    protected abstract IReadOnlyList<string> Rows(Recalculation found);

    protected abstract string Well(int priced, IReadOnlyCollection<string> readings);

    private static Dictionary<string, TimeZoneInfo> Zones(Trace trace)
    {
        var zones = new Dictionary<string, TimeZoneInfo>(StringComparer.OrdinalIgnoreCase);
        foreach (var location in trace.Steps.SelectMany(step => step.Exchanges).SelectMany(exchange => exchange.Spots("Location")))
        {
            if (location.Text("id") is { } id && location.Text("time_zone") is { } name && Standing.Locations.TimeZone.Find(name) is { } zone)
                zones[$"{location.Text("country_code")}*{location.Text("party_id")}*{id}"] = zone;
        }

        return zones;
    }

    private static string Place(Spot cdr) => $"{cdr.Text("country_code")}*{cdr.Text("party_id")}*{cdr.Field("cdr_location")?.Text("id")}";
}

/// <summary>
/// The cost of a CDR is what its Tariffs make of its periods (mod_tariffs; mod_cdrs, step_size). The text says little of rounding, and is read in several ways
/// (AMB-19): whatever one of them gives passes, and which one is said. A price alone is never a fail.
/// </summary>
internal sealed class Prices() : PricedCheck("cdr.price", "The cost of a CDR is what its Tariffs make of what was used.", [.. Concerned.All], Axis.Compatibility)
{
    private const int MostLines = 12;

    protected override bool CanLook(Recalculation found) => found.Figures.Count > 0;

    protected override IReadOnlyList<string> Rows(Recalculation found) => Concerned.In(found.Account, found.Bill);

    protected override Observation? Look(Spot cdr, Recalculation found)
    {
        if (found.Figures.FirstOrDefault(figure => !figure.Agrees) is not { } wrong)
            return null;
        var (currency, part) = (Showing.Cut(found.Account.Currency ?? ""), wrong.WithVat ? "with" : "without");
        var explained = string.Join("; ", found.Account.ToString().Split('\n', StringSplitOptions.TrimEntries).TakeWhile(line => line.Length > 0).Take(MostLines).Select(Clean));
        var limits = string.Concat(found.Account.Limits.Take(4).Select(limit => $"; {limit.Name} makes {Text(limit.Before.ExclVat)} {Text(limit.After.ExclVat)}"));
        var seen = Warn(
            $"{wrong.Field} is not what the Tariffs make of the periods: {(explained.Length > 0 ? explained : "nothing of it has a price")}{limits}.",
            $"{Text(wrong.Due)} {currency} {part} VAT", $"{Text(wrong.Billed)} {currency}", cdr.At(wrong.Field)) with
        { Verifies = Rows(found) };
        // In another zone it may be right.
        return found.Guessed ? seen with { Verdict = Verdict.Info, Says = $"{seen.Says} The time zone is not known." } : seen;
    }

    protected override string Well(int priced, IReadOnlyCollection<string> readings) =>
        $"{Showing.Count(priced, "CDR")} priced anew, and the costs agree but for rounding{(readings.Count == 0 ? ", as the text is usually read" : $"; read as {string.Join(", ", readings)} where the text leaves room")}.";

    private static string Text(decimal amount) => amount.ToString("0.00####", CultureInfo.InvariantCulture);

    // Ids in it are the target's.
    private static string Clean(string line) => new([.. line.Take(300).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter)]);
}

/// <summary>
/// Where another price begins to hold a new period begins (mod_cdrs, CDR object: ChargingPeriod). Only prices of what the CDR tells of matter: nobody has to
/// note when a price of parking changed while nobody parked.
/// </summary>
internal sealed class PeriodSplits() : PricedCheck("cdr.period-split", "A new period begins where another price begins to hold.", ["CDR-20", "CDR-21"], Axis.Conformance)
{
    // Stations tell what they measured every so often.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    protected override IReadOnlyList<string> Rows(Recalculation found) => ["CDR-20", "CDR-21"];

    protected override Observation? Look(Spot cdr, Recalculation found)
    {
        var usage = found.Bill.Usage;
        if (usage.End - usage.Start > Longest)
            return null;
        var periods = usage.Periods.OrderBy(period => period.Start).ToList();
        var kwh = 0m;
        for (var i = 0; i < periods.Count; i++)
        {
            var (period, until) = (periods[i], i + 1 < periods.Count ? periods[i + 1].Start : usage.End);
            if (period.TariffId is { } id && found.Bill.Tariffs.TryGetValue(id, out var whole) && Relevant(whole, period) is { } tariff)
            {
                if (!found.Guessed && Boundaries.Between(tariff, usage.TimeZone, period.Start + Late, until - Late).Take(1).ToList() is [var instant])
                    return Split(cdr, i, $"at {Showing.Of(instant)}");

                if (Boundaries.NextKwh(tariff, kwh) is { } threshold && threshold + Math.Max(0.5m, threshold / 20) < kwh + period.Energy)
                    return Split(cdr, i, string.Create(CultureInfo.InvariantCulture, $"at {threshold:0.###} kWh"));
                var elapsed = period.Start - usage.Start;
                if (!periods.Exists(one => one.ReservationTime > TimeSpan.Zero) && Boundaries.NextDuration(tariff, elapsed) is { } duration && duration + Late < until - usage.Start)
                    return Split(cdr, i, $"after {duration:c}");
            }

            kwh += period.Energy;
        }

        return null;
    }

    protected override string Well(int priced, IReadOnlyCollection<string> readings) => $"In {Showing.Count(priced, "CDR")} no price changes inside of a period.";

    private static Observation Split(Spot cdr, int index, string where) =>
        Warn($"Another price begins to hold inside of a period, {where}.", "a new period there", $"one period, the {index + 1}. in time", cdr.At("charging_periods"));

    // What the period tells nothing of cannot become dearer in it.
    private static Tariff? Relevant(Tariff tariff, ChargingPeriod period)
    {
        var elements = tariff.Elements
            .Where(element => element.Restrictions?.Reservation is null)
            .Select(element => element with { Components = [.. element.Components.Where(component => Uses(period, component.Dimension))] })
            .Where(element => element.Components.Count > 0).ToList();
        // With one price for a dimension at all times nothing changes.
        return elements.SelectMany(element => element.Components).GroupBy(component => component.Dimension).Any(same => same.Select(component => (component.Price, component.Vat)).Distinct().Count() > 1 || elements.TrueForAll(element => element.Restrictions is not null))
            ? tariff with { Elements = elements }
            : null;
    }

    private static bool Uses(ChargingPeriod period, TariffDimension dimension) => dimension switch
    {
        TariffDimension.Energy => period.Energy != 0,
        TariffDimension.Time => period.Time > TimeSpan.Zero,
        TariffDimension.ParkingTime => period.ParkingTime > TimeSpan.Zero,
        _ => false,
    };
}
