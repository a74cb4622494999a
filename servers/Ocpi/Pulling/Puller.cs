using Microsoft.Extensions.Logging;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Pulling;

/// <summary>Pulls what a role reads from a peer: everything at first and once in a while, in between only what is new.</summary>
internal sealed partial class Puller(
    IEnumerable<PulledModule> modules,
    ListReader lists,
    PullMarks marks,
    PullLog pullLog,
    PullSchedule schedule,
    IObjectStore store,
    RegistrationTerms terms,
    TimeProvider time,
    ILogger<Puller> log)
{
    // What changes while the first page is made may come in none; what is read twice does no harm.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    // Sessions want a date_from always (AMB-06); there are none from before the protocol.
    private static readonly DateTimeOffset Ever = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Pulls all modules that a peer offers; false where one of them failed.</summary>
    public async Task<bool> PullAsync(Peer peer, CancellationToken stop)
    {
        var wentWell = true;
        foreach (var module in modules)
        {
            if (peer.Contact is not { } contact || contact.EndpointOf(module.Module, InterfaceRole.Sender) is not { } endpoint)
                continue;
            var report = await PullAsync(peer, contact, module, endpoint, stop);
            wentWell &= report.Failure is null;
            pullLog.Note(peer.Id, report);
            if (report.Failure is null)
                Pulled(log, report.Module, report.Peer, report);
            else
                Failed(log, report.Module, report.Peer, report);
        }
        return wentWell;
    }

    private async Task<PullReport> PullAsync(Peer peer, PeerContact contact, PulledModule module, Uri endpoint, CancellationToken stop)
    {
        var begun = time.GetUtcNow();
        var mark = await marks.FindAsync(peer.Id, module.Module, stop);
        var isWhole = mark is null || begun - mark.WholeBegun >= schedule.Whole;
        var from = isWhole ? module.Module is "sessions" ? Ever : (DateTimeOffset?)null : mark!.Begun - Overlap;
        // Their objects are dated by their clock, and so is what we ask for the next time.
        DateTimeOffset? theirs = null;
        var comparison = new Comparison(store, module, new PullReport(string.Join(", ", peer.Parties), module.Module, begun, isWhole));
        try
        {
            var request = new PeerRequest(HttpMethod.Get, endpoint, contact.Token) { Route = RouteTo(contact) };
            await foreach (var page in lists.ReadAsync(contact, peer, request, from, stop))
            {
                theirs ??= page.At;
                foreach (var json in page.Objects)
                    await comparison.TakeAsync(module.Judge(json, peer), stop);
            }
        }
        catch (PeerException fault)
        {
            return comparison.Report with { Failure = fault.Message };
        }

        if (isWhole && module.ListsAllThatIsValid)
            await comparison.LookForMissingAsync(peer.Speaks, stop);
        await marks.SetAsync(peer.Id, module.Module, new PullMark(theirs ?? begun, isWhole ? begun : mark!.WholeBegun), stop);
        return comparison.Report;
    }

    // A hub has the lists of all its parties (TRN-54).
    private Route RouteTo(PeerContact contact)
    {
        var (us, them) = (terms.Roles[0], contact.Roles.FirstOrDefault(role => role.Role is Role.Hub) ?? contact.Roles[0]);
        return new Route(new PartyKey(us.CountryCode, us.PartyId), new PartyKey(them.CountryCode, them.PartyId));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Pulled {Module} from {Peer}: {Report}")]
    private static partial void Pulled(ILogger log, string module, string peer, PullReport report);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pulled {Module} from {Peer}: {Report}")]
    private static partial void Failed(ILogger log, string module, string peer, PullReport report);
}
