using System.Text.Json.Serialization;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Stations;

/// <summary>Somebody holds a token before a reader.</summary>
/// <param name="Uid">What the reader reads.</param>
/// <param name="Type">Left out, it is a card.</param>
/// <param name="ConnectorId">Left out, the only one that the EVSE has.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record Swipe(string LocationId, string EvseUid, string Uid, TokenType Type = TokenType.Rfid, string? ConnectorId = null);

/// <summary>Somebody charged while the station had no network, and now it has.</summary>
/// <param name="Minutes">How long it charged.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OfflineCharge(string LocationId, string EvseUid, string Uid, TokenType Type = TokenType.Rfid, string? ConnectorId = null, int Minutes = 30);

/// <summary>Somebody pulls the plug.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record Unplug(string LocationId, string EvseUid);

/// <summary>An EVSE breaks, or works again.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record NewStatus(string LocationId, string EvseUid, Status Status);

/// <summary>There is not enough power for all.</summary>
/// <param name="Watts">What is left for the EVSE; left out, all that it wants.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record NewLimit(string LocationId, string EvseUid, decimal? Watts = null);
