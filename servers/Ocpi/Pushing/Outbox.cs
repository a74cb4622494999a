using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Pushing;

/// <summary>How much an outbox keeps.</summary>
/// <param name="Waiting">How many pushes may wait for one peer.</param>
public sealed record OutboxLimits(int Waiting)
{
    /// <summary>A thousand: a busy network while a peer restarts, and no more than the peer reads for itself in some pages.</summary>
    public static OutboxLimits Usual { get; } = new(1000);
}

/// <summary>
/// Sees to it that every peer gets its pushes, one after the other. Each peer is served by rounds of its own, so that a slow one holds
/// up nobody else.
/// </summary>
internal sealed partial class Outbox : IOutbox, IHostedService, IDisposable
{
    /// <summary>How often to look for what another instance, or this one before it was started anew, left behind.</summary>
    internal static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(5);

    // "", country_code, party_id, id.
    private const int PathOfObject = 4;

    private readonly PeerBook _peers;
    private readonly IObjectStore _store;
    private readonly IPushQueue _queue;
    private readonly Courier _courier;
    private readonly PushLog _pushLog;
    private readonly OutboxLimits _limits;
    private readonly TimeProvider _time;
    private readonly ILogger<Outbox> _log;

    private readonly Rounds _rounds;
    private readonly Rounds _sweeps;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _givingUp = new();
    private ITimer? _sweeper;

    public Outbox(
        PeerBook peers, IObjectStore store, IPushQueue queue, Courier courier, PushLog pushLog, OutboxLimits limits, TimeProvider time, ILogger<Outbox> log)
    {
        (_peers, _store, _queue, _courier, _pushLog, _limits, _time, _log) = (peers, store, queue, courier, pushLog, limits, time, log);
        _rounds = new Rounds(peerId => UnlessTheQueueFails(() => ServeAsync(peerId)));
        _sweeps = new Rounds(_ => UnlessTheQueueFails(SweepAsync));
    }

    /// <inheritdoc />
    public async Task AddAsync(Push push, CancellationToken stop)
    {
        var receivers = _peers.Registered.Where(peer => IsFor(peer, push)).ToList();
        if (receivers.Count is 0)
            return;

        var isGone = push.Method == HttpMethod.Delete;
        var whole = isGone ? null : push.Whole ?? await ReadAsync(push, stop);
        // An object that has vanished in the meantime has a DELETE of its own, or nobody needs to hear of it.
        if (whole is null && !isGone)
            return;

        var (module, countryCode, partyId, _) = push.Object;
        var waiting = receivers.ConvertAll(peer => new WaitingPush(peer.Id, module, push.Side, push.Method, push.Url?.OriginalString ?? push.Path, new PartyKey(countryCode, partyId))
        {
            To = push.To,
            Fields = push.Fields,
            Whole = whole,
        });
        foreach (var dropped in await _queue.AddAsync(waiting, _limits.Waiting, stop))
            _pushLog.Note(_courier.Drop(receivers.Find(peer => peer.Id == dropped.PeerId)!, dropped));
        receivers.ForEach(peer => _rounds.Begin(peer.Id));
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sweeper = _time.CreateTimer(_ => _sweeps.Begin(""), null, TimeSpan.Zero, SweepInterval);
        return Task.CompletedTask;
    }

    /// <summary>Begins nothing more. What is under way may end, as long as the host has patience.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await using var impatience = cancellationToken.Register(_givingUp.Cancel);
        await Task.WhenAll(_sweeps.EndAsync(), _rounds.EndAsync());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _sweeper?.Dispose();
        _stopping.Dispose();
        _givingUp.Dispose();
    }

    private static bool IsFor(Peer peer, Push push) =>
        (push.To is null || peer.Parties.Contains(push.To)) && (push.Url ?? peer.Contact?.EndpointOf(push.Object.Module, push.Side)) is not null;

    // Where the path goes beyond the object, it leads to a part of it: an EVSE or a Connector of a Location.
    private async Task<byte[]?> ReadAsync(Push push, CancellationToken stop) =>
        await _store.FindAsync(push.Object, stop) is { } json
            ? LocationPart.Find(json, [.. push.Path.Split('/').Skip(PathOfObject).Select(Uri.UnescapeDataString)])
            : null;

    /// <summary>Sends a peer what waits for it, unless another instance is at it.</summary>
    private async Task ServeAsync(string peerId)
    {
        var stop = _givingUp.Token;
        // A peer that is gone, or of which only other instances have heard yet, is not ours to serve.
        while (PeerOf(peerId) is not null && await _queue.HasAsync(peerId, stop))
        {
            await using var turn = await _queue.TakeTurnAsync(peerId, stop);
            // Whoever has the turn looks once more after giving it back, and so sees what we added.
            if (turn is null)
                return;
            while (!turn.Lost.IsCancellationRequested && PeerOf(peerId) is { } peer && await _queue.TakeAsync(peerId, stop) is { } push)
                _pushLog.Note(await _courier.DeliverAsync(peer, push, stop));
        }
    }

    // Null ends a round: for a peer that is gone (what waits for it is swept away), and when the server stops.
    private Peer? PeerOf(string id) => _stopping.IsCancellationRequested ? null : _peers.Registered.FirstOrDefault(peer => peer.Id == id);

    private async Task SweepAsync()
    {
        foreach (var peerId in await _queue.SweepAsync(_givingUp.Token))
            _rounds.Begin(peerId);
    }

    // What waits there waits on: the next push or sweep begins a new round.
    private async Task UnlessTheQueueFails(Func<Task> goAsync)
    {
        try
        {
            await goAsync();
        }
        catch (Exception fault)
        {
            if (!_givingUp.IsCancellationRequested)
                QueueFailed(_log, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue of pushes failed")]
    private static partial void QueueFailed(ILogger log, Exception fault);
}
