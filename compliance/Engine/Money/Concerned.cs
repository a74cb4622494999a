using OcpiKit.Pricing;

namespace OcpiKit.Engine.Money;

/// <summary>Which requirements have a say in a price: where it is right it meets them, and where it is not it may be any of them.</summary>
public static class Concerned
{
    /// <summary>All that can have.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "CDR-22", "CDR-23", "CDR-24", "CDR-25", "CDR-26", "TAR-16", "TAR-17", "TAR-21", "TAR-25", "TAR-26", "TAR-27", "TAR-28", "TAR-29",
        "TAR-30", "TAR-31", "TAR-32", "TAR-33", "TAR-34", "TAR-35",
    ];

    /// <summary>Those of an account, in their order.</summary>
    public static IReadOnlyList<string> In(Account account, BillReading bill)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(bill);
        var rows = new SortedSet<string>(StringComparer.Ordinal);
        Steps(account, rows);
        var used = bill.Tariffs.Values.Where(tariff => bill.Usage.Periods.Any(period => string.Equals(period.TariffId, tariff.Id, StringComparison.OrdinalIgnoreCase))).ToList();
        if (used.Exists(tariff => tariff.Elements.SelectMany(element => element.Components.Select(component => component.Dimension).Distinct()).GroupBy(dimension => dimension).Any(same => same.Count() > 1)))
            rows.Add("TAR-16");
        if (used.Count > 0 && account.Free.Count > 0)
            rows.Add("TAR-17");
        if (used.Exists(tariff => (tariff.MinPrice ?? tariff.MaxPrice) is not null))
            rows.Add("TAR-21");
        foreach (var one in used.SelectMany(tariff => tariff.Elements).Select(element => element.Restrictions).OfType<Restrictions>())
            Restricted(one, bill, rows);
        return [.. rows];
    }

    // A step of one second or one Wh changes nothing that anybody could see.
    private static void Steps(Account account, SortedSet<string> rows)
    {
        var stepped = account.Lines.Where(line => line.Component.StepSize > 1 && line.Component.Dimension is not TariffDimension.Flat).ToList();
        if (stepped.Count == 0)
            return;
        rows.UnionWith(["CDR-22", "TAR-25"]);
        if (stepped.Exists(line => line.Periods.Count > 1) || stepped.GroupBy(line => line.Kind).Any(same => same.Count() > 1))
            rows.UnionWith(["CDR-23", "CDR-24", "CDR-25"]);
        if (account.Lines.Any(line => line.Kind is CostKind.Time) && account.Lines.Any(line => line.Kind is CostKind.Parking && line.Component.Dimension is TariffDimension.ParkingTime))
            rows.UnionWith(["CDR-23", "CDR-24", "CDR-26"]);
    }

    private static void Restricted(Restrictions one, BillReading bill, SortedSet<string> rows)
    {
        if (one.Reservation is { } kind)
        {
            if (kind is ReservationKind.Expires && bill.Usage.Periods.Any(period => period.ReservationTime > TimeSpan.Zero))
                rows.Add("TAR-26");
            return;
        }

        foreach (var (concerned, row) in new[]
        {
            ((one.StartTime ?? one.EndTime) is not null || (one.StartDate ?? one.EndDate) is not null, "TAR-28"),
            ((one.MinKwh ?? one.MaxKwh) is not null, "TAR-29"),
            (one.MinCurrent is not null, "TAR-30"),
            (one.MaxCurrent is not null, "TAR-31"),
            (one.MinPower is not null, "TAR-32"),
            (one.MaxPower is not null, "TAR-33"),
            (one.MinDuration is not null, "TAR-34"),
            (one.MaxDuration is not null, "TAR-35"),
            (one.Days is { Count: > 0 }, "TAR-27"),
        })
        {
            if (concerned)
                rows.UnionWith([row, "TAR-27"]);
        }
    }
}
