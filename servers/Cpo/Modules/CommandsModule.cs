using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Cpo.Requests;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Modules;

/// <summary>
/// The receiver's side of commands: an eMSP wants a station to do something. We say at once whether it will hear of it, and later, at the
/// response_url, what it said (mod_commands; CMD-01, CMD-02).
/// </summary>
internal static class CommandsModule
{
    public static void MapCommands(this IEndpointRouteBuilder routes, Platform platform)
    {
        var path = platform.PathOf(CpoPlatform.Commands);
        Map<StartSession>("START_SESSION", command => command.ResponseUrl, (desk, command, peer, stop) => desk.JudgeAsync(command, peer, stop));
        Map<StopSession>("STOP_SESSION", command => command.ResponseUrl, (desk, command, peer, stop) => desk.JudgeAsync(command, peer, stop));
        Map<ReserveNow>("RESERVE_NOW", command => command.ResponseUrl, (desk, command, peer, stop) => desk.JudgeAsync(command, peer, stop));
        Map<CancelReservation>("CANCEL_RESERVATION", command => command.ResponseUrl, (desk, command, peer, stop) => desk.JudgeAsync(command, peer, stop));
        Map<UnlockConnector>("UNLOCK_CONNECTOR", command => command.ResponseUrl, (desk, command, peer, stop) => desk.JudgeAsync(command, peer, stop));

        void Map<T>(string name, Func<T, Uri> responseUrl, Func<CommandDesk, T, Peer, CancellationToken, Task<Judgement>> judgeAsync)
            where T : class =>
            routes.MapPost($"{path}/{name}", async (HttpContext context, CommandDesk desk, OrderBook orders, PeerUrls urls, CpoOptions options, CancellationToken stop) =>
            {
                var body = await RequestBody.ReadAsync(context.Request, stop);
                if (!body.TryRead<T>(out var command, out var refusal))
                    return refusal;
                var peer = context.Features.GetRequiredFeature<Peer>();
                if (urls.WhyNot(responseUrl(command), peer) is { } why)
                    return Answer.Refusal(StatusCode.InvalidParameter, "response_url " + why);

                var judgement = await judgeAsync(desk, command, peer, stop);
                if (judgement.Order is { } order)
                    await orders.AddAsync(order, stop);
                return judgement.ToAnswer(options.ResultWithin);
            });
    }
}
