using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Simulation;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Operating;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Stations;

/// <summary>
/// What people do at a station, for whoever runs the server: it is no OCPI, but without it nobody could swipe a card. It answers in the
/// same envelope.
/// </summary>
internal static class StationRoutes
{
    // Nobody charges for longer unseen.
    private const int MostMinutes = 24 * 60;

    public static void MapStation(this IEndpointRouteBuilder routes)
    {
        var station = routes.MapOperator("/station");
        station.MapRead("", ChargesAsync).WithSummary("What is going on: all charges and reservations that are not over.");
        station.MapPost("/swipe", SwipeAsync)
            .WithSummary("Hold a token before the reader: location_id, evse_uid, uid; type and connector_id if you like. It starts charging, or ends it.");
        station.MapPost("/offline", OfflineAsync)
            .WithSummary("Charge while the station has no network, and have it heard again: location_id, evse_uid, uid; type, connector_id and minutes if you like. Session and bill come late.");
        station.MapPost("/unplug", UnplugAsync).WithSummary("Pull the plug: location_id, evse_uid.");
        station.MapPost("/status", SetStatusAsync).WithSummary("Break an EVSE or mend it: location_id, evse_uid, status.");
        station.MapPut("/locations/{id}", (string id, HttpRequest request, Building building, CancellationToken stop) => building.PutAsync(id, request, stop))
            .WithSummary("Build a place or change it: a location as in OCPI, without country_code, party_id, id and last_updated.");
        station.MapPost("/limit", LimitAsync).WithSummary("Bound the power of what charges there: location_id, evse_uid; watts, or none to lift the bound.");
    }

    private static async Task<Answer> ChargesAsync(ChargeBook charges, SessionWriter sessions, TimeProvider time, CancellationToken stop) =>
        Answer.With((await charges.OpenAsync(stop)).Select(charge => sessions.Write(charge, time.GetUtcNow())).ToList());

    private static Task<Answer> SwipeAsync(
        HttpRequest request, Places places, ChargeBook charges, Doorkeeper doorkeeper, OrderBook orders, CancellationToken stop) =>
        AtEvseAsync<Swipe>(request, places, swipe => (swipe.LocationId, swipe.EvseUid), async (swipe, evse) =>
        {
            var charge = await charges.AtAsync(evse.Uid, stop);
            if (charge is not null && !(Ids.Same(charge.Driver.Uid, swipe.Uid) && charge.Driver.Type == swipe.Type))
                return NotNow("Somebody else charges here, or has reserved it.");
            // The token that began ends; that its eMSP may have blocked it meanwhile does not matter.
            if (charge is { Status: not SessionStatus.Reservation })
                return await OrderAsync(orders, new Stop(orders.NewId(), orders.Soon(), charge.SessionId), charge.SessionId, "The charging ends.", stop);
            if (Places.ConnectorOf(evse, swipe.ConnectorId) is not { } connector)
                return NotNow("The EVSE has several connectors, or none with this id: say which in connector_id.");
            if (charge is null && Starting.Obstacle(evse, []) is not null)
                return NotNow("The EVSE is not free, or not in order.");

            var admission = await doorkeeper.DecideAsync(swipe.Uid, swipe.Type, swipe.LocationId, evse.Uid, stop);
            if (admission.Driver is not { } driver)
                return NotNow(admission.Why);
            var sessionId = orders.NewId();
            return await OrderAsync(
                orders,
                new Start(orders.NewId(), orders.Soon(), sessionId, driver, admission.Method, admission.Reference, swipe.LocationId, evse.Uid, connector.Id),
                sessionId,
                admission.Why,
                stop);
        }, stop);

    private static Task<Answer> OfflineAsync(HttpRequest request, Places places, Doorkeeper doorkeeper, OrderBook orders, CancellationToken stop) =>
        AtEvseAsync<OfflineCharge>(request, places, charge => (charge.LocationId, charge.EvseUid), async (charge, evse) =>
        {
            if (charge.Minutes is < 1 or > MostMinutes)
                return Answer.HttpError(StatusCodes.Status400BadRequest, StatusCode.InvalidParameter, $"minutes has to be 1 to {MostMinutes}.");
            if (Places.ConnectorOf(evse, charge.ConnectorId) is not { } connector)
                return NotNow("The EVSE has several connectors, or none with this id: say which in connector_id.");
            var admission = await doorkeeper.DecideOfflineAsync(charge.Uid, charge.Type, stop);
            if (admission.Driver is not { } driver)
                return NotNow(admission.Why);
            var sessionId = orders.NewId();
            var order = new Reconnect(orders.NewId(), orders.Soon(), sessionId, driver, charge.LocationId, evse.Uid, connector.Id, TimeSpan.FromMinutes(charge.Minutes));
            return await OrderAsync(orders, order, sessionId, admission.Why, stop);
        }, stop);

