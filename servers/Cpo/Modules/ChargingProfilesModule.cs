using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Requests;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Modules;

/// <summary>
/// The receiver's side of charging profiles: how fast a session may charge. As with commands, we say at once whether the station will hear
/// of it, and at the response_url what came of it (mod_charging_profiles; CHP-02, CHP-03).
/// </summary>
internal static class ChargingProfilesModule
{
    private const string OfSession = "/{sessionId}";

    public static void MapChargingProfiles(this IEndpointRouteBuilder routes, Platform platform)
    {
        var path = platform.PathOf(CpoPlatform.ChargingProfiles) + OfSession;
        routes.MapGet(path, GetAsync); // no HEAD: it asks the station something
        routes.MapPut(path, PutAsync);
        routes.MapDelete(path, DeleteAsync);
    }

    private static async Task<Answer> GetAsync(HttpContext context, string sessionId, ProfileDesk desk, CancellationToken stop)
    {
        // Both parameters are required (CHP-08).
        if (!int.TryParse(context.Request.Query["duration"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is 0)
            return Answer.Refusal(StatusCode.InvalidParameter, "duration has to be a whole number of seconds, 1 or more.");
        return TryReadResponseUrl(context, out var url)
            ? await desk.TakeAsync(PeerOf(context), sessionId, url, (id, due) => new TellProfile(id, due, sessionId, seconds), stop)
            : NoResponseUrl;
    }

    private static async Task<Answer> PutAsync(HttpContext context, string sessionId, ProfileDesk desk, CancellationToken stop)
    {
        var body = await RequestBody.ReadAsync(context.Request, stop);
        if (!body.TryRead<SetChargingProfile>(out var wanted, out var refusal))
            return refusal;
        if (ProfileDesk.Mistake(wanted.ChargingProfile) is { } mistake)
            return Answer.Refusal(StatusCode.InvalidParameter, mistake);

        return await desk.TakeAsync(
            PeerOf(context), sessionId, wanted.ResponseUrl, (id, due) => new SetRule(id, due, sessionId, RuleSource.Profile, wanted.ChargingProfile), stop);
    }

    private static async Task<Answer> DeleteAsync(HttpContext context, string sessionId, ProfileDesk desk, CancellationToken stop) =>
        TryReadResponseUrl(context, out var url)
            ? await desk.TakeAsync(PeerOf(context), sessionId, url, (id, due) => new SetRule(id, due, sessionId, RuleSource.Profile, null), stop)
            : NoResponseUrl;

    private static Answer NoResponseUrl =>
        Answer.Refusal(StatusCode.InvalidParameter, "response_url has to be an absolute http or https URL, percent-encoded as a parameter.");

    private static bool TryReadResponseUrl(HttpContext context, [NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(context.Request.Query["response_url"], UriKind.Absolute, out url);

    private static Peer PeerOf(HttpContext context) => context.Features.GetRequiredFeature<Peer>();
}
