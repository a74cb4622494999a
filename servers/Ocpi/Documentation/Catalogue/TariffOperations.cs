using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Catalogue;

/// <summary>What charging costs (mod_tariffs).</summary>
internal static class TariffOperations
{
    private const string Module = "tariffs";
    private const string Theirs = "/{countryCode}/{partyId}/{tariffId}";

    private static readonly Refusal Unknown = new(StatusCodes.Status404NotFound, StatusCode.ClientError, "There is no such Tariff, or the party in the URL is none of yours.");

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(Module, InterfaceRole.Sender, HttpMethods.Get, "")
        {
            Title = "List the tariffs",
            Story = "{A} read{s} the list of {B's} tariffs",
            Data = typeof(Tariff),
            IsList = true,
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Get, Theirs)
        {
            Title = "Look up a tariff as we know it",
            Story = "{A} check{s} {B's} copy of a tariff",
            Data = typeof(Tariff),
            Refusals = [Unknown],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Put, Theirs)
        {
            Title = "Send a tariff",
            Story = "{A} send{s} {B} a tariff: new, or changed",
            Note = "A tariff is always sent whole: there is no PATCH.",
            Body = typeof(Tariff),
            Refusals = [Unknown],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Delete, Theirs)
        {
            Title = "Take a tariff away",
            Story = "{A} tell{s} {B} that a tariff is no longer in use",
            Refusals = [Unknown],
        },
    ];
}
