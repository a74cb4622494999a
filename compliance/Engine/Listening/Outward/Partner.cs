using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.Listening.Outward;

/// <summary>The target, as the counterparty calls it.</summary>
/// <param name="Versions">Its versions URL.</param>
/// <param name="Token">The token that it gave us. A secret.</param>
/// <param name="RawToken">Whether it takes the token only as it is.</param>
/// <param name="Hosts">The hosts that its versions, details and credentials named.</param>
/// <param name="Party">Its party; null where it is not known.</param>
internal sealed record Partner(Uri Versions, string Token, bool RawToken, IReadOnlyList<string> Hosts, PartyName? Party)
{
    private readonly Neighbourhood _neighbourhood = new(Hosts.ToHashSet(StringComparer.OrdinalIgnoreCase), Versions.IsLoopback);

    /// <summary>Whether its token may go to this URL.</summary>
    public bool Trusts(Uri url) => _neighbourhood.Trusts(url, Versions);
}
