using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.Listening;

/// <summary>What the target told of itself when it registered with the counterparty.</summary>
/// <param name="Versions">Its versions URL.</param>
/// <param name="Details">Where the details of our version are.</param>
/// <param name="Token">The token that it gave us. A secret.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="Endpoints">Its endpoints, fetched with that token.</param>
public sealed record Registration(Uri Versions, Uri Details, string Token, IReadOnlyList<RoleOfParty> Roles, IReadOnlyList<OfferedEndpoint> Endpoints);

/// <summary>A role that a party has on a platform.</summary>
public sealed record RoleOfParty(string Role, PartyName Party);
