using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Catalogue;

/// <summary>How two platforms meet: versions and credentials, which have no sides.</summary>
internal static class Connecting
{
    public const string Versions = "versions";

    /// <summary>Where the details are; a platform puts them where it likes.</summary>
    public const string Details = "/{*rest}";

    private const string Credentials = "credentials";

    private static readonly Refusal Unusable = new(StatusCodes.Status200OK, StatusCode.UnusableClient, "Your own API could not be used: we call it before we answer.");
    private static readonly Refusal NoVersion = new(StatusCodes.Status200OK, StatusCode.UnsupportedVersion, "You do not offer a version that we speak.");
    private static readonly Refusal NoEndpoint = new(StatusCodes.Status200OK, StatusCode.MissingEndpoint, "You lack an endpoint that we need.");

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new(Versions, null, HttpMethods.Get, "")
        {
            Title = "List the versions",
            Story = "{A} look{s} up {B's} OCPI versions",
            Note = "Where everything begins: with this URL and a token a client finds all the rest.",
            Data = typeof(IReadOnlyList<VersionEntry>),
        },
        new(Versions, null, HttpMethods.Get, Details)
        {
            Title = "List the modules of a version",
            Story = "{A} look{s} up {B's} modules and their addresses",
            Note = "Paths are free in OCPI: a client takes them from here and never builds them itself.",
            Data = typeof(VersionDetails),
        },
        new(Credentials, null, HttpMethods.Get, "")
        {
            Title = "Read the credentials",
            Story = "{A} read{s} {B's} credentials: who is there, and with which token to call",
            Data = typeof(Credentials),
        },
        new(Credentials, null, HttpMethods.Post, "")
        {
            Title = "Register",
            Story = "{A} register{s} with {B}: both sides exchange tokens",
            Note = "Send the token with which we shall call you and the URL of your versions. We call your versions and their details first; then the "
                + "answer holds the token with which you call us from now on, and the one you registered with is dead.",
            Body = typeof(Credentials),
            Data = typeof(Credentials),
            Refusals = [new(StatusCodes.Status405MethodNotAllowed, StatusCode.ClientError, "You are registered already: use PUT."), Unusable, NoVersion, NoEndpoint],
        },
        new(Credentials, null, HttpMethods.Put, "")
        {
            Title = "Renew the registration",
            Story = "{A} renew{s} the registration with {B}: new tokens on both sides",
            Note = "As with POST we look at your versions and endpoints again, and the token changes.",
            Body = typeof(Credentials),
            Data = typeof(Credentials),
            Refusals = [new(StatusCodes.Status405MethodNotAllowed, StatusCode.ClientError, "You are not registered yet: use POST."), Unusable, NoVersion, NoEndpoint],
        },
        new(Credentials, null, HttpMethods.Delete, "")
        {
            Title = "End the registration",
            Story = "{A} end{s} the registration with {B}",
            Note = "From then on neither side can call the other.",
            Refusals = [new(StatusCodes.Status405MethodNotAllowed, StatusCode.ClientError, "You are not registered.")],
        },
    ];
}
