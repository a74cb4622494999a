using OcpiKit.Pricing;
using static OcpiKit.Servers.Tests.Pricing.Tariffs;

namespace OcpiKit.Servers.Tests.Pricing;

/// <summary>A session whose cost the specification works out, with our own words and periods.</summary>
internal sealed record WorkedExample(string Name, Tariff Tariff, Driver Driver, decimal Excl, decimal? Incl)
{
    public override string ToString() => Name;
}

/// <summary>The worked examples of mod_tariffs and mod_cdrs, as corrected in the bugfixes of 2.2.1.</summary>
internal static class WorkedExamples
{
    private static readonly DayOfWeek[] Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly Tariff StartFee = Tariff(Always(Flat(0.50m, 20), Energy(0.25m, 10)));

    private static readonly Tariff MinPrice = Tariff(Always(Energy(0.25m, 10))) with { MinPrice = new(0.50m, 0.55m) };

    private static readonly Tariff MaxPrice = StartFee with { MaxPrice = new(10, 11) };

    private static readonly Tariff Complex = Tariff(
        Always(Flat(2.50m, 15)),
        When(new(MaxCurrent: 32), Time(1, 20, 900)),
        When(new(MinCurrent: 32, Days: Weekdays), Time(2, 20, 600)),
        When(new(MinCurrent: 32, Days: [DayOfWeek.Saturday, DayOfWeek.Sunday]), Time(1.25m, 20, 600)),
        When(Hours("09:00", "18:00", Weekdays), Parking(5, 10, 300)),
        When(Hours("10:00", "17:00", DayOfWeek.Saturday), Parking(6, 10, 300)));

    private static readonly Tariff Evening = Tariff(
        When(Hours("00:00", "17:00"), Time(1.20m, step: 1800), Parking(1, step: 900)),
        When(Hours("17:00", "20:00"), Time(2.40m, step: 900), Parking(1, step: 900)),
        When(Hours("20:00", "00:00"), Time(2.40m, step: 900)));

    private static readonly Tariff Reservation = Reserving(When(Reserved, Time(5, 20, 60)));

    private static readonly Tariff ReservationFee = Reserving(When(Reserved, Flat(2, 20), Time(5, 20, 300)));

    private static readonly Tariff ExpiryFee = Reserving(When(Expires, Flat(4, 20)), When(Reserved, Time(2, 20, 600)));

    private static readonly Tariff ExpiryTime = Reserving(When(Expires, Time(6, 20, 600)), When(Reserved, Time(3, 20, 600)));

    private static readonly Tariff MaxPower = Tariff(
        When(new(MaxPower: 16), Energy(0.20m, 20)), When(new(MaxPower: 32), Energy(0.35m, 20)), Always(Energy(0.50m, 20)));

    private static readonly Tariff MaxDuration = Tariff(
        When(new(MaxDuration: TimeSpan.FromMinutes(30)), Energy(0, 20)),
        When(new(MaxDuration: TimeSpan.FromMinutes(60)), Energy(0.25m, 20)),
        Always(Energy(0.40m, 20)));

    private static Restrictions Reserved => new(Reservation: ReservationKind.Reservation);

    private static Restrictions Expires => new(Reservation: ReservationKind.Expires);

    private static Driver Session => Driver.Arrives();

