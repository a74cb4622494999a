namespace OcpiKit.Ocpi.Types;

#pragma warning disable CS1591 // The values are the protocol's own words, and say what they mean.

/// <summary>The kind of token a driver identifies with.</summary>
public enum TokenType
{
    AdHocUser,
    AppUser,
    Other,
    Rfid,
}

/// <summary>Whether a CPO may decide on a token by itself.</summary>
public enum WhitelistType
{
    Always,
    Allowed,
    AllowedOffline,
    Never,
}

/// <summary>What an eMSP decides about a token.</summary>
public enum AllowedType
{
    Allowed,
    Blocked,
    Expired,
    NoCredit,
    NotAllowed,
}

/// <summary>How a driver prefers to charge.</summary>
public enum ProfileType
{
    Cheap,
    Fast,
    Green,
    Regular,
}
