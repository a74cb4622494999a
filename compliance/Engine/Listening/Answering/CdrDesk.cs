using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>Takes CDRs and gives each a URL of its own (mod_cdrs, Receiver).</summary>
internal sealed class CdrDesk(Store pushed, Address address, Func<PartyName, bool> mayOwn)
{
    private const string Module = "cdrs";
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);

    public Task<Reply> PostAsync(Visit visit, CancellationToken stop)
    {
        var cdr = visit.Object;
        if (PartyName.TryOf(Text(cdr, "country_code"), Text(cdr, "party_id")) is not { } owner || !mayOwn(owner))
            return Task.FromResult(Reply.Refused("No party of yours has this country_code and party_id."));
        var key = string.Join('/', new[] { owner.CountryCode, owner.PartyId, Text(cdr, "id")! }.Select(Uri.EscapeDataString));
        lock (_lock)
        {
            // A CDR never changes (mod_cdrs); what is answered to the same one twice is left open (AMB-21).
            if (pushed.Find(Module, key) is not null)
                return Task.FromResult(Reply.Refused("There is a CDR with this id already."));
            if (!pushed.Keep(Module, key, cdr))
                return Task.FromResult(Reply.Refused("There is no room for more.", 3000));
            var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            _keys[ticket] = key;
            return Task.FromResult(Reply.Created() with { Headers = [new("Location", address.Cdr(ticket).AbsoluteUri)] });
        }
    }

    public Task<Reply> GetAsync(Visit visit, CancellationToken stop) => Task.FromResult(
        _keys.TryGetValue(visit[Match.CdrTicket]!, out var key) && pushed.Find(Module, key) is { } cdr ? Reply.Ok(cdr) : Reply.NotFound("There is no CDR here."));

    private static string? Text(JsonObject of, string name) => of[name]?.GetValue<string>();
}
