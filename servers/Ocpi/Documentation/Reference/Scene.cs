using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Reference;

/// <summary>
/// One afternoon at one charging station, from which all examples are taken so that they fit together: the session of an example is at
/// the location of another, and its bill is what the tariff of a third makes of it. Nobody and nothing in it exists.
/// </summary>
/// <param name="Cpo">Whose station it is.</param>
/// <param name="Emsp">Whose driver comes.</param>
internal sealed record Scene(PartyKey Cpo, PartyKey Emsp)
{
    private const decimal Energy = 18.4m;
    private static readonly DateTimeOffset Arrival = new(2026, 5, 4, 14, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Departure = Arrival.AddMinutes(90);
    private static readonly Price Bill = new(8.28m, 9.85m);

    /// <summary>How a charging profile ends: at 11 kW for an hour, then slower.</summary>
    private static readonly ChargingProfile Profile =
        new(Arrival, 5400, ChargingRateUnit.W, null, [new ChargingProfilePeriod(0, 11000), new ChargingProfilePeriod(3600, 4200)]);

    /// <summary>The place.</summary>
    public Location Location { get; init; } = new(
        Cpo.CountryCode, Cpo.PartyId, "LOC-1", true, null, "Market Square", "Market Square 1", "Examplestadt", "12345", null, "DEU",
        new GeoLocation("52.50000", "13.40000"), null, ParkingType.OnStreet,
        [
            new Evse(
                "EVSE-1", $"{Cpo.CountryCode}*{Cpo.PartyId}*E000001", Status.Available, null, [Capability.RfidReader, Capability.RemoteStartStopCapable, Capability.Reservable],
                [new Connector("1", ConnectorType.Iec62196T2, ConnectorFormat.Socket, PowerType.Ac3Phase, 230, 32, 22000, ["TARIFF-1"], null, Arrival.AddDays(-30))],
                null, null, "A1", null, null, null, Arrival.AddDays(-1)),
        ],
        null, new BusinessDetails("Example Charging"), null, null, null, "Europe/Berlin", new Hours(true, null, null, null), null, null, null, Arrival.AddDays(-1));

    /// <summary>What charging costs there.</summary>
    public Tariff Tariff { get; init; } = new(
        Cpo.CountryCode, Cpo.PartyId, "TARIFF-1", "EUR", TariffType.Regular, null, null, null, null,
        [new TariffElement([new PriceComponent(TariffDimensionType.Energy, 0.45m, 19m, 1)])], null, null, null, Arrival.AddDays(-30));

    /// <summary>The driver's card.</summary>
    public Token Token { get; init; } = new(
        Emsp.CountryCode, Emsp.PartyId, "04A1B2C3D4E5F6", TokenType.Rfid, $"{Emsp.CountryCode}-{Emsp.PartyId}-C00000001", null, "Example Mobility", null, true,
        WhitelistType.Allowed, "en", null, null, Arrival.AddDays(-30));

    /// <summary>The EVSE at which the car stands.</summary>
    public Evse Evse => Location.Evses![0];

    /// <summary>The connector that is plugged in.</summary>
    public Connector Connector => Evse.Connectors[0];

    /// <summary>The charging, once it is over.</summary>
    public Session Session => new(
        Cpo.CountryCode, Cpo.PartyId, "SESSION-1", Arrival, Departure, Energy, Driver, AuthMethod.Whitelist, null, Location.Id, Evse.Uid, Connector.Id, null, "EUR",
        [Period(Energy, 1.5m)], Bill, SessionStatus.Completed, Departure);

    /// <summary>The bill for it: 18.4 kWh at 0.45 and 19 % VAT.</summary>
    public Cdr Cdr => new(
        Cpo.CountryCode, Cpo.PartyId, "CDR-1", Arrival, Departure, Session.Id, Driver, AuthMethod.Whitelist, null,
        new CdrLocation(
            Location.Id, Location.Name, Shortened(Location.Address, 45), Location.City, Location.PostalCode, null, Location.Country, Location.Coordinates,
            Evse.Uid, Evse.EvseId ?? "#NA", Connector.Id, Connector.Standard, Connector.Format, Connector.PowerType),
        null, "EUR", [OwnTariff], [Period(Energy, 1.5m)], null, Bill, null, Energy, Bill, 1.5m, null, 0m, null, null, null, null, null, null, null, Departure);

    /// <summary>What is sent, or sent back, where the type says it all.</summary>
    /// <param name="type">A wire type.</param>
    /// <param name="callback">Where results go to.</param>
    public object? Whole(Type type, Uri callback) => Objects(callback).FirstOrDefault(type.IsInstanceOfType);

    /// <summary>The fields that change when something happens to an object of the type.</summary>
    public static object? Changes(Type type) => new Dictionary<Type, object>
    {
        [typeof(Location)] = new { Name = "Market Square, north side", LastUpdated = Arrival },
        [typeof(Evse)] = new { Status = Status.Charging, LastUpdated = Arrival },
        [typeof(Connector)] = new { TariffIds = (string[])["TARIFF-1"], LastUpdated = Arrival },
        [typeof(Session)] = new { Kwh = 9.2m, ChargingPeriods = (ChargingPeriod[])[Period(1.4m, 0.25m)], LastUpdated = Arrival.AddMinutes(45) },
        [typeof(Token)] = new { Valid = false, LastUpdated = Departure },
    }.GetValueOrDefault(type);

    private CdrToken Driver => new(Token.CountryCode, Token.PartyId, Token.Uid, Token.Type, Token.ContractId);

    // The bill is calculated with this one, whatever the server's own tariffs are.
    private Tariff OwnTariff => new Scene(Cpo, Emsp).Tariff;

    private IEnumerable<object> Objects(Uri callback) =>
    [
        Location, Evse, Connector, Tariff, Token, Session, Cdr,
        new LocationReferences(Location.Id, [Evse.Uid]),
        new AuthorizationInfo(AllowedType.Allowed, Token, new LocationReferences(Location.Id, [Evse.Uid]), "AUTH-1"),
        new StartSession(callback, Token, Location.Id, Evse.Uid, Connector.Id),
        new StopSession(callback, Session.Id),
        new ReserveNow(callback, Token, Arrival.AddMinutes(30), "RESERVATION-1", Location.Id, Evse.Uid),
        new CancelReservation(callback, "RESERVATION-1"),
        new UnlockConnector(callback, Location.Id, Evse.Uid, Connector.Id),
        new CommandResponse(CommandResponseType.Accepted, 30),
        new CommandResult(CommandResultType.Accepted),
        new ChargingPreferences(ProfileType.Cheap, Departure, 20m),
        ChargingPreferencesResponse.Accepted,
        new SetChargingProfile(Profile, callback),
        new ActiveChargingProfile(Arrival, Profile),
        new ActiveChargingProfileResult(ChargingProfileResultType.Accepted, new ActiveChargingProfile(Arrival, Profile)),
        new ChargingProfileResponse(ChargingProfileResponseType.Accepted, 30),
        new ClientInfo(Emsp.PartyId, Emsp.CountryCode, Role.Emsp, ConnectionStatus.Connected, Arrival),
    ];

    private static ChargingPeriod Period(decimal energy, decimal hours) => new(
        Arrival, [new CdrDimension(CdrDimensionType.Energy, energy), new CdrDimension(CdrDimensionType.Time, hours)], "TARIFF-1");

    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..most];
}
