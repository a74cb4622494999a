using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Emsp.Ordering;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Modules;

/// <summary>The URLs at which CPOs tell what stations said to our orders (mod_commands and mod_charging_profiles, Sender Interface).</summary>
internal static class ResponseUrls
{
    // The same for an order that never was and for one of another CPO: nobody learns whose ids exist.
    private static readonly Answer Unknown = Answer.NotFound(StatusCode.ClientError, "We have not sent you anything with this response_url.");

    // Often seen (AMB-08).
    private static readonly Answer Wrapped = Answer.Refusal(
        StatusCode.InvalidParameter, "Send the result itself: the envelope with data and status_code is for answers, and this is a request.");

    /// <summary>Where the result of an order is to be sent.</summary>
    public static string PathOf(Platform platform, Order order) =>
        $"{platform.PathOf(ModuleOf(order.Type))}/{OcpiJson.Word(order.Type)}/{order.Id}";

    /// <summary>Maps the response_urls of a module.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="path">The path of the module.</param>
    /// <param name="read">Reads what the station said out of the body.</param>
    public static void MapResponses<T>(this IEndpointRouteBuilder routes, string path, Func<T, DateTimeOffset, StationAnswer> read)
        where T : class =>
        routes.MapPost(path + "/{type}/{id}", async (HttpContext context, string type, string id, OrderBook book, TimeProvider time, CancellationToken stop) =>
        {
            var body = await RequestBody.ReadAsync(context.Request, stop);
            var cpo = context.Features.GetRequiredFeature<Peer>();
            if (await book.FindAsync(id, stop) is not { } order || OcpiJson.Word(order.Type) != type || !cpo.Speaks(order.Cpo.CountryCode, order.Cpo.PartyId))
                return Unknown;
            if (!body.TryRead<T>(out var result, out var refusal))
                return IsWrapped(body) ? Wrapped : refusal;

            await book.ChangeAsync(id, known => known.With(read(result, time.GetUtcNow())), stop);
            return Answer.Done;
        });

    private static bool IsWrapped(RequestBody body) =>
        body.TryRead<Dictionary<string, JsonElement>>(out var fields, out _) && fields.ContainsKey("data") && fields.ContainsKey("status_code");

    private static Module ModuleOf(OrderType type) =>
        type is OrderType.SetChargingProfile or OrderType.GetActiveChargingProfile or OrderType.ClearChargingProfile ? EmspPlatform.ChargingProfiles : EmspPlatform.Commands;
}
