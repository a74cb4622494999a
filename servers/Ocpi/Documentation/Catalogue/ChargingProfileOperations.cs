using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Catalogue;

/// <summary>How fast a session charges, steered from outside (mod_charging_profiles). Results come later, to the response_url.</summary>
internal static class ChargingProfileOperations
{
    private const string Module = "chargingprofiles";
    private const string OfSession = "/{sessionId}";
    private const string Later = " The answer only says whether the station is asked; what it said follows to the response_url.";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(Module, InterfaceRole.Receiver, HttpMethods.Get, OfSession)
        {
            Title = "Ask how a session is going to charge",
            Story = "{A} ask{s} {B} how fast a session is going to charge",
            Note = "For the next seconds that duration names." + Later,
            Query = ["duration", "response_url"],
            Data = typeof(ChargingProfileResponse),
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Put, OfSession)
        {
            Title = "Set how fast a session charges",
            Story = "{A} ask{s} {B} to charge a session at a given speed",
            Note = "Replaces the profile that was set before, if any." + Later,
            Body = typeof(SetChargingProfile),
            Data = typeof(ChargingProfileResponse),
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Delete, OfSession)
        {
            Title = "Take the limit away",
            Story = "{A} ask{s} {B} to charge a session without a limit again",
            Note = Later.TrimStart(),
            Query = ["response_url"],
            Data = typeof(ChargingProfileResponse),
        },
        new(Module, InterfaceRole.Sender, HttpMethods.Post, "/{*rest}")
        {
            Title = "Receive the result of a request about a profile",
            Story = "{A} report{s} to {B} what the station said to a charging profile",
            Note = "The response_url of a request. After GET the result also holds the profile.",
            Body = typeof(ActiveChargingProfileResult),
        },
        new(Module, InterfaceRole.Sender, HttpMethods.Put, OfSession)
        {
            Title = "Receive the active profile of a session",
            Story = "{A} tell{s} {B} that a session now charges at another speed",
            Body = typeof(ActiveChargingProfile),
        },
    ];
}
