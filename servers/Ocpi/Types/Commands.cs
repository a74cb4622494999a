namespace OcpiKit.Ocpi.Types;

/// <summary>Starts a session for a driver (mod_commands, StartSession object).</summary>
/// <param name="ResponseUrl">Where the CommandResult goes once the station has answered; a URL of its own for each command.</param>
/// <param name="Token">The driver's, whole; the CPO does not look it up (CMD-03).</param>
/// <param name="EvseUid">Absent where the CPO may choose.</param>
/// <param name="ConnectorId">Needed where the EVSE has START_SESSION_CONNECTOR_REQUIRED.</param>
public sealed record StartSession(
    Uri ResponseUrl, Token Token, string LocationId, string? EvseUid = null, string? ConnectorId = null, string? AuthorizationReference = null);

/// <summary>Ends a session (mod_commands, StopSession object).</summary>
public sealed record StopSession(Uri ResponseUrl, string SessionId);

/// <summary>Keeps an EVSE free for a driver until a time; the same id again changes the reservation (mod_commands, ReserveNow object).</summary>
public sealed record ReserveNow(
    Uri ResponseUrl,
    Token Token,
    DateTimeOffset ExpiryDate,
    string ReservationId,
    string LocationId,
    string? EvseUid = null,
    string? AuthorizationReference = null);

/// <summary>Gives up a reservation (mod_commands, CancelReservation object).</summary>
public sealed record CancelReservation(Uri ResponseUrl, string ReservationId);

/// <summary>Frees a cable that is stuck, from the help desk (mod_commands, UnlockConnector object).</summary>
public sealed record UnlockConnector(Uri ResponseUrl, string LocationId, string EvseUid, string ConnectorId);

/// <summary>What the CPO says at once: whether it passes the command on to the station.</summary>
/// <param name="Timeout">Within so many seconds the result comes.</param>
public sealed record CommandResponse(CommandResponseType Result, int Timeout, IReadOnlyList<DisplayText>? Message = null);

/// <summary>What the station said, sent to the response_url.</summary>
public sealed record CommandResult(CommandResultType Result, IReadOnlyList<DisplayText>? Message = null);
