using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Catalogue;

/// <summary>Charging while it happens (mod_sessions).</summary>
internal static class SessionOperations
{
    private const string Module = "sessions";
    private const string Theirs = "/{countryCode}/{partyId}/{sessionId}";

    private static readonly Refusal Unknown = new(StatusCodes.Status404NotFound, StatusCode.ClientError, "There is no such Session, or it is none of yours.");

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(Module, InterfaceRole.Sender, HttpMethods.Get, "")
        {
            Title = "List the sessions",
            Story = "{A} read{s} the list of {B's} charging sessions",
            Note = "Only sessions of your own drivers.",
            Data = typeof(Session),
            IsList = true,
        },
        new(Module, InterfaceRole.Sender, HttpMethods.Put, "/{sessionId}/charging_preferences")
        {
            Title = "Say how a driver wishes to charge",
            Story = "{A} tell{s} {B} how a driver wishes to charge: until when, and how much",
            Body = typeof(ChargingPreferences),
            Data = typeof(ChargingPreferencesResponse),
            Refusals = [Unknown, new(StatusCodes.Status404NotFound, StatusCode.InvalidParameter, "The EVSE cannot take preferences.")],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Get, Theirs)
        {
            Title = "Look up a session as we know it",
            Story = "{A} check{s} {B's} copy of a charging session",
            Data = typeof(Session),
            Refusals = [Unknown],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Put, Theirs)
        {
            Title = "Send a session",
            Story = "{A} send{s} {B} a charging session: new, or changed",
            Body = typeof(Session),
            Refusals = [Unknown],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Patch, Theirs)
        {
            Title = "Change fields of a session",
            Story = "{A} tell{s} {B} how a charging session goes on",
            Note = "Charging periods are added to those that are known; all other fields replace what was there.",
            Body = typeof(Session),
            Refusals = [Unknown],
        },
    ];
}
