using System.Text.Json.Serialization;
using OcpiKit.Cpo.Charging;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Simulation.Orders;

/// <summary>
/// Something that happens at a station when its time has come: a command that was passed on, a driver who plugs in, a reservation that
/// runs out. Orders outlive the server, and only the simulator carries them out, one after the other.
/// </summary>
/// <param name="Id">Its own.</param>
/// <param name="Due">When it happens.</param>
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(PlugIn), "plug in")]
[JsonDerivedType(typeof(Stop), "stop")]
[JsonDerivedType(typeof(Reserve), "reserve")]
[JsonDerivedType(typeof(Expire), "expire")]
[JsonDerivedType(typeof(Cancel), "cancel")]
[JsonDerivedType(typeof(Unlock), "unlock")]
[JsonDerivedType(typeof(SetRule), "set rule")]
[JsonDerivedType(typeof(TellProfile), "tell profile")]
[JsonDerivedType(typeof(SetStatus), "set status")]
[JsonDerivedType(typeof(Visit), "visit")]
[JsonDerivedType(typeof(Reconnect), "reconnect")]
internal abstract record Order(string Id, DateTimeOffset Due)
{
    /// <summary>To whom the outcome is told, if anybody waits for it.</summary>
    public Callback? Callback { get; init; }
}

/// <summary>A driver shall charge, or wants to.</summary>
/// <param name="SessionId">Of the session to be.</param>
/// <param name="EvseUid">Null leaves the choice to us.</param>
/// <param name="ConnectorId">Null where the EVSE has only one.</param>
internal sealed record Start(
    string Id,
    DateTimeOffset Due,
    string SessionId,
    CdrToken Driver,
    AuthMethod AuthMethod,
    string? AuthorizationReference,
    string LocationId,
    string? EvseUid,
    string? ConnectorId) : Order(Id, Due);

/// <summary>The car is plugged in, and charges.</summary>
internal sealed record PlugIn(string Id, DateTimeOffset Due, string SessionId) : Order(Id, Due);

/// <summary>The charging ends, and the car leaves.</summary>
internal sealed record Stop(string Id, DateTimeOffset Due, string SessionId) : Order(Id, Due);

/// <summary>An EVSE is kept free; the same id at the same Location again changes the reservation (CMD-17).</summary>
internal sealed record Reserve(
    string Id,
    DateTimeOffset Due,
    string SessionId,
    string ReservationId,
    DateTimeOffset Expires,
    CdrToken Driver,
    string? AuthorizationReference,
    string LocationId,
    string? EvseUid) : Order(Id, Due);

/// <summary>A reservation runs out, unless it was changed or used meanwhile.</summary>
internal sealed record Expire(string Id, DateTimeOffset Due, string SessionId) : Order(Id, Due);

/// <summary>A reservation is given up by the party that made it.</summary>
internal sealed record Cancel(string Id, DateTimeOffset Due, PartyKey Emsp, string ReservationId) : Order(Id, Due);

/// <summary>A cable is freed.</summary>
internal sealed record Unlock(string Id, DateTimeOffset Due, string LocationId, string EvseUid, string ConnectorId) : Order(Id, Due);

/// <summary>The power of a charge gets another bound.</summary>
internal sealed record SetRule(string Id, DateTimeOffset Due, string SessionId, RuleSource Source, ChargingProfile? Profile) : Order(Id, Due);

/// <summary>Somebody wants to know what a charge will do.</summary>
/// <param name="Seconds">For how long ahead.</param>
internal sealed record TellProfile(string Id, DateTimeOffset Due, string SessionId, int Seconds) : Order(Id, Due);

/// <summary>An EVSE breaks, or works again.</summary>
internal sealed record SetStatus(string Id, DateTimeOffset Due, string LocationId, string EvseUid, Status Status) : Order(Id, Due);

/// <summary>A station is heard again, and tells of a charge that it let in by itself.</summary>
/// <param name="SessionId">Of the session that it was.</param>
/// <param name="Charged">How long it charged.</param>
internal sealed record Reconnect(
    string Id, DateTimeOffset Due, string SessionId, CdrToken Driver, string LocationId, string EvseUid, string? ConnectorId, TimeSpan Charged) : Order(Id, Due);

/// <summary>A driver comes by, and after that one the next.</summary>
internal sealed record Visit(string Id, DateTimeOffset Due) : Order(Id, Due);
