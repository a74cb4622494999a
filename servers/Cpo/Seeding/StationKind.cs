using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>A kind of EVSE: its connectors and what it can do.</summary>
internal sealed record StationKind(IReadOnlyList<Socket> Sockets, IReadOnlyList<Capability> Capabilities)
{
    public static readonly StationKind Wallbox = new(
        [Type2(ConnectorFormat.Cable, 16, 11_000)], [Capability.RemoteStartStopCapable, Capability.RfidReader]);

    public static readonly StationKind Ac11 = new(
        [Type2(ConnectorFormat.Socket, 16, 11_000)],
        [Capability.RemoteStartStopCapable, Capability.RfidReader, Capability.UnlockCapable]);

    public static readonly StationKind Ac22 = new(
        [Type2(ConnectorFormat.Socket, 32, 22_000)],
        [
            Capability.RemoteStartStopCapable, Capability.RfidReader, Capability.UnlockCapable,
            Capability.ChargingProfileCapable, Capability.ChargingPreferencesCapable,
        ]);

    // Two cables, one car at a time: whoever starts remotely has to say which (mod_locations, Capability).
    public static readonly StationKind Dc50 = new(
        [Direct(ConnectorType.Iec62196T2Combo, 500, 125, 50_000), Direct(ConnectorType.Chademo, 500, 125, 50_000)],
        [Capability.RemoteStartStopCapable, Capability.RfidReader, Capability.StartSessionConnectorRequired]);

    public static readonly StationKind Dc150 = new(
        [Direct(ConnectorType.Iec62196T2Combo, 920, 300, 150_000)],
        [Capability.RemoteStartStopCapable, Capability.RfidReader, Capability.ContactlessCardSupport, Capability.DebitCardPayable]);

    public static readonly StationKind Dc400 = new(
        [Direct(ConnectorType.Iec62196T2Combo, 1000, 500, 400_000)],
        [
            Capability.RemoteStartStopCapable, Capability.RfidReader, Capability.ContactlessCardSupport,
            Capability.CreditCardPayable, Capability.Reservable,
        ]);

    private static Socket Type2(ConnectorFormat format, int amperes, int watts) =>
        new(ConnectorType.Iec62196T2, format, PowerType.Ac3Phase, 230, amperes, watts);

    private static Socket Direct(ConnectorType standard, int volts, int amperes, int watts) =>
        new(standard, ConnectorFormat.Cable, PowerType.Dc, volts, amperes, watts);
}

/// <summary>A kind of connector. Volts are between line and neutral where there are phases; watts are what it really gives.</summary>
internal sealed record Socket(ConnectorType Standard, ConnectorFormat Format, PowerType Power, int Volts, int Amperes, int Watts);
