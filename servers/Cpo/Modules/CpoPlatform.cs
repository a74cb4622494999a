using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Modules;

/// <summary>What this CPO offers, and under which paths.</summary>
internal static class CpoPlatform
{
    public const string Root = "/ocpi/cpo/2.2.1";
    public const string VersionsPath = Root + "/versions";
    public const string ShortVersionsPath = "/ocpi/versions";

    // Credentials has no sides, and is announced as SENDER by convention (VER-08).
    public static readonly Module Credentials = new("credentials", InterfaceRole.Sender, "credentials");
    public static readonly Module Locations = new("locations", InterfaceRole.Sender, "locations");
    public static readonly Module Tariffs = new("tariffs", InterfaceRole.Sender, "tariffs");
    public static readonly Module Sessions = new("sessions", InterfaceRole.Sender, "sessions");
    public static readonly Module Cdrs = new("cdrs", InterfaceRole.Sender, "cdrs");
    public static readonly Module Commands = new("commands", InterfaceRole.Receiver, "commands");
    public static readonly Module ChargingProfiles = new("chargingprofiles", InterfaceRole.Receiver, "chargingprofiles");
    public static readonly Module Tokens = new("tokens", InterfaceRole.Receiver, "tokens");

    public static Platform Create(CpoOptions options) => new(
        "2.2.1",
        Root,
        [VersionsPath, ShortVersionsPath],
        [Credentials, Locations, Tariffs, Sessions, Cdrs, Tokens, Commands, ChargingProfiles, HubClientInfoModule.Module],
        options.PublicUrl);

    /// <summary>A CPO has no use for a partner whose tokens it cannot read: nobody could charge.</summary>
    public static RegistrationTerms Terms(CpoOptions options) => new(
        [new CredentialsRole(Role.Cpo, new BusinessDetails(options.Name), options.PartyId, options.CountryCode)],
        [new NeededEndpoint("tokens", InterfaceRole.Sender)]);
}
