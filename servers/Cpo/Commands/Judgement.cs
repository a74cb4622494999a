using OcpiKit.Cpo.Charging.Orders;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Commands;

/// <summary>What we say to a command at once, and what we have the station do about it.</summary>
internal sealed record Judgement(Answer Answer, Order? Order = null)
{
    // Within so many seconds the result comes: a station answers much faster, our own queue may be long.
    private const int Timeout = 30;

    /// <summary>The command goes to the station.</summary>
    public static Judgement Accepted(Order order) => new(Respond(CommandResponseType.Accepted, null), order);

    /// <summary>The station would not do it, and does not even hear of it.</summary>
    public static Judgement Rejected(string because) => new(Respond(CommandResponseType.Rejected, because));

    /// <summary>The station cannot do such a thing.</summary>
    public static Judgement NotSupported(string because) => new(Respond(CommandResponseType.NotSupported, because));

    /// <summary>There is no such session.</summary>
    public static Judgement UnknownSession { get; } = new(Respond(CommandResponseType.UnknownSession, "We have no session with this id."));

    /// <summary>There is no such Location: that is said by a status code, and not as a response to the command (CMD-45, AMB-09).</summary>
    public static Judgement UnknownLocation { get; } = new(Answer.Refusal(StatusCode.UnknownLocation, "We have no Location with this id."));

    /// <summary>The command makes no sense.</summary>
    public static Judgement Mistake(string because) => new(Answer.Refusal(StatusCode.InvalidParameter, because));

    private static Answer Respond(CommandResponseType result, string? message) =>
        Answer.With(new CommandResponse(result, Timeout, message is null ? null : [new DisplayText("en", message)]));
}
