using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>What this eMSP offers, and under which paths.</summary>
internal static class EmspPlatform
{
    public const string Root = "/ocpi/emsp/2.2.1";

    // Credentials has no sides, and is announced as SENDER by convention (VER-08).
    public static readonly Module Credentials = new("credentials", InterfaceRole.Sender, "credentials");
    public static readonly Module Tokens = new("tokens", InterfaceRole.Sender, "tokens");
    public static readonly Module Locations = new("locations", InterfaceRole.Receiver, "locations");
    public static readonly Module Tariffs = new("tariffs", InterfaceRole.Receiver, "tariffs");
    public static readonly Module Sessions = new("sessions", InterfaceRole.Receiver, "sessions");
    public static readonly Module Cdrs = new("cdrs", InterfaceRole.Receiver, "cdrs");
    public static readonly Module Commands = new("commands", InterfaceRole.Sender, "commands");
    public static readonly Module ChargingProfiles = new("chargingprofiles", InterfaceRole.Sender, "chargingprofiles");

    public static Platform Create(EmspOptions options) =>
        new(
            "2.2.1",
            Root,
            [Root + "/versions", "/ocpi/versions"],
            [Credentials, Tokens, Locations, Tariffs, Sessions, Cdrs, Commands, ChargingProfiles, HubClientInfoModule.Module],
            options.PublicUrl);

    /// <summary>An eMSP has no use for a partner whose locations it cannot read: its drivers would find nothing.</summary>
    public static RegistrationTerms Terms(EmspOptions options) => new(
        [new CredentialsRole(Role.Emsp, new BusinessDetails(options.Name), options.PartyId, options.CountryCode)],
        [new NeededEndpoint("locations", InterfaceRole.Sender)]);
}
