using System.Text.Json;
using OcpiKit.Pricing;

namespace OcpiKit.Engine.Money;

/// <summary>A CDR priced anew, beside what it says itself.</summary>
/// <param name="Account">How the price comes about, in the reading of the text that is nearest to the CDR.</param>
/// <param name="Bill">What the CDR says was used, and the tariffs.</param>
/// <param name="Figures">What is compared: the total first, then the parts that the CDR tells.</param>
/// <param name="Reading">Where the usual reading of the text does not give what the CDR says and another does: its name.</param>
/// <param name="Guessed">Whether the time zone was found by trying, because nobody told it and the price depends on it.</param>
public sealed record Recalculation(Account Account, BillReading Bill, IReadOnlyList<Figure> Figures, string? Reading, bool Guessed)
{
    // Where a station stands tells its hour within these; laws may have it otherwise.
    private const int HoursAround = 4;

    private static readonly (string Field, CostKind Kind)[] Parts =
    [
        ("total_fixed_cost", CostKind.Fixed), ("total_energy_cost", CostKind.Energy), ("total_time_cost", CostKind.Time),
        ("total_parking_cost", CostKind.Parking), ("total_reservation_cost", CostKind.Reservation),
    ];

    /// <summary>Whether all figures are what they should be, but for what rounding may do.</summary>
    public bool Agrees => Figures.All(figure => figure.Agrees);

    /// <summary>Whether the price depends on the local time.</summary>
    public bool Clocked => IsClocked(Bill);

    /// <summary>Prices a CDR that fits its schema.</summary>
    /// <param name="cdr">The JSON of it.</param>
    /// <param name="zone">The time zone of the location; null where nobody knows.</param>
    /// <param name="tariff">A tariff to price by instead of those that came with it.</param>
    /// <exception cref="BillReadingException">It cannot be priced; the message says why.</exception>
    public static Recalculation Of(JsonElement cdr, TimeZoneInfo? zone = null, JsonElement? tariff = null)
    {
        var first = Price(cdr, zone ?? TimeZoneInfo.Utc, tariff, silent: true);
        first = first with { Guessed = zone is null && first.Clocked };
        if (first.Agrees)
            return first;
        // A period that names no tariff is free, to the letter.
        if (Price(cdr, zone ?? TimeZoneInfo.Utc, tariff, silent: false) is { Agrees: true } literal)
            return literal with { Reading = "periods without a tariff_id are free" };
        if (zone is not null || !first.Clocked)
            return first;
        return Offsets(cdr).Select(other => Price(cdr, other, tariff, silent: true)).FirstOrDefault(other => other.Agrees) is { } found
            ? found with { Guessed = true }
            : first;
    }

    private static Recalculation Price(JsonElement cdr, TimeZoneInfo zone, JsonElement? tariff, bool silent)
    {
        var bill = BillReading.Read(cdr, zone, tariff, silent);
        // Hours are decimals: what they have too much is not to begin another step.
        var terms = new PricingTerms { TimeSlack = TimeSpan.FromSeconds(1) };
        try
        {
            var account = Pricer.Price(bill.Usage, bill.Tariffs, terms);
            var slack = Slack(cdr, bill);
            var usual = new Recalculation(account, bill, Compare(cdr, account, slack), null, false);
            if (usual.Agrees)
                return usual;
            // Alternatives compares the rounded out; readings that matter differ by more.
            foreach (var (name, other) in Pricer.Alternatives(bill.Usage, bill.Tariffs, terms))
            {
                if (new Recalculation(other, bill, Compare(cdr, other, slack), name, false) is { Agrees: true } met)
                    return met;
            }

            // A CDR does not say whether its reservation ran out or was given up.
            if (bill.Usage.ReservationExpired is null)
            {
                var given = Pricer.Price(bill.Usage with { ReservationExpired = false }, bill.Tariffs, terms);
                if (new Recalculation(given, bill, Compare(cdr, given, slack), "the reservation was given up and did not run out", false) is { Agrees: true } up)
                    return up;
            }

            return usual;
        }
        catch (Exception fault) when (fault is ArgumentException or OverflowException)
        {
            throw new BillReadingException($"The CDR cannot be priced: {fault.Message.Split(" (Parameter ")[0]}", fault);
        }
    }

    private static List<Figure> Compare(JsonElement cdr, Account account, decimal slack)
    {
        var figures = new List<Figure>();
        var credit = cdr.TryGetProperty("credit", out var told) && told.ValueKind is JsonValueKind.True;
        // Each line may have been rounded by itself.
        var total = slack + (0.01m * (account.Lines.Count + 1));
        Add("total_cost", account.AfterLimits, total);
        foreach (var (field, kind) in Parts)
            Add(field, account.SubTotals[kind], slack + (0.01m * (account.Lines.Count(line => line.Kind == kind) + 1)));
        return figures;

        void Add(string field, Pricing.Money due, decimal tolerance)
        {
            // The parts of a Credit CDR have either sign (AMB-07).
            decimal Signed(decimal amount, decimal billed) => credit && (field == "total_cost" || billed < 0) ? -amount : amount;

            if (!cdr.TryGetProperty(field, out var price) || price.ValueKind is not JsonValueKind.Object)
                return;
            if (Amount(price, "excl_vat") is { } excl)
                figures.Add(new(field, WithVat: false, Signed(due.ExclVat, excl), excl, tolerance));
            if (Amount(price, "incl_vat") is { } incl && due.InclVat is { } with)
                figures.Add(new(field, WithVat: true, Signed(with, incl), incl, tolerance * 1.3m));
        }
    }

    private static decimal? Amount(JsonElement price, string name) =>
        price.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var amount) ? amount : null;

