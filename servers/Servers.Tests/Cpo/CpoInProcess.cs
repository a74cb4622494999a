using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Cpo;

/// <summary>A CPO without sockets, and a client that has its token.</summary>
internal sealed class CpoInProcess : ServerInProcess
{
    public const string Root = "/ocpi/cpo/2.2.1";
    public const string Credentials = Root + "/credentials";
    public const string Locations = Root + "/locations";
    public const string Tariffs = Root + "/tariffs";
    public const string Sessions = Root + "/sessions";
    public const string Cdrs = Root + "/cdrs";
    public const string Tokens = Root + "/tokens";

    private CpoInProcess(CpoServer server)
        : base(server, server.Token)
    {
    }

    public static async Task<CpoInProcess> StartAsync(CpoOptions? options = null, Action<IHostApplicationBuilder>? alter = null) =>
        new(await CpoServer.StartAsync(options ?? new CpoOptions { Locations = 60, PageLimit = 25 }, WithoutSockets(alter)));

    /// <summary>Registers an eMSP whose modules are on https://PARTY.example; from now on the client is that eMSP.</summary>
    public async Task RegisterAsync(string partyId, string countryCode = "NL", params (string Module, InterfaceRole Role)[] modules)
    {
        var peers = Server.Services.GetRequiredService<PeerBook>();
        var token = CredentialsToken.Create();
        var contact = new PeerContact(
            $"token-of-{partyId}",
            new Uri($"https://{partyId}.example/versions"),
            [new CredentialsRole(Role.Emsp, new BusinessDetails(partyId), partyId, countryCode)],
            [.. modules.Select(module => new EndpointEntry(module.Module, module.Role, new Uri($"https://{partyId}.example/{module.Module}")))]);
        await peers.RegisterAsync(peers.Admit(CredentialsToken.Create(), Standing.Expected), contact, token, default);
        Use(token);
    }
}
