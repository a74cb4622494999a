using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Modules;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Requests;

/// <summary>
/// Judges commands before they go to a station. Whether the driver's Token is good is not asked: the eMSP that commands has seen to that
/// (CMD-20, CMD-21, CMD-31, CMD-32).
/// </summary>
internal sealed class CommandDesk(Places places, Sessions sessions, OrderBook orders, TimeProvider time)
{
    // Whoever reserves for years takes an EVSE from everybody else.
    private static readonly TimeSpan LongestReservation = TimeSpan.FromHours(24);

    public async Task<Judgement> JudgeAsync(StartSession command, Peer peer, CancellationToken stop)
    {
        if (WrongDriver(command.Token, peer) is { } wrong)
            return wrong;
        if (command is { ConnectorId: not null, EvseUid: null })
            return Judgement.Mistake("connector_id needs an evse_uid.");
        if (await places.FindAsync(command.LocationId, stop) is not { } location)
            return Judgement.UnknownLocation;

        if (command.EvseUid is { } uid)
        {
            if (Places.EvseOf(location, uid) is not { } evse)
                return NoSuchEvse;
            if (!Can(evse, Capability.RemoteStartStopCapable))
                return Judgement.NotSupported("This EVSE cannot be started remotely.");
            if (command.ConnectorId is null && (Can(evse, Capability.StartSessionConnectorRequired) || evse.Connectors.Count > 1))
                return Judgement.Mistake("This EVSE has several connectors: say which in connector_id (START_SESSION_CONNECTOR_REQUIRED).");
            if (Places.ConnectorOf(evse, command.ConnectorId) is null)
                return NoSuchConnector;
        }

        return Judgement.Accepted(new Start(
            orders.NewId(),
            orders.Soon(),
            SessionId: orders.NewId(),
            Driver(command.Token),
            AuthMethod.Command,
            command.AuthorizationReference,
            location.Id,
            command.EvseUid,
            command.ConnectorId)
        {
            Callback = CallbackOf(command.ResponseUrl, peer),
        });
    }

    public async Task<Judgement> JudgeAsync(StopSession command, Peer peer, CancellationToken stop)
    {
        if (await sessions.FindAsync(command.SessionId, peer, stop) is not { } session)
            return Judgement.UnknownSession;
        if (session.Status is SessionStatus.Completed or SessionStatus.Invalid)
            return Judgement.Rejected("This session is over.");
        if (session.Status is SessionStatus.Reservation)
            return Judgement.Rejected("This is a reservation: give it up with CANCEL_RESERVATION.");

        return Judgement.Accepted(new Stop(orders.NewId(), orders.Soon(), session.Id) { Callback = CallbackOf(command.ResponseUrl, peer) });
    }

    public async Task<Judgement> JudgeAsync(ReserveNow command, Peer peer, CancellationToken stop)
    {
        if (WrongDriver(command.Token, peer) is { } wrong)
            return wrong;
        if (!Ids.IsWellFormed(command.ReservationId))
            return Judgement.Mistake($"reservation_id has to be 1 to {Ids.Longest} printable ASCII characters.");
        if (command.ExpiryDate <= time.GetUtcNow())
            return Judgement.Rejected("expiry_date has passed.");
        if (command.ExpiryDate - time.GetUtcNow() > LongestReservation)
            return Judgement.Rejected($"Nothing is kept free for longer than {LongestReservation.TotalHours:0} hours.");
        if (await places.FindAsync(command.LocationId, stop) is not { } location)
            return Judgement.UnknownLocation;

        var evse = command.EvseUid is { } uid ? Places.EvseOf(location, uid) : null;
        if (command.EvseUid is not null && evse is null)
            return NoSuchEvse;
        if (evse is null ? location.Evses?.Any(one => Can(one, Capability.Reservable)) is not true : !Can(evse, Capability.Reservable))
            return Judgement.NotSupported("Nothing can be reserved here.");

        return Judgement.Accepted(new Reserve(
            orders.NewId(),
            orders.Soon(),
            SessionId: orders.NewId(),
            command.ReservationId,
            command.ExpiryDate,
            Driver(command.Token),
            command.AuthorizationReference,
            location.Id,
            command.EvseUid)
        {
            Callback = CallbackOf(command.ResponseUrl, peer),
        });
    }

    public Task<Judgement> JudgeAsync(CancelReservation command, Peer peer, CancellationToken stop) =>
        Task.FromResult(peer.Parties.FirstOrDefault() is not { } emsp
            ? Judgement.Rejected("We do not know who you are: register first.")
            : Judgement.Accepted(new Cancel(orders.NewId(), orders.Soon(), emsp, command.ReservationId) { Callback = CallbackOf(command.ResponseUrl, peer) }));

    public async Task<Judgement> JudgeAsync(UnlockConnector command, Peer peer, CancellationToken stop)
    {
        if (await places.FindAsync(command.LocationId, stop) is not { } location)
            return Judgement.UnknownLocation;
        if (Places.EvseOf(location, command.EvseUid) is not { } evse)
            return NoSuchEvse;
        if (Places.ConnectorOf(evse, command.ConnectorId) is null)
            return NoSuchConnector;
        if (!Can(evse, Capability.UnlockCapable))
            return Judgement.NotSupported("This EVSE cannot unlock its connectors remotely.");

        return Judgement.Accepted(new Unlock(orders.NewId(), orders.Soon(), location.Id, evse.Uid, command.ConnectorId)
        {
            Callback = CallbackOf(command.ResponseUrl, peer),
        });
    }

    private static Judgement NoSuchEvse => Judgement.Rejected("The Location has no EVSE with this uid.");

    private static Judgement NoSuchConnector => Judgement.Rejected("The EVSE has no Connector with this id.");

    // An eMSP commands for its own drivers only (CMD-26, CMD-37).
    private static Judgement? WrongDriver(Token token, Peer peer) => peer.Speaks(token.CountryCode, token.PartyId)
        ? null
        : Judgement.Rejected("The token is not one of yours: its country_code and party_id are those of another party.");

    private static bool Can(Evse evse, Capability capability) => evse.Capabilities?.Contains(capability) is true;

    private static CdrToken Driver(Token token) => new(token.CountryCode, token.PartyId, token.Uid, token.Type, token.ContractId);

    private static Callback? CallbackOf(Uri url, Peer peer) =>
        peer.Parties.FirstOrDefault() is { } party ? new Callback(party, CpoPlatform.Commands.Identifier, url) : null;
}
