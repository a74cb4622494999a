using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Watching;

/// <summary>Looks at the server. However many watch, it looks once in a while only.</summary>
internal sealed class Overview(
    IObjectStore store, PeerBook book, Acquaintances acquaintances, PullLog pulls, MessageLog log, Platform platform, RegistrationTerms terms, TimeProvider time)
{
    private const int MostLocations = 500;
    private const int MostSessions = 200;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly string[] Kept = ["locations", "tariffs", "tokens", "sessions", "cdrs", "hubclientinfo"];

    private readonly Lock _lock = new();
    private Task<Objects>? _objects;
    private long _looked;

    /// <summary>The state of the server as it is now, or was a moment ago.</summary>
    public async Task<ServerState> LookAsync(HttpRequest request, CancellationToken stop)
    {
        var objects = await ObjectsAsync().WaitAsync(stop);
        var self = terms.Roles[0];
        var (seen, skipped) = log.Counts;
        return new ServerState(
            log.Run,
            time.GetUtcNow(),
            self.BusinessDetails.Name,
            $"{self.CountryCode}*{self.PartyId}",
            self.Role,
            platform.Version,
            platform.VersionsUrlOf(request),
            [.. platform.Modules.Select(module => new ModuleState(module.Identifier, module.Role, objects.Counts.TryGetValue(module.Identifier, out var count) ? count : null))],
            Partners(),
            objects.Evses,
            objects.Sessions,
            seen,
            skipped);
    }

    private IReadOnlyList<PartnerState> Partners()
    {
        var registered = book.Registered;
        var agreed = acquaintances.All.Where(known => registered.All(peer => peer.Id != known.Partner.Id) && known.CalledUs is not null);
        return
        [
            .. registered.Select(peer => (Is: Watching.Partners.Of(peer), Known: acquaintances.Of(peer.Id), peer.Contact!.VersionsUrl, peer.Id))
                .Select(peer => new PartnerState(
                    peer.Is.Name, peer.Is.Role, true, peer.VersionsUrl, peer.Known?.CalledUs, peer.Known?.WeCalled, peer.Known?.Answered, Pulled(peer.Id))),
            .. agreed.Select(known => new PartnerState(known.Partner.Name, known.Partner.Role, false, null, known.CalledUs, known.WeCalled, known.Answered, [])),
        ];
    }

    private IReadOnlyList<PullState> Pulled(string peerId) =>
        [.. pulls.Of(peerId).Select(report => new PullState(report.Module, report.At, report.Failure is not null, report.ToString()))];

    private Task<Objects> ObjectsAsync()
    {
        lock (_lock)
        {
            if (_objects is null or { IsFaulted: true } || (_objects.IsCompleted && time.GetElapsedTime(_looked) >= Fresh))
                (_objects, _looked) = (CountAsync(), time.GetTimestamp());
            return _objects;
        }
    }

    // For all who watch, so it goes on when one of them leaves.
    private async Task<Objects> CountAsync()
    {
        var counts = new Dictionary<string, long>();
        foreach (var module in platform.Modules.Select(module => module.Identifier).Intersect(Kept))
            counts[module] = (await ReadAsync(module, null, 0, 1)).Total;

        var sessions = counts.ContainsKey("sessions") ? await SessionsAsync() : [];
        var evses = counts.GetValueOrDefault("locations") > 0 ? await EvsesAsync() : null;
        return new Objects(counts, evses, sessions);
    }

    private async Task<EvseState> EvsesAsync()
    {
        var page = await ReadAsync("locations", null, 0, MostLocations);
        var statuses = page.Objects.SelectMany(Statuses).CountBy(status => status).OrderByDescending(status => status.Value);
        return new EvseState(page.Objects.Count, page.Total, statuses.ToDictionary(status => status.Key, status => status.Value));
    }

    private static IEnumerable<string> Statuses(byte[] json)
    {
        using var location = JsonDocument.Parse(json);
        if (!location.RootElement.TryGetProperty("evses", out var evses))
            yield break;
        foreach (var evse in evses.EnumerateArray())
            yield return evse.GetProperty("status").GetString() ?? "UNKNOWN";
    }

    // Sessions are kept in the order in which they began, and one that runs has news every few minutes: the latest of a day are enough.
    private async Task<IReadOnlyList<RunningSession>> SessionsAsync()
    {
        var since = time.GetUtcNow().AddDays(-1);
        var total = (await ReadAsync("sessions", since, 0, 1)).Total;
        var page = await ReadAsync("sessions", since, Math.Max(0, total - MostSessions), MostSessions);
        return
        [
            .. page.Objects.Select(json => JsonSerializer.Deserialize<Session>(json, OcpiJson.Options)!)
                .Where(session => session.Status is SessionStatus.Active or SessionStatus.Pending or SessionStatus.Reservation)
                .Reverse()
                .Select(session => new RunningSession(
                    session.Id,
                    session.Status.ToString().ToUpperInvariant(),
                    session.LocationId,
                    session.EvseUid,
                    session.Kwh,
                    session.StartDateTime,
                    session.TotalCost?.ExclVat,
                    session.Currency)),
        ];
    }

    private Task<Page> ReadAsync(string module, DateTimeOffset? since, long offset, int limit) =>
        store.ListAsync(new ObjectQuery(module, new PageRequest(since, null, offset, limit)), CancellationToken.None);

    private sealed record Objects(IReadOnlyDictionary<string, long> Counts, EvseState? Evses, IReadOnlyList<RunningSession> Sessions);
}
