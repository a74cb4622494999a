using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Emsp.Drivers;
using OcpiKit.Emsp.Ordering;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;

namespace OcpiKit.Emsp.Apps;

/// <summary>Gives orders to stations, and shows what becomes of them.</summary>
internal static class OrderRoutes
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        app.MapPost("/start", (HttpContext context, Commands commands, OrderBook book, CancellationToken stop) =>
            GiveAsync<StartRequest>(context, book, commands.StartAsync, stop)).Accepts<StartRequest>("application/json").WithSummary("Start charging: token, location_id; evse_uid, connector_id if you like.");
        app.MapPost("/stop", (HttpContext context, Commands commands, OrderBook book, CancellationToken stop) =>
            GiveAsync<StopRequest>(context, book, commands.StopAsync, stop)).Accepts<StopRequest>("application/json").WithSummary("Stop charging: session_id.");
        app.MapPost("/reserve", (HttpContext context, Commands commands, OrderBook book, CancellationToken stop) =>
            GiveAsync<ReserveRequest>(context, book, commands.ReserveAsync, stop)).Accepts<ReserveRequest>("application/json").WithSummary("Keep a place free: token, location_id; evse_uid, expiry_date if you like.");
        app.MapPost("/cancel", (HttpContext context, Commands commands, OrderBook book, CancellationToken stop) =>
            GiveAsync<CancelRequest>(context, book, commands.CancelAsync, stop)).Accepts<CancelRequest>("application/json").WithSummary("Give up a reservation: reservation_id.");
        // A driver calls, and somebody at the desk does it: no app may have it as a button (CMD-48).
        app.MapPost("/helpdesk/unlock", (HttpContext context, Commands commands, OrderBook book, CancellationToken stop) =>
            GiveAsync<UnlockRequest>(context, book, commands.UnlockAsync, stop)).Accepts<UnlockRequest>("application/json").WithSummary("For the help desk: free a cable that is stuck. location_id, evse_uid, connector_id.");
        app.MapRead("/orders/{id}", ShowAsync).WithSummary("What became of any of these; with ?wait=10 after ten seconds at most.");
    }

    /// <summary>Gives an order; answers with the order as it stands once the patience of the app has run out, or it is decided.</summary>
    public static async Task<Answer> GiveAsync<T>(HttpContext context, OrderBook book, Func<T, CancellationToken, Task<Order>> giveAsync, CancellationToken stop)
        where T : DriverRequest
    {
        var patience = context.Request.Patience();
        var order = await giveAsync(await context.Request.ReadAsync<T>(stop), stop);
        return Answer.With(await book.WaitAsync(order.Id, patience, stop));
    }

    private static async Task<Answer> ShowAsync(string id, HttpRequest request, OrderBook book, CancellationToken stop) =>
        await book.WaitAsync(id, request.Patience(), stop) is { } order
            ? Answer.With(order)
            : throw DriverMistake.Unknown($"There is no order {id}: its id is in the answer with which it was given.");
}
