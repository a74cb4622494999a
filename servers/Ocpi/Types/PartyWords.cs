namespace OcpiKit.Ocpi.Types;

#pragma warning disable CS1591 // The values are the protocol's own words, and say what they mean.

/// <summary>What a party does in roaming.</summary>
public enum Role
{
    Cpo,
    Emsp,
    Hub,
    Nap,
    Nsp,
    Other,
    Scsp,
}

/// <summary>Whether an endpoint owns the objects (sender) or receives them.</summary>
public enum InterfaceRole
{
    Sender,
    Receiver,
}
