using System.Text.Json;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Simulation.Orders;

/// <summary>The orders that wait for their time, in the store: whichever instance took one, the one that simulates carries it out.</summary>
internal sealed class OrderBook(IObjectStore store, TimeProvider time, CpoOptions options)
{
    private const string Module = "orders";

    // What a station takes to do as it is told.
    private static readonly TimeSpan Reaction = TimeSpan.FromSeconds(1);

    /// <summary>An order was added here.</summary>
    public event Action? Added;

    /// <summary>An id for an order or a session; those made later sort later.</summary>
    public string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    /// <summary>When a station will have done what it is told now: at a full second, as its own clock counts.</summary>
    public DateTimeOffset Soon()
    {
        var then = time.GetUtcNow() + Reaction;
        return then.AddTicks(-then.Ticks % TimeSpan.TicksPerSecond);
    }

    /// <summary>Adds an order.</summary>
    public async Task AddAsync(Order order, CancellationToken stop)
    {
        await store.PutAsync([Stored(order)], stop);
        Added?.Invoke();
    }

    /// <summary>The orders whose time has come, in no order.</summary>
    public Task<IReadOnlyList<Order>> DueAsync(DateTimeOffset now, CancellationToken stop) => ReadAsync(now.AddTicks(1), stop);

    /// <summary>All that wait.</summary>
    public Task<IReadOnlyList<Order>> WaitingAsync(CancellationToken stop) => ReadAsync(null, stop);

    /// <summary>The order as it is kept.</summary>
    public StoredObject Stored(Order order) => new(KeyOf(order), order.Due, JsonSerializer.SerializeToUtf8Bytes(order, OcpiJson.Options));

    /// <summary>Where an order is kept.</summary>
    public ObjectKey KeyOf(Order order) => new(Module, options.CountryCode, options.PartyId, order.Id);

    // An order is kept under the date on which it is due.
    private async Task<IReadOnlyList<Order>> ReadAsync(DateTimeOffset? before, CancellationToken stop)
    {
        var page = await store.ListAsync(new ObjectQuery(Module, new PageRequest(null, before, 0, int.MaxValue)), stop);
        return [.. page.Objects.Select(json => JsonSerializer.Deserialize<Order>(json, OcpiJson.Options)!)];
    }
}
