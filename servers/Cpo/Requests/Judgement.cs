using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Requests;

/// <summary>What we say to a command at once, and what we have the station do about it.</summary>
/// <param name="Refusal">What is said where it is no command that could be judged.</param>
/// <param name="Result">Otherwise, whether the station hears of it.</param>
/// <param name="Message">And why not.</param>
/// <param name="Order">What the station shall do.</param>
internal sealed record Judgement(Answer? Refusal, CommandResponseType Result, string? Message = null, Order? Order = null)
{
    /// <summary>The command goes to the station.</summary>
    public static Judgement Accepted(Order order) => new(null, CommandResponseType.Accepted, Order: order);

    /// <summary>The station would not do it, and does not even hear of it.</summary>
    public static Judgement Rejected(string because) => new(null, CommandResponseType.Rejected, because);

    /// <summary>The station cannot do such a thing.</summary>
    public static Judgement NotSupported(string because) => new(null, CommandResponseType.NotSupported, because);

    /// <summary>There is no such session.</summary>
    public static Judgement UnknownSession { get; } = new(null, CommandResponseType.UnknownSession, "We have no session with this id.");

    /// <summary>There is no such Location: that is said by a status code, and not as a response to the command (CMD-45, AMB-09).</summary>
    public static Judgement UnknownLocation { get; } = Refused(StatusCode.UnknownLocation, "We have no Location with this id.");

    /// <summary>The command makes no sense.</summary>
    public static Judgement Mistake(string because) => Refused(StatusCode.InvalidParameter, because);

    /// <summary>The answer.</summary>
    /// <param name="within">Within this time the result comes: a station answers much faster, but our own queue may be long.</param>
    public Answer ToAnswer(TimeSpan within) => Refusal ?? Answer.With(
        new CommandResponse(Result, (int)within.TotalSeconds, Message is null ? null : [new DisplayText("en", Message)]));

    private static Judgement Refused(int statusCode, string because) => new(Answer.Refusal(statusCode, because), CommandResponseType.Rejected);
}
