using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening.Outward;

/// <summary>What the counterparty calls of itself: the results of commands, and the calls back of a handshake.</summary>
internal sealed class Errands(IDialect dialect, PartyName party, IWire wire) : IAsyncDisposable
{
    /// <summary>So many calls of ours are kept until the run takes them.</summary>
    private const int Kept = 1000;

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly ConcurrentQueue<Errand> _made = new();

    /// <summary>The target; null until its token is known.</summary>
    public Partner? Partner { get; set; }

    /// <summary>The calls that were made and not taken yet.</summary>
    public IReadOnlyList<Errand> Take()
    {
        var made = new List<Errand>();
        while (_made.TryDequeue(out var errand))
            made.Add(errand);
        return made;
    }

    /// <summary>Does something while the listening goes on.</summary>
    public void Begin(Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => work(_stop.Token));
        _running.TryAdd(task, 0);
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Calls the target where its token may go there; else does nothing.</summary>
    public async Task DeliverAsync(Operation operation, Uri url, JsonObject body, CancellationToken stop)
    {
        if (Partner is { } partner && partner.Trusts(url))
            await SendAsync(operation, url, partner.Token, partner.RawToken, partner.Party, body, stop);
    }

    /// <summary>Makes one call with a token, which has to be one for this URL.</summary>
    public async Task<Delivery> SendAsync(Operation operation, Uri url, string token, bool raw, PartyName? to, JsonObject? body, CancellationToken stop)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("User-Agent", "OcpiKit"), new("Accept", "application/json"),
            new("Authorization", raw ? dialect.RawAuthorization(token) : dialect.Authorization(token)),
            new("X-Request-ID", Guid.NewGuid().ToString()), new("X-Correlation-ID", Guid.NewGuid().ToString()),
        ];
        if (operation.Functional)
        {
            headers.AddRange([new("OCPI-from-country-code", party.CountryCode), new("OCPI-from-party-id", party.PartyId)]);
            if (to is not null)
                headers.AddRange([new("OCPI-to-country-code", to.CountryCode), new("OCPI-to-party-id", to.PartyId)]);
        }

        ReadOnlyMemory<byte>? bytes = body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString());
        if (body is not null)
            headers.Add(new("Content-Type", "application/json"));
        var delivery = await wire.SendAsync(new(operation.Method, url, new Headers(headers), bytes), stop);
        _made.Enqueue(new(operation, delivery));
        while (_made.Count > Kept)
            _made.TryDequeue(out _);
        return delivery;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running.Keys).ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }
}