    /// <summary>All of them; amounts have at most five decimals here, so that what a step does is seen and not rounded away.</summary>
    public static IEnumerable<WorkedExample> All =>
    [
        // 20 kWh × 0.25 = 5.00; × 1.10 = 5.50
        new("Energy alone", Tariff(Always(Energy(0.25m, 10))), Session.Charges(60, 20), 5, 5.50m),
        // 0.50 + 5.00; 0.60 + 5.50
        new("Energy and a start fee", StartFee, Session.Charges(60, 20), 5.50m, 6.10m),
        new("A minimum price that is passed", MinPrice, Session.Charges(60, 20), 5, 5.50m),
        // 1 kWh would cost 0.25 and 0.275
        new("A minimum price that is missed", MinPrice, Session.Charges(5, 1), 0.50m, 0.55m),
        // 0.50 + 5.00 + 45 min × 2.00/h = 1.50; 0.60 + 5.50 + 1.80
        new("Parking by the quarter",
            Tariff(Always(Flat(0.50m, 20), Energy(0.25m, 10), Parking(2, 20, 900))),
            Session.Charges(60, 20).Parks(40), 7, 7.90m),
        // 0.50 + 12.50 = 13.00; 0.60 + 13.75 = 14.35
        new("A maximum price that is passed", MaxPrice, Session.Charges(90, 50), 10, 11),
        // 0.50 + 7.50; 0.60 + 8.25
        new("A maximum price that is not", MaxPrice, Session.Charges(90, 30), 8, 8.85m),
        new("Time alone", Tariff(Always(Time(2, 10, 60))), Session.Charges(150), 5, 5.50m),
        // 2.5 h × 3.00 = 7.50, 45 min × 5.00/h = 3.75; 8.25 + 4.50
        new("Time and dearer parking",
            Tariff(Always(Time(3, 10, 60), Parking(5, 20, 300))),
            Session.Charges(150).Parks(42), 11.25m, 12.75m),
        // 4.75 × 1.052 = 4.997
        new("An odd VAT", Tariff(Always(Time(1.90m, 5.2m, 300))), Session.Charges(150), 4.75m, 4.997m),
        // 20.45 kWh in steps of 0.1 are 20.5: 5.125 + 0.50; 5.6375 + 0.60
        new("Energy by 100 Wh", Tariff(Always(Flat(0.50m, 20), Energy(0.25m, 10, 100))), Session.Charges(60, 20.45m), 5.625m, 6.2375m),
        // 4.51 + 0.50; 4.961 + 0.60
        new("Energy by 100 Wh at the price of the hour",
            Tariff(Always(Flat(0.50m, 20), Energy(0.22m, 10, 100))),
            Session.Charges(60, 20.45m), 5.01m, 5.561m),
        // 2.50 + 165 min × 1.00/h = 2.75 + 45 min × 5.00/h = 3.75; 2.875 + 3.30 + 4.125
        new("Monday, 16 A, parking", Complex, Driver.Arrives("2026-03-02 09:30").Charges(165, amperes: 16).Parks(42), 9, 10.30m),
        // The text has 2.28 for the charging, which is 1.9 h at 1.20; at its own price of 1.25 it is:
        // 2.50 + 114 min × 1.25/h = 2.375 + 75 min × 6.00/h = 7.50; 2.875 + 2.85 + 8.25
        new("Saturday, 43 A, parking", Complex, Driver.Arrives("2026-03-07 13:30").Charges(114, amperes: 43).Parks(71), 12.375m, 13.975m),
        new("Free of charge",
            Tariff(Always(new PriceComponent(TariffDimension.Flat, 0, null, 0))),
            Session.Charges(60, 20).Parks(60), 0, null),

        // 15 min × 5.00/h = 1.25 + 0.50 + 5.00; 1.50 + 0.60 + 5.50
        new("A reservation", Reservation, Session.Reserves(15).Charges(60, 20), 6.75m, 7.60m),
        // 2.00 + 15 min × 5.00/h = 1.25 + 0.50 + 5.00; 2.40 + 1.50 + 0.60 + 5.50
        new("A reservation with a fee", ReservationFee, Session.Reserves(13).Charges(60, 20), 8.75m, 10),
        // 30 min × 2.00/h = 1.00 + 0.50 + 5.00; 1.20 + 0.60 + 5.50
        new("A reservation with a fee for expiry, used", ExpiryFee, Session.Reserves(22).Charges(60, 20), 6.50m, 7.30m),
        // 4.00 + 60 min × 2.00/h; 4.80 + 2.40
        new("A reservation with a fee for expiry, expired", ExpiryFee, Session.Reserves(60), 6, 7.20m),
        // 30 min × 3.00/h = 1.50 + 0.50 + 5.00; 1.80 + 0.60 + 5.50
        new("A reservation that is dearer when expired, used", ExpiryTime, Session.Reserves(22).Charges(60, 20), 7, 7.90m),
        // 90 min × 6.00/h; × 1.20
        new("A reservation that is dearer when expired, expired", ExpiryTime, Session.Reserves(90), 9, 10.80m),

        // Of 115.2 Wh: 116 Wh, 125 Wh, 500 Wh, each × 0.25/kWh
        new("115.2 Wh by 1 Wh", Tariff(Always(Energy(0.25m))), Session.Charges(1, 0.1152m), 0.029m, null),
        new("115.2 Wh by 25 Wh", Tariff(Always(Energy(0.25m, step: 25))), Session.Charges(1, 0.1152m), 0.03125m, null),
        new("115.2 Wh by 500 Wh", Tariff(Always(Energy(0.25m, step: 500))), Session.Charges(1, 0.1152m), 0.125m, null),
        // 5 min × 1.20/h = 0.10, 5 min × 2.40/h = 0.20; parking 2 min become 15 × 1.00/h = 0.25
        new("Over 17:00, then parking", Evening, Driver.Arrives("2026-03-02 16:55").Charges(5).Charges(5).Parks(2), 0.55m, null),
        // 35 min become 45: 25 min × 1.20/h = 0.50, 20 min × 2.40/h = 0.80
        new("Over 17:00", Evening, Driver.Arrives("2026-03-02 16:35").Charges(25).Charges(10), 1.30m, null),
        // 12 min × 2.40/h = 0.48; 8 of 20 min parking have a price and become 15 × 1.00/h = 0.25
        new("Parking that becomes free at 20:00", Evening, Driver.Arrives("2026-03-02 19:40").Charges(12).Parks(8).Parks(12), 0.73m, null),

        // 1 kWh × 0.20 + 40 × 0.50 + 0.5 × 0.20; × 1.20
        new("Power",
            MaxPower,
            Session.Charges(10, 1, kilowatts: 6).Charges(50, 40, kilowatts: 48).Charges(8, 0.5m, kilowatts: 4), 20.30m, 24.36m),
        // 5 kWh × 0 + 1.2 × 0.25; × 1.20
        new("Duration", MaxDuration, Session.Charges(30, 5).Charges(10, 1.2m), 0.30m, 0.36m),

        // 21 min × 6.00/h = 2.10, 7 min become 10 × 6.00/h = 1.00; the text has no prices
        new("21 minutes of charging are not 25 when parking follows",
            Tariff(Always(Time(6, step: 300), Parking(6, step: 300))),
            Session.Charges(21).Parks(7), 3.10m, null),
        // 5.4 kWh become 5.5: 4.3 × 0.20 = 0.86, 1.2 × 0.27 = 0.324
        new("Energy over 17:00",
            Tariff(When(Hours(null, "17:00"), Energy(0.20m, step: 500)), Always(Energy(0.27m, step: 500))),
            Driver.Arrives("2026-03-02 16:30").Charges(30, 4.3m).Charges(8, 1.1m), 1.184m, null),
        // 28 min become 30: 6 × 5.00/h = 0.50, 24 × 7.00/h = 2.80
        new("Time over 17:00",
            Tariff(When(Hours(null, "17:00"), Time(5, step: 600)), Always(Time(7, step: 600))),
            Driver.Arrives("2026-03-02 16:54").Charges(6).Charges(22), 3.30m, null),
        // 21 min × 1.00/h = 0.35, 16 min become 20 × 2.00/h = 0.66667
        new("Parking is rounded, charging is not",
            Tariff(Always(Time(1, step: 600), Parking(2, step: 600))),
            Session.Charges(21).Parks(16), 1.01667m, null),
        // 1.973 h = 7,102.8 s become 7,200 s × 2.00/h
        new("The CDR that mod_cdrs shows", Tariff(Always(Time(2, 10, 300))), Session.Charges(118.38m, 15.342m), 4, 4.40m),
    ];

    private static Tariff Reserving(params TariffElement[] reservation) => Tariff([.. reservation, .. StartFee.Elements]);
}
