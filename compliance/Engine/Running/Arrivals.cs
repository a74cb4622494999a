using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;

namespace OcpiKit.Engine.Running;

/// <summary>
/// The target's calls as a scenario sees them, in the order of their coming. A call gets its number when it is told: by the await that claims it, or
/// at the end of the scenario as one that nobody asked for. So numbers follow the scenario, not the moment at which the network delivered.
/// </summary>
internal sealed class Arrivals(Inbox? inbox, Line line, TimeProvider time)
{
    /// <summary>The step under which a call is told that no await claimed.</summary>
    public const string Unasked = "unasked";

    private readonly List<Arrived> _all = [];

    /// <summary>Whether the target has called an operation of ours in this run at all: else that a call does not come says nothing about it.</summary>
    public bool Reached { get; private set; }

    /// <summary>All calls of this scenario that were told, in the order of their coming.</summary>
    public IReadOnlyList<Exchange> Told => [.. _all.Where(call => call.Told).Select(call => call.Exchange)];

    /// <summary>The calls of this scenario that no await has claimed so far; not numbered.</summary>
    public IReadOnlyList<Exchange> Open => [.. _all.Where(call => !call.Told).Select(call => call.Exchange)];

    /// <summary>A scenario begins. Calls that came before it are not its own: they are told, and no await of it can claim them.</summary>
    public IReadOnlyList<Exchange> Begin()
    {
        _all.Clear();
        return TellOpen();
    }

    /// <summary>Numbers and tells the calls that nobody claimed.</summary>
    public IReadOnlyList<Exchange> TellOpen()
    {
        Take();
        return [.. _all.Where(call => !call.Told).Select(call => Tell(call, Unasked))];
    }

    /// <summary>
    /// The first call that fits, of those that are here; null where none is. A call that another await has claimed counts where this one asks for
    /// something else: a session that is active at once is both the new one and the active one.
    /// </summary>
    public Claimed? Claim(Wanted wanted, string step)
    {
        Take();
        if (_all.Find(call => !call.Told && wanted.WhyNot(call.Exchange) is null) is { } fitting)
        {
            fitting.By = wanted;
            return new(Tell(fitting, step), First: true);
        }

        return _all.Find(call => call.By is { } by && !by.IsSameAs(wanted) && wanted.WhyNot(call.Exchange) is null) is { } again ? new(again.Exchange, First: false) : null;
    }

    /// <summary>Waits for a call that fits; null where none came in time.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task<Claimed?> ClaimAsync(Wanted wanted, string step, TimeSpan within, CancellationToken stop)
    {
        var begin = time.GetTimestamp();
        while (inbox is not null && within - time.GetElapsedTime(begin) is { } left && left > TimeSpan.Zero && await inbox.WaitAsync(left, time, stop))
        {
            if (Claim(wanted, step) is { } claimed)
                return claimed;
        }

        stop.ThrowIfCancellationRequested();
        return Claim(wanted, step);
    }

    private void Take()
    {
        foreach (var call in inbox?.Take() ?? [])
        {
            Reached |= call.Operation is not null;
            _all.Add(new(new Exchange(0, Unasked, call.Operation, Intent.Regular, call.Request, call.Response, call.Fault, call.Started, call.Took)
            {
                Direction = Direction.FromSubject,
                Arrival = call.Arrival,
            }));
        }
    }

    private Exchange Tell(Arrived call, string step)
    {
        call.Told = true;
        return call.Exchange = call.Exchange with { Number = line.NextNumber(), Step = step };
    }

    private sealed class Arrived(Exchange exchange)
    {
        public Exchange Exchange { get; set; } = exchange;

        public bool Told { get; set; }

        /// <summary>What the await wanted that claimed it; null where none has.</summary>
        public Wanted? By { get; set; }
    }
}

/// <summary>A call that an await waited for.</summary>
/// <param name="Call">The call.</param>
/// <param name="First">Whether no await had claimed it before, so that it is still to be told.</param>
internal sealed record Claimed(Exchange Call, bool First);
