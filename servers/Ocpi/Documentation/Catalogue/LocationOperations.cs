using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Catalogue;

/// <summary>Where one can charge, and whether it is free right now (mod_locations).</summary>
internal static class LocationOperations
{
    private const string Module = "locations";
    private const string OwnLocation = "/{locationId}";
    private const string OwnEvse = OwnLocation + "/{evseUid}";
    private const string OwnConnector = OwnEvse + "/{connectorId}";
    private const string TheirLocation = "/{countryCode}/{partyId}" + OwnLocation;
    private const string TheirEvse = "/{countryCode}/{partyId}" + OwnEvse;
    private const string TheirConnector = "/{countryCode}/{partyId}" + OwnConnector;

    private static readonly Refusal NoLocation = new(StatusCodes.Status404NotFound, StatusCode.UnknownLocation, "There is no such Location.");
    private static readonly Refusal NoPart = new(StatusCodes.Status404NotFound, StatusCode.ClientError, "The Location is there, but not this part of it.");
    private static readonly Refusal NotYours = new(StatusCodes.Status404NotFound, StatusCode.ClientError, "The party in the URL is none of yours.");

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(Module, InterfaceRole.Sender, HttpMethods.Get, "")
        {
            Title = "List the locations",
            Story = "{A} read{s} the list of {B's} locations",
            Note = "All places of the network with their EVSEs and connectors, page by page.",
            Data = typeof(Location),
            IsList = true,
        },
        new(Module, InterfaceRole.Sender, HttpMethods.Get, OwnLocation)
        {
            Title = "Read a location",
            Story = "{A} read{s} one of {B's} locations",
            Data = typeof(Location),
            Refusals = [NoLocation],
        },
        new(Module, InterfaceRole.Sender, HttpMethods.Get, OwnEvse)
        {
            Title = "Read an EVSE",
            Story = "{A} read{s} an EVSE at one of {B's} locations",
            Data = typeof(Evse),
            Refusals = [NoLocation, NoPart],
        },
        new(Module, InterfaceRole.Sender, HttpMethods.Get, OwnConnector)
        {
            Title = "Read a connector",
            Story = "{A} read{s} a connector at one of {B's} locations",
            Data = typeof(Connector),
            Refusals = [NoLocation, NoPart],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Get, TheirLocation)
        {
            Title = "Look up a location as we know it",
            Story = "{A} check{s} {B's} copy of a location",
            Note = "For the owner, who wants to know whether what it sent has arrived.",
            Data = typeof(Location),
            Refusals = [NoLocation, NotYours],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Get, TheirEvse)
        {
            Title = "Look up an EVSE as we know it",
            Story = "{A} check{s} {B's} copy of an EVSE",
            Data = typeof(Evse),
            Refusals = [NoLocation, NoPart, NotYours],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Get, TheirConnector)
        {
            Title = "Look up a connector as we know it",
            Story = "{A} check{s} {B's} copy of a connector",
            Data = typeof(Connector),
            Refusals = [NoLocation, NoPart, NotYours],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Put, TheirLocation)
        {
            Title = "Send a location",
            Story = "{A} send{s} {B} a location: new, or changed",
            Note = "Replaces the whole location, with all its EVSEs and connectors.",
            Body = typeof(Location),
            Refusals = [NotYours],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Put, TheirEvse)
        {
            Title = "Send an EVSE",
            Story = "{A} send{s} {B} an EVSE: new, or changed",
            Body = typeof(Evse),
            Refusals = [NoLocation, NotYours],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Put, TheirConnector)
        {
            Title = "Send a connector",
            Story = "{A} send{s} {B} a connector: new, or changed",
            Body = typeof(Connector),
            Refusals = [NoLocation, NoPart, NotYours],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Patch, TheirLocation)
        {
            Title = "Change fields of a location",
            Story = "{A} tell{s} {B} what changed at a location",
            Body = typeof(Location),
            Refusals = [NoLocation, NotYours],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Patch, TheirEvse)
        {
            Title = "Change fields of an EVSE",
            Story = "{A} tell{s} {B} what changed at an EVSE",
            Note = "The most frequent message of all: this is how a change of status travels.",
            Body = typeof(Evse),
            Refusals = [NoLocation, NoPart, NotYours],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Patch, TheirConnector)
        {
            Title = "Change fields of a connector",
            Story = "{A} tell{s} {B} what changed at a connector",
            Note = "For instance the tariffs that hold from now on.",
            Body = typeof(Connector),
            Refusals = [NoLocation, NoPart, NotYours],
        },
    ];
}
