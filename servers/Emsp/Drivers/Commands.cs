using OcpiKit.Emsp.Apps;
using OcpiKit.Emsp.Modules;
using OcpiKit.Emsp.Ordering;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Drivers;

/// <summary>
/// Sends the commands of drivers to CPOs (mod_commands, Receiver Interface). We authorize the token before we send it: the CPO will not
/// ask whether it is any good (CMD-20, CMD-31).
/// </summary>
internal sealed class Commands(
    Surroundings surroundings, Wallet wallet, Authorization authorization, Reservations reservations, Remote remote, Dispatch dispatch, TimeProvider time)
{
    // The driver is on the way, and stands there within the hour; nobody keeps a place free for longer without having said so.
    private const int UsualMinutes = 30;

    public async Task<Order> StartAsync(StartRequest wanted, CancellationToken stop)
    {
        var place = await PlaceAsync(wanted.LocationId, wanted.Owner, stop);
        CheckConnector(place.Object, wanted.EvseUid, wanted.ConnectorId);
        var (token, reference) = await AuthorizeAsync(wanted.Token, wanted.TokenType, place.Cpo, wanted.LocationId, wanted.EvseUid, stop);
        var order = dispatch.Draft(OrderType.StartSession, place.Owner) with
        {
            TokenUid = token.Uid,
            LocationId = wanted.LocationId,
            EvseUid = wanted.EvseUid,
            ConnectorId = wanted.ConnectorId,
        };
        return await SendAsync(place.Cpo, order, url => new StartSession(url, token, wanted.LocationId, wanted.EvseUid, wanted.ConnectorId, reference));
    }

    public async Task<Order> StopAsync(StopRequest wanted, CancellationToken stop)
    {
        var session = await surroundings.FindAsync<Session>(EmspPlatform.Sessions.Identifier, wanted.SessionId, wanted.Owner, stop);
        var order = dispatch.Draft(OrderType.StopSession, session.Owner) with { SessionId = wanted.SessionId };
        return await SendAsync(session.Cpo, order, url => new StopSession(url, wanted.SessionId));
    }

    public async Task<Order> ReserveAsync(ReserveRequest wanted, CancellationToken stop)
    {
        var place = await PlaceAsync(wanted.LocationId, wanted.Owner, stop);
        CheckEvse(place.Object, wanted.EvseUid);
        var (token, reference) = await AuthorizeAsync(wanted.Token, wanted.TokenType, place.Cpo, wanted.LocationId, wanted.EvseUid, stop);
        var expiry = wanted.ExpiryDate ?? time.GetUtcNow().AddMinutes(UsualMinutes);
        if (expiry <= time.GetUtcNow())
            throw DriverMistake.Invalid("expiry_date lies in the past: give the time until which the place shall be kept free.");

        var order = dispatch.Draft(OrderType.ReserveNow, place.Owner) with
        {
            TokenUid = token.Uid,
            LocationId = wanted.LocationId,
            EvseUid = wanted.EvseUid,
            ReservationId = wanted.ReservationId ?? Guid.NewGuid().ToString(),
        };
        await reservations.NoteAsync(new Reservation(order.ReservationId, place.Owner, order.Id, expiry), stop);
        return await SendAsync(
            place.Cpo, order, url => new ReserveNow(url, token, expiry, order.ReservationId, wanted.LocationId, wanted.EvseUid, reference));
    }

    public async Task<Order> CancelAsync(CancelRequest wanted, CancellationToken stop)
    {
        var owner = wanted.Owner ?? (await reservations.FindAsync(wanted.ReservationId, stop)).Cpo;
        var order = dispatch.Draft(OrderType.CancelReservation, owner) with { ReservationId = wanted.ReservationId };
        return await SendAsync(surroundings.CpoOf(owner), order, url => new CancelReservation(url, wanted.ReservationId));
    }

    public async Task<Order> UnlockAsync(UnlockRequest wanted, CancellationToken stop)
    {
        var place = await PlaceAsync(wanted.LocationId, wanted.Owner, stop);
        CheckConnector(place.Object, wanted.EvseUid, wanted.ConnectorId);
        var order = dispatch.Draft(OrderType.UnlockConnector, place.Owner) with
        {
            LocationId = wanted.LocationId,
            EvseUid = wanted.EvseUid,
            ConnectorId = wanted.ConnectorId,
        };
        return await SendAsync(place.Cpo, order, url => new UnlockConnector(url, wanted.LocationId, wanted.EvseUid, wanted.ConnectorId));
    }

    private Task<Found<Location>> PlaceAsync(string id, PartyKey? owner, CancellationToken stop) =>
        surroundings.FindAsync<Location>(EmspPlatform.Locations.Identifier, id, owner, stop);

    private Task<Order> SendAsync(Peer cpo, Order order, Func<Uri, object> command)
    {
        var request = remote.Request(
            cpo, order.Cpo, HttpMethod.Post, EmspPlatform.Commands.Identifier, InterfaceRole.Receiver, "/" + OcpiJson.Word(order.Type));
        return dispatch.SendAsync(order, request with { Body = command(remote.ResponseUrl(cpo, order)) }, Promise.OfCommand);
    }

    private async Task<(Token Token, string? Reference)> AuthorizeAsync(
        string uid, TokenType? type, Peer cpo, string locationId, string? evseUid, CancellationToken stop)
    {
        var token = await wallet.FindAsync(uid, type, stop);
        var decision = await authorization.DecideAsync(token, new LocationReferences(locationId, evseUid is null ? null : [evseUid]), cpo, stop);
        return decision.Allowed is AllowedType.Allowed
            ? (token, decision.AuthorizationReference)
            : throw DriverMistake.NotNow($"The token {uid} may not charge there ({OcpiJson.Word(decision.Allowed)}): {decision.Info?.Text}");
    }

    // Which connector it is a CPO needs to know with some EVSEs only, and never without the EVSE (CMD-39).
    private static void CheckConnector(Location? location, string? evseUid, string? connectorId)
    {
        if (connectorId is not null && evseUid is null)
            throw DriverMistake.Invalid("connector_id says nothing without evse_uid: give both.");
        if (CheckEvse(location, evseUid) is not { } evse)
            return;
        if (connectorId is null && evse.Capabilities?.Contains(Capability.StartSessionConnectorRequired) is true)
            throw DriverMistake.Invalid($"The EVSE {evseUid} has to be told which connector is meant: give connector_id, one of {ConnectorsOf(evse)}.");
        if (connectorId is not null && !evse.Connectors.Any(connector => Ids.Same(connector.Id, connectorId)))
            throw DriverMistake.Unknown($"The EVSE {evseUid} has no connector {connectorId}: give one of {ConnectorsOf(evse)}.");
    }

    private static Evse? CheckEvse(Location? location, string? evseUid) => location is null || evseUid is null
        ? null
        : location.Evses?.FirstOrDefault(evse => Ids.Same(evse.Uid, evseUid))
            ?? throw DriverMistake.Unknown($"The location {location.Id} has no EVSE {evseUid}: GET /driver/locations/{location.Id} shows those that it has.");

    private static string ConnectorsOf(Evse evse) => string.Join(", ", evse.Connectors.Select(connector => connector.Id));
}
