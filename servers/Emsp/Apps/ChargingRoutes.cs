using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Emsp.Drivers;
using OcpiKit.Emsp.Modules;
using OcpiKit.Emsp.Ordering;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;

namespace OcpiKit.Emsp.Apps;

/// <summary>Steers how a session that runs charges.</summary>
internal static class ChargingRoutes
{
    private const string Session = "/sessions/{id}";

    public static void MapCharging(this IEndpointRouteBuilder app)
    {
        app.MapPut(Session + "/preferences", PreferAsync).Accepts<PreferencesRequest>("application/json")
            .WithSummary("How the driver prefers to charge: profile_type (CHEAP, FAST, GREEN, REGULAR); departure_time, energy_need, discharge_allowed if you like.");
        app.MapPut(Session + "/profile", (string id, HttpContext context, Charging charging, OrderBook book, CancellationToken stop) =>
            OrderRoutes.GiveAsync<ProfileRequest>(context, book, (wanted, stop) => charging.SetProfileAsync(id, wanted, stop), stop)).Accepts<ProfileRequest>("application/json")
            .WithSummary("How fast it shall charge: charging_profile, as in OCPI.");
        app.MapPost(Session + "/profile", (string id, HttpContext context, Charging charging, OrderBook book, CancellationToken stop) =>
            OrderRoutes.GiveAsync<ProfileQuestion>(context, book, (wanted, stop) => charging.AskProfileAsync(id, wanted, stop), stop)).Accepts<ProfileQuestion>("application/json")
            .WithSummary("Ask how fast it is going to charge in the next seconds: duration.");
        app.MapDelete(Session + "/profile", ClearAsync).WithSummary("Take away what was set.");
        app.MapRead(Session + "/profile", ShowAsync).WithSummary("How it is going to charge, as the CPO told us of itself after we had set something.");
    }

    private static async Task<Answer> PreferAsync(string id, HttpRequest request, Charging charging, CancellationToken stop) =>
        Answer.With(await charging.PreferAsync(id, await request.ReadAsync<PreferencesRequest>(stop), stop));

    private static async Task<Answer> ClearAsync(string id, HttpRequest request, Charging charging, OrderBook book, CancellationToken stop)
    {
        var patience = request.Patience();
        var order = await charging.ClearProfileAsync(id, request.Owner(), stop);
        return Answer.With(await book.WaitAsync(order.Id, patience, stop));
    }

    private static async Task<Answer> ShowAsync(string id, HttpRequest request, Surroundings surroundings, CancellationToken stop) =>
        (await surroundings.FindAsync<object>(ChargingProfilesModule.Told, id, request.Owner(), stop)).Object is { } profile
            ? Answer.With(profile)
            : throw DriverMistake.Unknown($"The CPO has told us of no profile of session {id}: ask with POST.");
}
