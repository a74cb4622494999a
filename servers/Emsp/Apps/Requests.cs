using System.Text.Json.Serialization;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Apps;

/// <summary>What an app asks for.</summary>
internal abstract record DriverRequest
{
    /// <summary>The ids in the request; CPOs take no others than those of OCPI.</summary>
    protected virtual IEnumerable<(string Name, string? Value)> GivenIds => [];

    /// <summary>Checks what the types cannot say.</summary>
    /// <exception cref="DriverMistake">Something does not hold.</exception>
    public virtual void Check()
    {
        foreach (var (name, value) in GivenIds)
        {
            if (value is not null && !Ids.IsWellFormed(value))
                throw DriverMistake.Invalid($"{name} has to be 1 to 36 printable ASCII characters.");
        }
    }
}

/// <summary>What an app asks for at a CPO. The party is that of the CPO, and is needed only where an id alone is not enough.</summary>
internal abstract record CpoRequest : DriverRequest
{
    public string? CountryCode { get; init; }

    public string? PartyId { get; init; }

    /// <summary>The CPO that the driver named; null where none was.</summary>
    [JsonIgnore]
    public PartyKey? Owner => Query.Party(CountryCode ?? "", PartyId ?? "");

    public override void Check()
    {
        base.Check();
        _ = Owner;
    }
}

/// <summary>Starts charging.</summary>
/// <param name="Token">The uid of the driver's token.</param>
/// <param name="EvseUid">Left out, the CPO chooses.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record StartRequest(
    string Token, string LocationId, TokenType? TokenType = null, string? EvseUid = null, string? ConnectorId = null) : CpoRequest
{
    protected override IEnumerable<(string Name, string? Value)> GivenIds =>
        [("token", Token), ("location_id", LocationId), ("evse_uid", EvseUid), ("connector_id", ConnectorId)];
}

/// <summary>Stops charging.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record StopRequest(string SessionId) : CpoRequest
{
    protected override IEnumerable<(string Name, string? Value)> GivenIds => [("session_id", SessionId)];
}

/// <summary>Keeps a place free.</summary>
/// <param name="ExpiryDate">Until when; left out, for half an hour.</param>
/// <param name="ReservationId">That of a reservation that shall be another now; left out, it is a new one.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ReserveRequest(
    string Token,
    string LocationId,
    TokenType? TokenType = null,
    string? EvseUid = null,
    DateTimeOffset? ExpiryDate = null,
    string? ReservationId = null) : CpoRequest
{
    protected override IEnumerable<(string Name, string? Value)> GivenIds =>
        [("token", Token), ("location_id", LocationId), ("evse_uid", EvseUid), ("reservation_id", ReservationId)];
}

/// <summary>Gives up a reservation.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CancelRequest(string ReservationId) : CpoRequest
{
    protected override IEnumerable<(string Name, string? Value)> GivenIds => [("reservation_id", ReservationId)];
}

/// <summary>Frees a cable that is stuck.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record UnlockRequest(string LocationId, string EvseUid, string ConnectorId) : CpoRequest
{
    protected override IEnumerable<(string Name, string? Value)> GivenIds =>
        [("location_id", LocationId), ("evse_uid", EvseUid), ("connector_id", ConnectorId)];
}
