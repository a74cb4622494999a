using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Simulation;

/// <summary>
/// Lets the network live: carries out orders when their time has come, and tells how charges go on. Of several instances that share a
/// database one simulates.
/// </summary>
internal sealed partial class Simulator : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    private readonly OrderBook _orders;
    private readonly ChargeBook _charges;
    private readonly Station _station;
    private readonly Ledger _ledger;
    private readonly IObjectStore _store;
    private readonly IOutbox _outbox;
    private readonly ILeases _leases;
    private readonly TimeProvider _time;
    private readonly CpoOptions _options;
    private readonly ILogger<Simulator> _log;

    private readonly Rounds _rounds;
    private readonly SemaphoreSlim _stepping = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private ITimer? _timer;
    private ILease? _lease;

    public Simulator(
        OrderBook orders,
        ChargeBook charges,
        Station station,
        Ledger ledger,
        IObjectStore store,
        IOutbox outbox,
        ILeases leases,
        TimeProvider time,
        CpoOptions options,
        ILogger<Simulator> log)
    {
        (_orders, _charges, _station, _ledger, _store, _outbox) = (orders, charges, station, ledger, store, outbox);
        (_leases, _time, _options, _log) = (leases, time, options, log);
        _rounds = new Rounds(_ => UnlessSomethingFails(() => StepAsync(_stopping.Token)));
    }

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_options.Traffic > 0 && !(await _orders.WaitingAsync(cancellationToken)).Any(order => order is Visit))
            await _orders.AddAsync(new Visit("visit", _time.GetUtcNow()), cancellationToken);
        _orders.Added += Go;
        _timer = _time.CreateTimer(_ => Go(), null, TimeSpan.Zero, Pulse);
    }

    /// <summary>Everything that is due by now happens; afterwards nothing is.</summary>
    public async Task StepAsync(CancellationToken stop)
    {
        await _stepping.WaitAsync(stop);
        try
        {
            if (!await IsOursAsync(stop))
                return;

            var now = _time.GetUtcNow();
            await CarryOutAsync(now, stop);
            await GoOnAsync(now, stop);
        }
        finally
        {
            _stepping.Release();
        }
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _orders.Added -= Go;
        await _stopping.CancelAsync();
        await _rounds.EndAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
            await _timer.DisposeAsync();
        if (_lease is not null)
            await _lease.DisposeAsync();
        _stopping.Dispose();
        _stepping.Dispose();
    }

    private void Go() => _rounds.Begin("");

    private async Task<bool> IsOursAsync(CancellationToken stop)
    {
        if (_lease?.Lost.IsCancellationRequested is true)
        {
            await _lease.DisposeAsync();
            _lease = null;
        }
        _lease ??= await _leases.TryTakeAsync("simulator", stop);
        return _lease is not null;
    }

    // One after the other, in the order of their times, and what comes of one may be due before the next.
    private async Task CarryOutAsync(DateTimeOffset now, CancellationToken stop)
    {
        var due = new PriorityQueue<Order, (DateTimeOffset, string)>();
        foreach (var order in await _orders.DueAsync(now, stop))
            due.Enqueue(order, (order.Due, order.Id));
        while (due.TryDequeue(out var order, out _))
        {
            foreach (var planned in (await CarryOutAsync(order, stop)).Planned.Where(planned => planned.Due <= now))
                due.Enqueue(planned, (planned.Due, planned.Id));
        }
    }

    private async Task<Effects> CarryOutAsync(Order order, CancellationToken stop)
    {
        Effects effects;
        try
        {
            effects = await _station.PerformAsync(order, stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // Whatever is wrong with it would be so again, and nothing after it would ever happen.
            OrderFailed(_log, order.GetType().Name, fault);
            effects = new Effects();
        }
        effects.Forget(_orders.KeyOf(order));
        await effects.CommitAsync(_store, _outbox, stop);
        return effects;
    }

    // Sessions that go on are told now and then, so that the driver sees the energy grow (SES-32).
    private async Task GoOnAsync(DateTimeOffset now, CancellationToken stop)
    {
        now = now.AddTicks(-now.Ticks % TimeSpan.TicksPerSecond);
        foreach (var charge in await _charges.OpenAsync(stop))
        {
            if (charge.Status is not SessionStatus.Active || now - charge.Told < _options.UpdateInterval)
                continue;
            try
            {
                var effects = new Effects();
                _ledger.Write(effects, charge, now);
                await effects.CommitAsync(_store, _outbox, stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                // What is wrong with one holds up no other.
                ChargeFailed(_log, charge.SessionId, fault);
            }
        }
    }

    // What is due stays so: the next round looks again.
    private async Task UnlessSomethingFails(Func<Task> goAsync)
    {
        try
        {
            await goAsync();
        }
        catch (Exception fault)
        {
            if (!_stopping.IsCancellationRequested)
                StepFailed(_log, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An order of the kind {Kind} could not be carried out, and is dropped")]
    private static partial void OrderFailed(ILogger log, string kind, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "How session {Session} goes on could not be told")]
    private static partial void ChargeFailed(ILogger log, string session, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The simulation failed")]
    private static partial void StepFailed(ILogger log, Exception fault);
}
