using OcpiKit.Cpo.Simulation.Orders;

namespace OcpiKit.Cpo.Simulation;

/// <summary>Carries out orders: what a station would do, and what the CPO writes down and tells of it.</summary>
internal sealed class Station(Starting starting, Ending ending, Reserving reserving, Steering steering, Visiting visiting, Reconnecting reconnecting)
{
    /// <summary>What comes of an order.</summary>
    public Task<Effects> PerformAsync(Order order, CancellationToken stop) => order switch
    {
        Start start => starting.StartAsync(start, stop),
        PlugIn plugIn => starting.PlugInAsync(plugIn, stop),
        Stop end => ending.StopAsync(end, stop),
        Unlock unlock => ending.UnlockAsync(unlock, stop),
        SetStatus status => ending.SetStatusAsync(status, stop),
        Reserve reserve => reserving.ReserveAsync(reserve, stop),
        Cancel cancel => reserving.CancelAsync(cancel, stop),
        Expire expire => reserving.ExpireAsync(expire, stop),
        SetRule rule => steering.SetAsync(rule, stop),
        TellProfile tell => steering.TellAsync(tell, stop),
        Visit visit => visiting.VisitAsync(visit, stop),
        Reconnect reconnect => reconnecting.TellAsync(reconnect, stop),
        _ => throw new InvalidOperationException($"No station knows what to do with {order.GetType().Name}."),
    };
}
