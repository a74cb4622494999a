namespace OcpiKit.Ocpi.Types;

/// <summary>Whether a party behind a hub can be reached (mod_hub_client_info, ClientInfo object).</summary>
public sealed record ClientInfo(string PartyId, string CountryCode, Role Role, ConnectionStatus Status, DateTimeOffset LastUpdated);

#pragma warning disable CS1591 // The values are the protocol's own words, and say what they mean.

/// <summary>How a party is connected to a hub.</summary>
public enum ConnectionStatus
{
    Connected,
    Offline,
    Planned,
    Suspended,
}
