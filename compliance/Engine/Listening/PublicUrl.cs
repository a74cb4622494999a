using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening;

/// <summary>Calls our own party as the target would, before the target is told where it is: a wrong address is the mistake that is made most, and looks like a silent target.</summary>
public sealed class PublicUrl(IWire wire, IDialect dialect)
{
    /// <summary>Why our party cannot be reached there, with what to look at; null where it can.</summary>
    public async Task<string?> WhyUnreachableAsync(ICounterparty party, CancellationToken stop)
    {
        var before = party.Inbox.Count;
        var id = Guid.NewGuid().ToString();
        var delivery = await wire.SendAsync(
            new("GET", party.Versions, new([new("User-Agent", "OcpiKit"), new("Accept", "application/json"), new("Authorization", dialect.Authorization(party.Token)), new("X-Request-ID", id), new("X-Correlation-ID", id)])),
            stop);
        var arrived = party.Inbox.Count > before;
        // What we ask ourselves is no call of the target's.
        party.Inbox.Take();
        return delivery switch
        {
            { Received: null, Fault: var fault } => fault?.Says ?? "no answer came",
            { Received.Status: not 200 and var status } => $"HTTP {status} comes back",
            _ when !arrived => "another program answers there",
            _ when ParsedBody.Of(delivery.Received.Body).Envelope?.Data is null => "the answer does not come back whole",
            _ => null,
        };
    }
}
