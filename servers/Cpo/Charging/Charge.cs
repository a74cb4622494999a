using System.Text.Json.Serialization;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Charging;

/// <summary>
/// One driver at one connector, from the order to the bill: everything that a Session and a CDR are made from. What was true when it
/// began stays so, whatever becomes of the Location or the Tariffs meanwhile (CDR-19).
/// </summary>
/// <param name="SessionId">Of the Session that peers see.</param>
/// <param name="Driver">Whose charge it is.</param>
/// <param name="AuthMethod">How the driver was let in, in the end.</param>
/// <param name="AuthorizationReference">What the eMSP gave last.</param>
/// <param name="Outlet">Where the car is plugged in.</param>
/// <param name="Vehicle">What the car takes.</param>
/// <param name="Ordered">When we first heard of it.</param>
internal sealed record Charge(
    string SessionId,
    CdrToken Driver,
    AuthMethod AuthMethod,
    string? AuthorizationReference,
    Outlet Outlet,
    Vehicle Vehicle,
    DateTimeOffset Ordered)
{
    /// <summary>The reservation that came first, if one did.</summary>
    public Reservation? Reservation { get; init; }

    /// <summary>When the car began to charge.</summary>
    public DateTimeOffset? Connected { get; init; }

    /// <summary>When it was all over.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>When it was heard of, where that was after it had ended: its station had no network.</summary>
    public DateTimeOffset? Learned { get; init; }

    /// <summary>What bounds the power, beside supply and vehicle: everything that was ever ordered, as the past has to stay what it was.</summary>
    public IReadOnlyList<PowerRule> Rules { get; init; } = [];

    /// <summary>When its eMSP was last told how it stands.</summary>
    public DateTimeOffset Told { get; init; }

    /// <summary>Whether a charging profile of the eMSP holds.</summary>
    [JsonIgnore]
    public bool HasProfile => Rules.LastOrDefault(rule => rule.Source is RuleSource.Profile) is { Profile: not null };

    /// <summary>The party whose driver it is.</summary>
    [JsonIgnore]
    public PartyKey Emsp => new(Driver.CountryCode, Driver.PartyId);

    /// <summary>Where it stands.</summary>
    [JsonIgnore]
    public SessionStatus Status =>
        Ended is not null ? Connected is null && Reservation is null ? SessionStatus.Invalid : SessionStatus.Completed
        : Connected is not null ? SessionStatus.Active
        : Reservation is not null ? SessionStatus.Reservation
        : SessionStatus.Pending;
}

/// <summary>An EVSE that is kept free for somebody.</summary>
/// <param name="Id">What the eMSP calls it.</param>
/// <param name="From">Since when.</param>
/// <param name="Expires">Until when.</param>
internal sealed record Reservation(string Id, DateTimeOffset From, DateTimeOffset Expires)
{
    /// <summary>Who is told if we have to take it back.</summary>
    public Callback? Callback { get; init; }

    /// <summary>Whether nobody came in time.</summary>
    public bool Expired { get; init; }
}

/// <summary>What a car takes.</summary>
/// <param name="Kwh">Until it is full.</param>
/// <param name="Watts">At most.</param>
internal sealed record Vehicle(decimal Kwh, int Watts);
