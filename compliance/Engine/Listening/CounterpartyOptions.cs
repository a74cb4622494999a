using System.Security.Cryptography.X509Certificates;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening;

/// <summary>What a counterparty has to know before it starts.</summary>
/// <param name="Edition">The version of OCPI that it speaks.</param>
/// <param name="Role">Its role, CPO or EMSP.</param>
/// <param name="Party">Who it is.</param>
/// <param name="Seed">From it come all made-up data: the same number gives the same data.</param>
public sealed record CounterpartyOptions(Edition Edition, string Role, PartyName Party, int Seed)
{
    /// <summary>Where it listens, as <c>host:port</c> (<c>*:port</c> for every network); null for this machine alone, on a free port.</summary>
    public string? Listen { get; init; }

    /// <summary>Under which address the target reaches it, a path prefix included; null: where it listens.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The certificate with which it listens; null for plain http.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The token that the target was given to call it with; null for a fresh one, which the target learns by registration. A secret.</summary>
    public string? Token { get; init; }

    /// <summary>The token with which the target may register (TOKEN_A); null for a fresh one. A secret.</summary>
    public string? RegistrationToken { get; init; }

    /// <summary>Hosts, beside those that versions, details and credentials name, to which the target's token may go.</summary>
    public IReadOnlyList<string> TrustHosts { get; init; } = [];

    /// <summary>The parties that may push what is theirs; empty where nobody said: then those are taken that the target's credentials name, or else any.</summary>
    public IReadOnlyList<PartyName> Partners { get; init; } = [];

    /// <summary>What it bears of the target's answers when it calls of itself.</summary>
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>How it calls the target; null for the network without a proxy. Stays the caller's.</summary>
    public IWire? Wire { get; init; }

    /// <summary>Whether it tells of itself what came of a command; else whoever plays it does.</summary>
    public bool TellsResults { get; init; } = true;

    /// <summary>The most objects on one page.</summary>
    public int PageSize { get; init; } = 10;
}
