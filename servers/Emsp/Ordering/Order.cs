using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Ordering;

/// <summary>
/// Something that a station shall do. The CPO says at once whether it passes it on; what the station says comes later, to a URL that was
/// made for this order (mod_commands, Flow; mod_charging_profiles).
/// </summary>
/// <param name="Id">Stands in that URL, so nobody can guess it.</param>
/// <param name="Cpo">The party that was asked, and the only one that may tell what became of it.</param>
/// <param name="Deadline">What has not been heard until then will probably never be (mod_commands, CommandResponse object).</param>
internal sealed record Order(string Id, OrderType Type, PartyKey Cpo, DateTimeOffset SentAt, DateTimeOffset Deadline)
{
    /// <summary>How far it had come when it was read: time alone can change that.</summary>
    public OrderState State { get; init; }

    public string? TokenUid { get; init; }

    public string? LocationId { get; init; }

    public string? EvseUid { get; init; }

    public string? ConnectorId { get; init; }

    public string? SessionId { get; init; }

    public string? ReservationId { get; init; }

    /// <summary>What the CPO said at once.</summary>
    public CpoAnswer? CpoSaid { get; init; }

    /// <summary>What the station said; null as long as it has not.</summary>
    public StationAnswer? StationSaid { get; init; }

    public OrderState StateAt(DateTimeOffset now) => StationSaid switch
    {
        { Result: "ACCEPTED" } => OrderState.Accepted,
        { Result: CanceledReservation } => Type is OrderType.CancelReservation ? OrderState.Accepted : OrderState.Canceled,
        { Result: "TIMEOUT" } => OrderState.Timeout,
        not null => OrderState.Failed,
        null when CpoSaid is { IsUnderstood: false } => OrderState.NoAnswer,
        null when CpoSaid is { IsAccepted: false } => OrderState.Refused,
        null => now < Deadline ? OrderState.Pending : OrderState.Timeout,
    };

    /// <summary>
    /// The order with the station's word. The first one counts, however late; but a reservation that was accepted can be taken back by
    /// the CPO, and then it says so in the same place (mod_commands, Flow; CMD-05).
    /// </summary>
    public Order With(StationAnswer said)
    {
        var isTakenBack = Type is OrderType.ReserveNow && StationSaid is { Result: "ACCEPTED" } && said.Result is CanceledReservation;
        return StationSaid is null || isTakenBack ? this with { StationSaid = said } : this;
    }

    private const string CanceledReservation = "CANCELED_RESERVATION";
}

/// <summary>What a CPO says to an order at once.</summary>
/// <param name="Result">In the protocol's word; null where it turned the request down by a status code, or gave no answer.</param>
/// <param name="StatusCode">OCPI's status code; null where there was no answer.</param>
/// <param name="Message">For people.</param>
internal sealed record CpoAnswer(DateTimeOffset At, string? Result, int? StatusCode, string? Message)
{
    internal bool IsAccepted => Result is "ACCEPTED";

    internal bool IsUnderstood => StatusCode is not null;
}

/// <summary>What a station says to an order.</summary>
/// <param name="Result">In the protocol's word.</param>
/// <param name="Message">For people.</param>
/// <param name="Profile">How it is going to charge, where it was asked that.</param>
internal sealed record StationAnswer(DateTimeOffset At, string Result, string? Message = null, ActiveChargingProfile? Profile = null);
