using System.Globalization;
using System.Text;

namespace OcpiKit.Pricing;

/// <summary>Writes an account for people.</summary>
internal static class AccountText
{
    public static string Of(Account account)
    {
        var text = new StringBuilder();
        foreach (var line in account.Lines)
            text.AppendLine(Of(line));
        foreach (var free in account.Free)
            text.AppendLine(Invariant($"{Periods(free.Periods)}: {Words(free.Kind)} {free.Consumed} without a price"));

        text.AppendLine();
        foreach (var (kind, amount) in account.SubTotals.Where(pair => account.Lines.Any(line => line.Kind == pair.Key)))
            text.AppendLine(Invariant($"{Words(kind),-14}{Of(amount)}"));
        text.AppendLine(Invariant($"{"sum",-14}{Of(account.BeforeLimits)}"));
        foreach (var limit in account.Limits)
            text.AppendLine(Invariant($"{limit.Name,-14}{Of(limit.Before)} becomes {Of(limit.After)} (tariff {limit.TariffId})"));
        text.AppendLine(Invariant($"{"total",-14}{account.Currency} {Of(account.Total)}"));

        text.AppendLine();
        text.AppendLine(Invariant($"Rounded once, to {account.Terms.Rounding.Decimals} decimals ({Words(account.Terms.Rounding.Midpoint)})."));
        text.AppendLine(Invariant($"Read as: {Of(account.Terms.Readings)}."));
        foreach (var remark in account.Remarks)
            text.AppendLine(remark);
        return text.ToString();
    }

    private static string Of(Line line)
    {
        var component = line.Component;
        var per = component.Dimension switch
        {
            TariffDimension.Flat => "",
            TariffDimension.Energy => " per kWh",
            _ => " per hour",
        };
        var quantity = line.Billed == line.Consumed ? $"{line.Consumed}" : $"{line.Consumed}, billed as {line.Billed}";
        var step = line.Step is { } s && s.Total != s.Billed ? $" [steps of {s.Size}: {s.Total} in all become {s.Billed}]" : "";
        var vat = component.Vat is { } percent ? Invariant($" + {percent:0.##} % VAT") : " (no VAT)";
        var source = Invariant($"(tariff {line.TariffId}, element {line.Element}, {component.Dimension})");
        return Invariant(
            $"{Periods(line.Periods)}: {Words(line.Kind)} {quantity}{step} at {component.Price:0.00####}{per}{vat} = {Of(line.Amount)} {source}");
    }

    private static string Of(Money money) => money.InclVat is { } incl
        ? Invariant($"{money.ExclVat:0.00####} ({incl:0.00####} with VAT)")
        : Invariant($"{money.ExclVat:0.00####}");

    private static string Of(Readings readings) => string.Join(", ", (object[])
    [
        readings.TimeStep, readings.ReservationStep, readings.StepTotal, readings.FlatFees, readings.ExpiredFee, readings.ParkingFee,
        readings.DurationFrom, readings.NightDay, readings.Unmeasured, readings.AbsentVat, readings.LimitScope, readings.LimitVat,
    ]);

    private static string Periods(IReadOnlyList<int> periods) =>
        periods.Count == 1 ? Invariant($"Period {periods[0]}") : $"Periods {string.Join(", ", periods)}";

    private static string Words(CostKind kind) => kind switch
    {
        CostKind.Fixed => "fixed",
        CostKind.Energy => "energy",
        CostKind.Time => "charging time",
        CostKind.Parking => "parking",
        _ => "reservation",
    };

    private static string Words(MidpointRounding midpoint) => midpoint switch
    {
        MidpointRounding.AwayFromZero => "halves go up",
        MidpointRounding.ToEven => "halves go to the even neighbour",
        MidpointRounding.ToZero => "what is left is cut off",
        _ => midpoint.ToString(),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
