using System.Text.Json;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Pushing;

/// <summary>Delivers one push to one peer, and says what became of it.</summary>
internal sealed class Courier(PeerClient client, PeerUrls urls, TimeProvider time)
{
    /// <summary>A push that is not delivered, since there is no room for it.</summary>
    public PushOutcome Drop(Peer peer, WaitingPush push) => Outcome(peer, push, PushResult.Dropped, "too much waits for it already");

    /// <summary>Delivers a push. It is tried once: whatever goes wrong, it is not sent again later (TRN-75).</summary>
    public async Task<PushOutcome> DeliverAsync(Peer peer, WaitingPush push, CancellationToken stop)
    {
        if (peer.Contact is not { } contact || (push.Url ?? contact.UrlOf(push.Module, push.Side, push.Path)) is not { } url)
            return Outcome(peer, push, PushResult.Failed, "it does not offer the module any more");

        // Looked at before it was kept, but the options may have changed since.
        if (urls.WhyNot(url, peer) is { } why)
            return Outcome(peer, push, PushResult.Failed, $"the URL {why.TrimEnd('.')}");

        var request = new PeerRequest(push.Method, url, contact.Token) { Route = RouteOf(peer, push) };
        try
        {
            var mistake = await TrySendAsync(request with { Body = push.Body }, stop);
            if (mistake is null)
                return Outcome(peer, push, PushResult.Delivered, null);

            return push.Method == HttpMethod.Patch && await RepairAsync(request, push.Whole!, stop)
                ? Outcome(peer, push, PushResult.Repaired, mistake)
                : Outcome(peer, push, PushResult.Failed, mistake);
        }
        catch (PeerException fault)
        {
            return Outcome(peer, push, PushResult.Failed, fault.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Outcome(peer, push, PushResult.Failed, "this server stopped");
        }
    }

    /// <summary>Sends a request; gives what the peer answered where it did not like it, and null where it did.</summary>
    /// <exception cref="PeerException">There was no answer.</exception>
    private async Task<string?> TrySendAsync(PeerRequest request, CancellationToken stop)
    {
        try
        {
            var answer = await client.SendAsync(request, stop);
            return answer.IsSuccess ? null : $"the answer is HTTP {answer.HttpStatus} with {answer.StatusCode}: {answer.Message}";
        }
        catch (PeerException fault) when (fault.IsAnswer)
        {
            return fault.Message;
        }
    }

    /// <summary>
    /// After a PATCH that was not taken: looks at what the peer has, and sends the whole object where that is nothing or something else
    /// (transport_and_format, PATCH; TRN-33).
    /// </summary>
    private async Task<bool> RepairAsync(PeerRequest request, byte[] whole, CancellationToken stop)
    {
        var there = await client.SendAsync(request with { Method = HttpMethod.Get }, stop);
        if (there.IsSuccess && IsSame(there.Data, whole))
            return true;
        // Not found, or turned down by what we asked for. Anything else, such as 401, is a trouble that a PUT would meet too.
        return (there.IsSuccess || there.HttpStatus is 200 or 404)
            && await TrySendAsync(request with { Method = HttpMethod.Put, Body = whole }, stop) is null;
    }

    private static bool IsSame(JsonElement theirs, byte[] ours)
    {
        using var document = JsonDocument.Parse(ours);
        return theirs.ValueKind is JsonValueKind.Object && JsonElement.DeepEquals(theirs, document.RootElement);
    }

    // To the party it is for; where it is for many, to the hub that spreads it (TRN-54), or else to the one we are connected with.
    private static Route? RouteOf(Peer peer, WaitingPush push)
    {
        if (!Module.IsRouted(push.Module))
            return null;
        var roles = peer.Contact!.Roles;
        var role = roles.FirstOrDefault(role => role.Role is Role.Hub) ?? roles[0];
        return new Route(push.From, push.To ?? new PartyKey(role.CountryCode, role.PartyId));
    }

    private PushOutcome Outcome(Peer peer, WaitingPush push, PushResult result, string? because) =>
        new(time.GetUtcNow(), string.Join(", ", peer.Parties), $"{push.Method} {push.Module}{(push.Url is null ? push.Path : " response_url")}", result, because);
}
