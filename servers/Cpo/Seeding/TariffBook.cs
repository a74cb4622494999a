using Bogus;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>The tariffs of one country, one for each way in which charging is usually sold.</summary>
internal sealed class TariffBook
{
    private readonly CpoOptions _options;
    private readonly Country _country;
    private readonly Randomizer _random;

    public TariffBook(CpoOptions options, Country country)
    {
        _options = options;
        _country = country;
        _random = Chance.For(options.Seed, "tariffs", Country.All.ToList().IndexOf(country));
        var kwh = country.PriceLevel;
        var hour = Share(kwh, 4);

        Energy = Make("ac", TariffType.Regular, [new([Price(TariffDimensionType.Energy, kwh)])]);
        EnergyAndTime = Make("ac-time", TariffType.Regular,
            [new([Price(TariffDimensionType.Energy, Share(kwh, 0.8m)), Price(TariffDimensionType.Time, Share(kwh, 2))])]);
        NightAndDay = Make("ac-night", TariffType.Regular,
        [
            new([Price(TariffDimensionType.Energy, Share(kwh, 0.7m))], new TariffRestrictions(StartTime: "22:00", EndTime: "06:00")),
            new([Price(TariffDimensionType.Energy, kwh)]),
        ]);
        // Who leaves it to us when to charge gets what is cheap (SES-40).
        Cheap = Make("ac-cheap", TariffType.ProfileCheap, [new([Price(TariffDimensionType.Energy, Share(kwh, 0.75m))])]);
        // Whoever blocks a bay by day pays for it; by night an explicit zero says that nothing is due.
        IdleFee = Make("dc", TariffType.Regular,
        [
            new([Price(TariffDimensionType.ParkingTime, hour)], new TariffRestrictions(StartTime: "08:00", EndTime: "20:00")),
            new([Price(TariffDimensionType.Energy, Share(kwh, 1.4m)), Price(TariffDimensionType.ParkingTime, 0m)]),
        ]);
        AdHoc = Make("dc-adhoc", TariffType.AdHocPayment,
            [new([Price(TariffDimensionType.Flat, kwh), Price(TariffDimensionType.Energy, Share(kwh, 1.7m))])])
            with
        { MinPrice = WithVat(Share(kwh, 5)), StartDateTime = new DateTimeOffset(2024, 6, 30, 22, 0, 0, TimeSpan.Zero) };
        // A reservation has a fee and costs by the hour, and more when nobody comes; only FLAT and TIME may price it (TAR-36).
        Reservable = Make("dc-reserve", TariffType.Regular,
        [
            new([Price(TariffDimensionType.Time, hour * 2)], For(ReservationRestrictionType.ReservationExpires)),
            new(
                [Price(TariffDimensionType.Flat, kwh * 2), Price(TariffDimensionType.Time, hour)],
                For(ReservationRestrictionType.Reservation)),
            new(
            [
                Price(TariffDimensionType.Energy, Share(kwh, 1.5m)),
                Price(TariffDimensionType.Time, 0m),
                Price(TariffDimensionType.Flat, 0m),
            ]),
        ]) with
        { MaxPrice = WithVat(Share(kwh, 200)) };
        // Free of charge is said by one element with a flat price of zero (TAR-19).
        Free = Make("free", null, [new([Price(TariffDimensionType.Flat, 0.00m)])]);
    }

    public Tariff Energy { get; }

    public Tariff EnergyAndTime { get; }

    public Tariff NightAndDay { get; }

    public Tariff Cheap { get; }

    public Tariff IdleFee { get; }

    public Tariff AdHoc { get; }

    public Tariff Reservable { get; }

    public Tariff Free { get; }

    public IEnumerable<Tariff> All => [Energy, EnergyAndTime, NightAndDay, Cheap, IdleFee, AdHoc, Reservable, Free];

    private static decimal Share(decimal price, decimal factor) => decimal.Round(price * factor, 2);

    private static TariffRestrictions For(ReservationRestrictionType reservation) => new(Reservation: reservation);

    private PriceComponent Price(TariffDimensionType type, decimal price) => new(type, price, _country.Vat, StepSize: 1);

    private Price WithVat(decimal amount) => new(amount, decimal.Round(amount * (1 + _country.Vat / 100), 2));

    private Tariff Make(string style, TariffType? type, IReadOnlyList<TariffElement> elements) => new(
        _options.CountryCode,
        _options.PartyId,
        $"{_country.Code}-{style}".ToUpperInvariant(),
        _country.Currency,
        type,
        TariffAltText: null,
        TariffAltUrl: new Uri($"https://www.kiebitz-ladenetz.example/{_country.Language}/tariffs/{style}"),
        MinPrice: null,
        MaxPrice: null,
        elements,
        StartDateTime: null,
        EndDateTime: null,
        EnergyMix: null,
        LastUpdated: Chance.InTheYearBefore(Network.Epoch, _random));
}
