using System.Security.Cryptography;
using System.Text.Json;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Ordering;

/// <summary>Keeps orders, and tells those who wait when something has become of one.</summary>
internal sealed class OrderBook(IObjectStore store, EmspOptions options, TimeProvider time)
{
    // Another instance of this server may have heard what we wait for.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private TaskCompletionSource _news = NewSignal();

    /// <summary>An id that nobody can guess (128 random bits).</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Enters an order. It is in the book before it is sent: a station may be faster than its CPO.</summary>
    public Task EnterAsync(Order order, CancellationToken stop) => store.PutAsync([Stored(order)], stop);

    /// <summary>An order as it stands now; null where there is none.</summary>
    public async Task<Order?> FindAsync(string id, CancellationToken stop) =>
        await store.FindAsync(Key(id), stop) is { } json ? Read(json) : null;

    /// <summary>Notes what became of an order.</summary>
    public async Task<Order> ChangeAsync(string id, Func<Order, Order> change, CancellationToken stop)
    {
        Order? after = null;
        await store.ChangeAsync(
            Key(id),
            before =>
            {
                after = change(Read(before ?? throw new InvalidOperationException($"There is no order {id}.")));
                return Stored(after);
            },
            stop);
        Interlocked.Exchange(ref _news, NewSignal()).SetResult();
        return AsOfNow(after!);
    }

    /// <summary>The order once it is decided, or as it stands when the patience has run out; null where there is none.</summary>
    public async Task<Order?> WaitAsync(string id, TimeSpan patience, CancellationToken stop)
    {
        var end = time.GetUtcNow() + patience;
        while (true)
        {
            var news = Volatile.Read(ref _news).Task; // before looking, so that nothing slips through in between
            var order = await FindAsync(id, stop);
            var left = end - time.GetUtcNow();
            if (order is not { State: OrderState.Pending } || left <= TimeSpan.Zero)
                return order;
            await ComesAsync(news, left < LookAgain ? left : LookAgain, stop);
        }
    }

    private async Task ComesAsync(Task news, TimeSpan patience, CancellationToken stop)
    {
        try
        {
            await news.WaitAsync(patience, time, stop);
        }
        catch (TimeoutException)
        {
            // Whoever waits looks for himself.
        }
    }

    private Order Read(byte[] json) => AsOfNow(JsonSerializer.Deserialize<Order>(json, OcpiJson.Options)!);

    private Order AsOfNow(Order order) => order with { State = order.StateAt(time.GetUtcNow()) };

    private StoredObject Stored(Order order) =>
        new(Key(order.Id), time.GetUtcNow(), JsonSerializer.SerializeToUtf8Bytes(order, OcpiJson.Options));

    private ObjectKey Key(string id) => new("orders", options.CountryCode, options.PartyId, id);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