    // Half of the last decimal of each volume, at the dearest price that it may have.
    private static decimal Slack(JsonElement cdr, BillReading bill)
    {
        var prices = bill.Tariffs.Values.SelectMany(tariff => tariff.Elements).SelectMany(element => element.Components)
            .ToLookup(component => component.Dimension, component => Math.Abs(component.Price));
        var slack = 0m;
        foreach (var dimension in cdr.GetProperty("charging_periods").EnumerateArray().SelectMany(period => period.GetProperty("dimensions").EnumerateArray()))
        {
            var kind = dimension.GetProperty("type").GetString() switch
            {
                "ENERGY" => TariffDimension.Energy,
                "TIME" or "RESERVATION_TIME" => TariffDimension.Time,
                "PARKING_TIME" => TariffDimension.ParkingTime,
                _ => TariffDimension.Flat,
            };
            if (kind is not TariffDimension.Flat)
                slack += prices[kind].DefaultIfEmpty(0).Max() * Half(dimension.GetProperty("volume").GetRawText());
        }

        return Math.Min(slack, 1000);
    }

    // A whole number may be exact: 10 kWh, one hour. Numbers come without the zeros at their ends, so the resolution is that of meters and clocks at least.
    private static decimal Half(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 || number.Contains('e', StringComparison.OrdinalIgnoreCase) ? 4 : Math.Clamp(number.Length - point - 1, 2, 6);
        var half = 0.5m;
        for (var i = 0; i < decimals; i++)
            half /= 10;
        return half;
    }

    private static bool IsClocked(BillReading bill) => bill.Tariffs.Values.SelectMany(tariff => tariff.Elements).Select(element => element.Restrictions).OfType<Restrictions>()
        .Any(one => (one.StartTime ?? one.EndTime) is not null || (one.StartDate ?? one.EndDate) is not null || one.Days is { Count: > 0 });

    private static IEnumerable<TimeZoneInfo> Offsets(JsonElement cdr)
    {
        var solar = cdr.TryGetProperty("cdr_location", out var place) && place.TryGetProperty("coordinates", out var at) && at.TryGetProperty("longitude", out var longitude)
            && decimal.TryParse(longitude.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= 180 ? (int)Math.Round(degrees / 15) : 0;
        return Enumerable.Range(-2 * HoursAround, (4 * HoursAround) + 1).OrderBy(Math.Abs)
            .Select(half => TimeSpan.FromMinutes((60 * solar) + (30 * half)))
            .Where(offset => Math.Abs(offset.TotalHours) <= 14)
            .Select(offset => TimeZoneInfo.CreateCustomTimeZone($"UTC{(offset < TimeSpan.Zero ? "-" : "+")}{offset:hh\\:mm}", offset, null, null));
    }
}

/// <summary>An amount of a CDR, and what it should be.</summary>
/// <param name="Field">Its name, such as total_cost.</param>
/// <param name="WithVat">Whether it is incl_vat.</param>
/// <param name="Due">What comes out, not rounded.</param>
/// <param name="Billed">What the CDR says.</param>
/// <param name="Tolerance">What rounding may do.</param>
public sealed record Figure(string Field, bool WithVat, decimal Due, decimal Billed, decimal Tolerance)
{
    /// <summary>Whether it is as it should be.</summary>
    public bool Agrees => Math.Abs(Due - Billed) <= Tolerance;
}