    private static Task<Answer> UnplugAsync(HttpRequest request, Places places, ChargeBook charges, OrderBook orders, CancellationToken stop) =>
        AtEvseAsync<Unplug>(request, places, unplug => (unplug.LocationId, unplug.EvseUid), async (_, evse) =>
        {
            if (await charges.AtAsync(evse.Uid, stop) is { Status: not SessionStatus.Reservation } charge)
                return await OrderAsync(orders, new Stop(orders.NewId(), orders.Soon(), charge.SessionId), charge.SessionId, "The charging ends.", stop);
            // Who thinks better of it a moment after the card was read does not charge for ever.
            return (await orders.WaitingAsync(stop)).OfType<Start>().FirstOrDefault(start => start.EvseUid is { } at && Ids.Same(at, evse.Uid)) is { } start
                ? await OrderAsync(orders, new Stop(orders.NewId(), start.Due + TimeSpan.FromSeconds(1), start.SessionId), start.SessionId, "What was about to begin ends.", stop)
                : NotNow("Nobody charges here.");
        }, stop);

    private static Task<Answer> SetStatusAsync(HttpRequest request, Places places, OrderBook orders, CancellationToken stop) =>
        AtEvseAsync<NewStatus>(request, places, wanted => (wanted.LocationId, wanted.EvseUid), (wanted, evse) =>
            OrderAsync(orders, new SetStatus(orders.NewId(), orders.Soon(), wanted.LocationId, evse.Uid, wanted.Status), null, "So it will be.", stop), stop);

    private static Task<Answer> LimitAsync(HttpRequest request, Places places, ChargeBook charges, OrderBook orders, CancellationToken stop) =>
        AtEvseAsync<NewLimit>(request, places, limit => (limit.LocationId, limit.EvseUid), async (limit, evse) =>
        {
            if (await charges.AtAsync(evse.Uid, stop) is not { Status: not SessionStatus.Reservation } charge)
                return NotNow("Nobody charges here.");
            if (limit.Watts < 0)
                return Answer.HttpError(StatusCodes.Status400BadRequest, StatusCode.InvalidParameter, "watts has to be 0 or more.");
            var profile = limit.Watts is { } watts
                ? new ChargingProfile(null, null, ChargingRateUnit.W, null, [new ChargingProfilePeriod(0, watts)])
                : null;
            return await OrderAsync(
                orders, new SetRule(orders.NewId(), orders.Soon(), charge.SessionId, RuleSource.Station, profile), charge.SessionId, "So it will be.", stop);
        }, stop);

    private static async Task<Answer> AtEvseAsync<T>(
        HttpRequest request, Places places, Func<T, (string LocationId, string EvseUid)> where, Func<T, Evse, Task<Answer>> goAsync, CancellationToken stop)
        where T : class
    {
        var body = await RequestBody.ReadAsync(request, stop);
        if (!body.TryRead<T>(out var wanted, out var refusal))
            return refusal.As(StatusCodes.Status400BadRequest);
        var (locationId, evseUid) = where(wanted);
        return await places.FindAsync(locationId, stop) is { } location && Places.EvseOf(location, evseUid) is { } evse
            ? await goAsync(wanted, evse)
            : Answer.NotFound(StatusCode.UnknownLocation, "There is no such EVSE: look for location_id and evse_uid in the list of locations.");
    }

    private static async Task<Answer> OrderAsync(OrderBook orders, Order order, string? sessionId, string message, CancellationToken stop)
    {
        await orders.AddAsync(order, stop);
        return Answer.With(new { session_id = sessionId, message });
    }

    private static Answer NotNow(string because) => Answer.HttpError(StatusCodes.Status409Conflict, StatusCode.ClientError, because);
}
