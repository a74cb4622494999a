using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;

namespace OcpiKit.Engine.Running;

/// <summary>
/// The target's calls as a scenario sees them, in the order of their coming. A call gets its number when it is told: by the await that claims it, or
/// at the end of the scenario, and then from another count, as one that nobody asked for. So numbers follow the scenario, not the moment at which the network delivered.
/// </summary>
internal sealed class Arrivals(ICounterparty? counterparty, Line line, TimeProvider time)
{
    /// <summary>The step under which is told what our side called of itself: the result of a command, the calls back of a handshake.</summary>
    public const string Errands = "errand";

    /// <summary>So many calls are kept of one scenario, and so many are told in a run that nobody asked for: whoever calls without end fills neither memory nor report.</summary>
    public const int Most = 2_000;

    private const long MostBytes = 64 * 1024 * 1024;

    private readonly Inbox? _inbox = counterparty?.Inbox;
    private readonly List<Arrived> _all = [];
    private long _bytes;
    private int _unasked, _lost, _lostBefore, _beside = Exchange.FirstBeside;

    /// <summary>Whether the target has called an operation of ours in this run at all: else that a call does not come says nothing about it.</summary>
    public bool Reached { get; private set; }

    /// <summary>All calls of this scenario that were told, in the order of their coming.</summary>
    public IReadOnlyList<Exchange> Told => [.. _all.Where(call => call.Told).Select(call => call.Exchange)];

    /// <summary>The calls of this scenario that no await has claimed so far; not numbered.</summary>
    public IReadOnlyList<Exchange> Open => [.. _all.Where(call => !call.Told).Select(call => call.Exchange)];

    /// <summary>Whether calls of this scenario could not be kept: then the one that is missed may have been among them.</summary>
    public bool Lossy => Lost > _lostBefore;

    private int Lost => _lost + (_inbox?.Lost ?? 0);

    /// <summary>A scenario begins. Calls that came before it are not its own: they are told, and no await of it can claim them.</summary>
    public IReadOnlyList<Exchange> Begin()
    {
        _all.Clear();
        (_bytes, _lostBefore) = (0, Lost);
        return TellOpen();
    }

    /// <summary>Numbers and tells the calls that nobody claimed.</summary>
    public IReadOnlyList<Exchange> TellOpen()
    {
        Take();
        var told = new List<Exchange>();
        foreach (var call in _all.Where(call => !call.Told))
        {
            if (_unasked++ < Most)
                told.Add(Tell(call, Exchange.Unasked, _beside++));
        }

        return told;
    }

    /// <summary>Numbers and tells what our side called of itself: what the target answered to that is judged like every other answer.</summary>
    public IReadOnlyList<Exchange> TellErrands() =>
        [.. (counterparty?.TakeErrands() ?? []).Select(errand => new Exchange(
            _beside++, Errands, errand.Operation, Intent.Regular, errand.Delivery.Sent, errand.Delivery.Received, errand.Delivery.Fault?.Says, errand.Delivery.Started, errand.Delivery.Took)
        { Kind = errand.Delivery.Fault?.Kind })];

    /// <summary>What the reader should know of calls that are not in the report.</summary>
    public IEnumerable<string> Notices()
    {
        var untold = Lost + Math.Max(0, _unasked - Most);
        if (untold > 0)
            yield return $"The target made {untold} calls more than the kit keeps; they were answered, and not judged.";
    }

    /// <summary>
    /// The first call that fits, of those that are here; null where none is. A call that other awaits have claimed counts where this one asks for
    /// something else than each of them: a session that is active at once is both the new one and the active one, but the second of two bills is never the first again.
    /// </summary>
    public Claimed? Claim(Wanted wanted, string step)
    {
        Take(wanted);
        if (_all.Find(call => !call.Told && wanted.WhyNot(call.Exchange) is null) is { } fitting)
        {
            fitting.By.Add(wanted);
            return new(Tell(fitting, step, line.NextNumber()), First: true);
        }

        if (_all.Find(call => call.By.Count > 0 && !call.By.Exists(by => by.IsSameAs(wanted)) && wanted.WhyNot(call.Exchange) is null) is not { } again)
            return null;
        again.By.Add(wanted);
        return new(again.Exchange, First: false);
    }

    /// <summary>Waits for a call that fits; null where none came in time.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task<Claimed?> ClaimAsync(Wanted wanted, string step, TimeSpan within, CancellationToken stop)
    {
        var begin = time.GetTimestamp();
        while (_inbox is not null && within - time.GetElapsedTime(begin) is { } left && left > TimeSpan.Zero && await _inbox.WaitAsync(left, time, stop))
        {
            if (Claim(wanted, step) is { } claimed)
                return claimed;
        }

        stop.ThrowIfCancellationRequested();
        return Claim(wanted, step);
    }

    /// <summary>Takes what has come. Where no more can be kept, the call that is waited for still is.</summary>
    private void Take(Wanted? wanted = null)
    {
        foreach (var call in _inbox?.Take() ?? [])
        {
            // Whoever shows no token that was given to the target may be anybody.
            Reached |= call.Operation is not null && (call.Arrival.Case is not null || call.Arrival.Token is ShownToken.Right or ShownToken.Raw or ShownToken.Old or ShownToken.Registration or ShownToken.Spent);
            var exchange = new Exchange(0, Exchange.Unasked, call.Operation, Intent.Regular, call.Request, call.Response, call.Fault, call.Started, call.Took)
            {
                Direction = Direction.FromSubject,
                Arrival = call.Arrival,
                Cut = call.Cut,
                KitFailed = call.KitFailed,
            };
            if (_all.Count < Most && _bytes + call.Bytes <= MostBytes)
            {
                _bytes += call.Bytes;
                _all.Add(new(exchange));
            }
            else if (wanted?.WhyNot(exchange) is null && wanted is not null && !_all.Exists(other => !other.Told && wanted.WhyNot(other.Exchange) is null))
                _all.Add(new(exchange));
            else
                _lost++;
        }
    }

    private static Exchange Tell(Arrived call, string step, int number)
    {
        call.Told = true;
        return call.Exchange = call.Exchange with { Number = number, Step = step };
    }

    private sealed class Arrived(Exchange exchange)
    {
        public Exchange Exchange { get; set; } = exchange;

        public bool Told { get; set; }

        /// <summary>What the awaits wanted that have claimed it.</summary>
        public List<Wanted> By { get; } = [];
    }
}

/// <summary>A call that an await waited for.</summary>
/// <param name="Call">The call.</param>
/// <param name="First">Whether no await had claimed it before, so that it is still to be told.</param>
internal sealed record Claimed(Exchange Call, bool First);
