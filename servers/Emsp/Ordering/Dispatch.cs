using Microsoft.Extensions.Hosting;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Ordering;

/// <summary>Sends orders to CPOs, and notes what they say at once.</summary>
internal sealed class Dispatch(PeerClient client, PeerLimits limits, OrderBook book, TimeProvider time, IHostApplicationLifetime lifetime)
{
    // Nobody waits longer for a station, whatever its CPO believes.
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    /// <summary>An order that is about to be sent.</summary>
    public Order Draft(OrderType type, PartyKey cpo)
    {
        var now = time.GetUtcNow();
        return new Order(OrderBook.NewId(), type, cpo, now, now + limits.Patience);
    }

    /// <summary>Sends an order. What goes wrong is in the order that comes back.</summary>
    /// <param name="order">What was drafted.</param>
    /// <param name="request">How to say it to the CPO.</param>
    /// <param name="read">Reads the answer, once it is known to be a good one.</param>
    public async Task<Order> SendAsync(Order order, PeerRequest request, Func<PeerAnswer, Promise> read)
    {
        // An order that is on its way goes on, though the app that gave it may have gone.
        var stop = lifetime.ApplicationStopping;
        await book.EnterAsync(order, stop);
        var (said, timeout) = await AskAsync(request, read, stop);
        return await book.ChangeAsync(order.Id, known => known with { CpoSaid = said, Deadline = said.At + timeout }, stop);
    }

    private async Task<(CpoAnswer Said, TimeSpan Timeout)> AskAsync(PeerRequest request, Func<PeerAnswer, Promise> read, CancellationToken stop)
    {
        try
        {
            var answer = await client.SendAsync(request, stop);
            if (!answer.IsSuccess)
                return (new CpoAnswer(time.GetUtcNow(), null, answer.StatusCode, answer.Message ?? $"HTTP {answer.HttpStatus}"), TimeSpan.Zero);

            var promise = read(answer);
            var timeout = TimeSpan.FromSeconds(Math.Clamp(promise.Timeout, 0, LongestTimeout.TotalSeconds));
            return (new CpoAnswer(time.GetUtcNow(), promise.Result, answer.StatusCode, promise.Message), timeout);
        }
        catch (PeerException fault)
        {
            return (new CpoAnswer(time.GetUtcNow(), null, null, fault.Message), TimeSpan.Zero);
        }
    }
}

/// <summary>A CPO's answer to an order: whether it passes it on, and within how many seconds to expect the station's word.</summary>
internal sealed record Promise(string Result, int Timeout, string? Message)
{
    /// <summary>Reads what a CPO says to a command.</summary>
    public static Promise OfCommand(PeerAnswer answer)
    {
        var response = answer.DataAs<CommandResponse>();
        return new Promise(OcpiJson.Word(response.Result), response.Timeout, response.Message.ForPeople());
    }

    /// <summary>Reads what a CPO says to a request about a charging profile.</summary>
    public static Promise OfProfile(PeerAnswer answer)
    {
        var response = answer.DataAs<ChargingProfileResponse>();
        return new Promise(OcpiJson.Word(response.Result), response.Timeout, null);
    }
}
