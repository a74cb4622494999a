using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Ocpi.Pulling;

/// <summary>
/// Sees to it that every peer is pulled: when the server starts, when a registration is new or renewed, at an interval, and again soon
/// where it failed, so that a peer that was away is read when it is back (transport_and_format, Offline behaviour; TRN-75). Each peer is
/// pulled by rounds of its own, so that a slow one holds up nobody else.
/// </summary>
internal sealed partial class PullRounds : IHostedService, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly PeerBook _peers;
    private readonly Puller _puller;
    private readonly PullLog _pullLog;
    private readonly PullSchedule _schedule;
    private readonly ILeases _leases;
    private readonly TimeProvider _time;
    private readonly ILogger<PullRounds> _log;

    private readonly Rounds _rounds;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Turn> _turns = [];
    private readonly CancellationTokenSource _stopping = new();
    private ITimer? _timer;

    public PullRounds(PeerBook peers, Puller puller, PullLog pullLog, PullSchedule schedule, ILeases leases, TimeProvider time, ILogger<PullRounds> log)
    {
        (_peers, _puller, _pullLog, _schedule, _leases, _time, _log) = (peers, puller, pullLog, schedule, leases, time, log);
        _rounds = new Rounds(PullAsync);
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_schedule.IsOn)
            _timer = _time.CreateTimer(_ => Look(), null, TimeSpan.Zero, LookEvery);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is not null)
            await _timer.DisposeAsync();
        await _stopping.CancelAsync();
        await _rounds.EndAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _timer?.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Whether anything is pulled at all.</summary>
    public bool IsOn => _schedule.IsOn;

    /// <summary>Pulls from every peer as soon as it can be: the turn of each has come. Gives how many there are.</summary>
    public int PullNow()
    {
        lock (_lock)
        {
            // Who is being pulled right now is pulled once more after that: what changed in the meantime may be on a page that was read already.
            foreach (var (id, turn) in _turns.ToList())
                _turns[id] = turn.At == DateTimeOffset.MaxValue ? turn with { Again = true } : turn with { At = DateTimeOffset.MinValue };
        }
        Look();
        return _peers.Registered.Count;
    }

    private void Look()
    {
        var registered = _peers.Registered;
        var now = _time.GetUtcNow();
        List<string> due = [];
        lock (_lock)
        {
            foreach (var gone in _turns.Keys.Except(registered.Select(peer => peer.Id)).ToList())
                _turns.Remove(gone);
            foreach (var peer in registered)
            {
                // Every change of a registration makes a new Peer.
                if (!_turns.TryGetValue(peer.Id, out var turn) || !ReferenceEquals(turn.Peer, peer))
                    _turns[peer.Id] = turn = new Turn(peer, now + _schedule.First, 0);
                if (turn.At > now)
                    continue;
                _turns[peer.Id] = turn with { At = DateTimeOffset.MaxValue };
                due.Add(peer.Id);
            }
        }
        _pullLog.Keep(registered.Select(peer => peer.Id).ToHashSet());
        due.ForEach(_rounds.Begin);
    }

    private async Task PullAsync(string peerId)
    {
        Turn? turn;
        lock (_lock)
            turn = _turns.GetValueOrDefault(peerId);
        if (turn is null)
            return;

        var wentWell = false;
        try
        {
            wentWell = await PullAsync(turn.Peer);
        }
        catch (Exception fault)
        {
            if (_stopping.IsCancellationRequested)
                return;
            PullFailed(_log, fault);
        }

        var failures = wentWell ? 0 : turn.Failures + 1;
        var next = _time.GetUtcNow() + (wentWell ? _schedule.Interval : _schedule.AfterFailures(failures));
        lock (_lock)
        {
            // It may have registered anew in the meantime, and then has a turn of its own.
            if (_turns.GetValueOrDefault(peerId) is { } now && ReferenceEquals(now.Peer, turn.Peer))
                _turns[peerId] = turn with { At = now.Again ? DateTimeOffset.MinValue : next, Failures = failures };
        }
    }

    // Of several instances that share a database one pulls at a time; the other finds nothing new afterwards.
    private async Task<bool> PullAsync(Peer peer)
    {
        await using var lease = await _leases.TryTakeAsync($"pull {peer.Id}", _stopping.Token);
        if (lease is null)
            return false;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, lease.Lost);
        return await _puller.PullAsync(peer, stop.Token);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A pull failed")]
    private static partial void PullFailed(ILogger log, Exception fault);

    /// <summary>When a peer is pulled next.</summary>
    private sealed record Turn(Peer Peer, DateTimeOffset At, int Failures)
    {
        /// <summary>Whether somebody wants it pulled once more while it is being pulled.</summary>
        public bool Again { get; init; }
    }
}
