using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Catalogue;

/// <summary>Which parties can be reached through a hub (mod_hub_client_info).</summary>
internal static class HubClientInfoOperations
{
    private const string Module = "hubclientinfo";
    private const string OfParty = "/{countryCode}/{partyId}";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(Module, InterfaceRole.Sender, HttpMethods.Get, "")
        {
            Title = "List the parties behind the hub",
            Story = "{A} read{s} the list of parties that {B's} hub connects",
            Data = typeof(ClientInfo),
            IsList = true,
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Get, OfParty)
        {
            Title = "Look up a party as we know it",
            Story = "{A} check{s} {B's} note of whether a party is connected",
            Data = typeof(ClientInfo),
            Refusals = [new(StatusCodes.Status404NotFound, StatusCode.ClientError, "We know of no such party.")],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Put, OfParty)
        {
            Title = "Say whether a party is connected",
            Story = "{A} tell{s} {B} whether a party behind a hub can be reached",
            Body = typeof(ClientInfo),
        },
    ];
}
