using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;
using OcpiKit.Servers.Tests.Cpo;

namespace OcpiKit.Servers.Tests.Pushing;

/// <summary>A CPO that pushes: its peers are made up, and what became of each push is told.</summary>
internal sealed class PushingServer : IAsyncDisposable
{
    private readonly CpoInProcess _cpo;
    private readonly Channel<PushOutcome> _outcomes = Channel.CreateUnbounded<PushOutcome>();

    private PushingServer(CpoInProcess cpo)
    {
        _cpo = cpo;
        Log.Noted += outcome => _outcomes.Writer.TryWrite(outcome);
    }

    public PushLog Log => _cpo.Server.Services.GetRequiredService<PushLog>();

    public IObjectStore Store => _cpo.Server.Services.GetRequiredService<IObjectStore>();

    public PeerBook Peers => _cpo.Server.Services.GetRequiredService<PeerBook>();

    public IHostedService Outbox => _cpo.Server.Services.GetServices<IHostedService>().Single(service => service is IOutbox);

    public static async Task<PushingServer> StartAsync(Receivers receivers, int room = 1000, string? database = null, TimeProvider? time = null) =>
        new(await CpoInProcess.StartAsync(new CpoOptions { Locations = 1, Database = database }, builder =>
        {
            receivers.ServeTo(builder);
            builder.Services.AddSingleton(new OutboxLimits(room));
            if (time is not null)
                builder.Services.AddSingleton(time);
        }));

    /// <summary>Registers a peer NL*<paramref name="partyId"/> whose modules are on a host of that name.</summary>
    public async Task<Peer> RegisterAsync(string partyId, params string[] modules)
    {
        var peer = Peers.Admit(CredentialsToken.Create(), Standing.Expected);
        return await RenewAsync(peer, $"token-of-{partyId}", partyId, modules);
    }

    /// <summary>Registers a peer anew.</summary>
    public async Task<Peer> RenewAsync(Peer peer, string token, string partyId, params string[] modules)
    {
        var contact = new PeerContact(
            token,
            new Uri($"https://{partyId}.example/versions"),
            [new CredentialsRole(Role.Emsp, new BusinessDetails(partyId), partyId, "NL")],
            [.. modules.Select(module => new EndpointEntry(module, InterfaceRole.Receiver, new Uri($"https://{partyId}.example/{module}/")))]);
        await Peers.RegisterAsync(peer, contact, CredentialsToken.Create(), default);
        return Peers.Registered.Single(registered => registered.Id == peer.Id);
    }

    /// <summary>Changes an object of ours and pushes it whole, or some of its fields.</summary>
    public async Task ChangeAsync(HttpMethod method, string module, string id, string json, string? path = null, string? fields = null, PartyKey? to = null)
    {
        var key = new ObjectKey(module, "DE", "OKC", id);
        await Store.PutAsync([new StoredObject(key, DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(json))], default);
        await PushAsync(new Push(method, key, path ?? $"/DE/OKC/{id}")
        {
            Fields = fields is null ? null : Encoding.UTF8.GetBytes(fields),
            To = to,
        });
    }

    public Task PushAsync(Push push) => _cpo.Server.Services.GetRequiredService<IOutbox>().AddAsync(push, default);

    /// <summary>Waits for the next outcomes.</summary>
    public async Task<IReadOnlyList<PushOutcome>> OutcomesAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var outcomes = new List<PushOutcome>();
        while (outcomes.Count < count)
            outcomes.Add(await _outcomes.Reader.ReadAsync(patience.Token));
        return outcomes;
    }

    public ValueTask DisposeAsync() => _cpo.DisposeAsync();
}
