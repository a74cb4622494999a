using System.Text.Json.Serialization;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Apps;

/// <summary>A token for a driver who has none.</summary>
/// <param name="Uid">What a reader reads from the card, or the id of the app's user.</param>
/// <param name="Type">Left out, it is an RFID card.</param>
/// <param name="ContractId">Left out, one is made up.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record NewTokenRequest(
    string Uid,
    TokenType? Type = null,
    string? ContractId = null,
    string? VisualNumber = null,
    string? GroupId = null,
    bool? Valid = null,
    WhitelistType? Whitelist = null,
    string? Language = null,
    ProfileType? DefaultProfileType = null) : DriverRequest
{
    protected override IEnumerable<(string Name, string? Value)> GivenIds => [("uid", Uid), ("contract_id", ContractId), ("group_id", GroupId)];
}

/// <summary>What shall be another of a token; what is left out stays.</summary>
/// <param name="Valid">False blocks it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record TokenChange(
    bool? Valid = null, WhitelistType? Whitelist = null, string? GroupId = null, string? Language = null, ProfileType? DefaultProfileType = null)
    : DriverRequest
{
    protected override IEnumerable<(string Name, string? Value)> GivenIds => [("group_id", GroupId)];
}
