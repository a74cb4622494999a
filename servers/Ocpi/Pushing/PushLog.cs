using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace OcpiKit.Ocpi.Pushing;

/// <summary>What became of a push.</summary>
public enum PushResult
{
    /// <summary>The peer took it.</summary>
    Delivered,

    /// <summary>The peer did not take a PATCH, and then got the whole object, or had it already.</summary>
    Repaired,

    /// <summary>The peer did not take it. It is not sent again: the peer reads what it missed (transport_and_format, Offline behaviour).</summary>
    Failed,

    /// <summary>Too much waited for the peer already; the peer reads what it missed.</summary>
    Dropped,
}

/// <summary>A push, and what became of it.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Peer">The parties behind the peer.</param>
/// <param name="Request">The method and the module with the path of the object.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Because">Why it was not delivered, as half a sentence; null where it was.</param>
public sealed record PushOutcome(DateTimeOffset At, string Peer, string Request, PushResult Result, string? Because);

/// <summary>Shows what became of pushes: to whoever reads the log, and to those who look at the server.</summary>
public sealed partial class PushLog(ILogger<PushLog> log)
{
    private const int Kept = 200;

    private ImmutableQueue<PushOutcome> _recent = [];

    /// <summary>Tells of each push when it has ended.</summary>
    public event Action<PushOutcome>? Noted;

    /// <summary>The last outcomes, oldest first.</summary>
    public IReadOnlyList<PushOutcome> Recent => [.. _recent];

    internal void Note(PushOutcome outcome)
    {
        ImmutableInterlocked.Update(ref _recent, recent => Shorten(recent.Enqueue(outcome)));
        if (outcome.Result is PushResult.Delivered)
            Delivered(log, outcome.Request, outcome.Peer);
        else
            NotDelivered(log, outcome.Request, outcome.Peer, outcome.Result, outcome.Because);
        Noted?.Invoke(outcome);
    }

    private static ImmutableQueue<PushOutcome> Shorten(ImmutableQueue<PushOutcome> outcomes) =>
        outcomes.Count() > Kept ? outcomes.Dequeue() : outcomes;

    [LoggerMessage(Level = LogLevel.Debug, Message = "Push {Request} to {Peer}: delivered")]
    private static partial void Delivered(ILogger log, string request, string peer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Push {Request} to {Peer}: {Result}, {Because}")]
    private static partial void NotDelivered(ILogger log, string request, string peer, PushResult result, string? because);
}
