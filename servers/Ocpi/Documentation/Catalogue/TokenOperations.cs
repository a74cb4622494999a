using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Catalogue;

/// <summary>What drivers charge with, and whether they may (mod_tokens).</summary>
internal static class TokenOperations
{
    private const string Module = "tokens";
    private const string Theirs = "/{countryCode}/{partyId}/{tokenUid}";

    private static readonly IReadOnlyList<string> OfType = ["type"];
    private static readonly Refusal Unknown = new(StatusCodes.Status404NotFound, StatusCode.UnknownToken, "There is no such Token.");

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(Module, InterfaceRole.Sender, HttpMethods.Get, "")
        {
            Title = "List the tokens",
            Story = "{A} read{s} the list of {B's} drivers' tokens",
            Note = "With this list a station can let drivers in even while the line is down.",
            Data = typeof(Token),
            IsList = true,
        },
        new(Module, InterfaceRole.Sender, HttpMethods.Post, "/{tokenUid}/authorize")
        {
            Title = "Ask whether a driver may charge",
            Story = "{A} ask{s} {B} whether a driver may charge",
            Note = "Real-time authorization. A driver who may not is a good answer all the same: look at allowed. With a Location in the body the answer "
                + "is for that place.",
            Query = OfType,
            Body = typeof(LocationReferences),
            IsBodyOptional = true,
            Data = typeof(AuthorizationInfo),
            Refusals = [Unknown, new(StatusCodes.Status200OK, StatusCode.NotEnoughInformation, "We cannot decide without knowing where.")],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Get, Theirs)
        {
            Title = "Look up a token as we know it",
            Story = "{A} check{s} {B's} copy of a driver's token",
            Query = OfType,
            Data = typeof(Token),
            Refusals = [Unknown],
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Put, Theirs)
        {
            Title = "Send a token",
            Story = "{A} send{s} {B} a driver's token: new, or changed",
            Note = "Tokens are never deleted: one that must not be used any more is sent with valid set to false.",
            Query = OfType,
            Body = typeof(Token),
        },
        new(Module, InterfaceRole.Receiver, HttpMethods.Patch, Theirs)
        {
            Title = "Change fields of a token",
            Story = "{A} tell{s} {B} what changed at a driver's token",
            Query = OfType,
            Body = typeof(Token),
            Refusals = [Unknown],
        },
    ];
}
