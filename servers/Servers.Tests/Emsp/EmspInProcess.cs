using Microsoft.Extensions.Hosting;
using OcpiKit.Emsp;
using OcpiKit.Servers.Tests.Registration;

namespace OcpiKit.Servers.Tests.Emsp;

/// <summary>An eMSP without sockets, and a client that has registered with it as the CPO NL*PAR.</summary>
internal sealed class EmspInProcess : ServerInProcess
{
    public const string Root = "/ocpi/emsp/2.2.1";
    public const string Credentials = Root + "/credentials";
    public const string Tokens = Root + "/tokens";
    public const string Locations = Root + "/locations/NL/PAR";
    public const string Tariffs = Root + "/tariffs/NL/PAR";
    public const string Sessions = Root + "/sessions/NL/PAR";
    public const string Cdrs = Root + "/cdrs";

    private readonly PartnerPlatform _partner;

    private EmspInProcess(EmspServer server, PartnerPlatform partner)
        : base(server, EmspOptions.UsualRegistrationToken) => _partner = partner;

    /// <summary>Starts it, with nobody registered yet.</summary>
    public static async Task<EmspInProcess> StartAsync(EmspOptions? options = null, Action<IHostApplicationBuilder>? alter = null)
    {
        var partner = new PartnerPlatform();
        return new(await EmspServer.StartAsync(options ?? new EmspOptions { Tokens = 60, PageLimit = 25 }, WithoutSockets(alter ?? partner.ServeTo)), partner);
    }

    /// <summary>Starts it, and registers.</summary>
    public static async Task<EmspInProcess> RegisteredAsync(EmspOptions? options = null, Action<IHostApplicationBuilder>? alter = null)
    {
        var emsp = await StartAsync(options, alter);
        await emsp.RegisterAsync("PAR");
        return emsp;
    }

    /// <summary>Registers the CPO of the given party; from now on the client is that CPO.</summary>
    public async Task RegisterAsync(string partyId, string invitation = EmspOptions.UsualRegistrationToken)
    {
        Use(invitation);
        var reply = await SendAsync(HttpMethod.Post, Credentials, PartnerPlatform.CredentialsJson("theirs", partyId, "CPO"));
        Use(reply.Data.GetProperty("token").GetString()!);
    }

    public Task<Reply> PutAsync(string url, string json) => SendAsync(HttpMethod.Put, url, json);

    public Task<Reply> PatchAsync(string url, string json) => SendAsync(HttpMethod.Patch, url, json);
}
