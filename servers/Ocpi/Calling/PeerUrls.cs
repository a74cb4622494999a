using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Ocpi.Calling;

/// <summary>
/// Judges the URLs that peers give us to call: in credentials, in versions and their details, as the response_url of a command. Whoever
/// gives us one decides where our requests go and with which token, so this is asked before a URL is called or kept. All reasons are the
/// end of a sentence whose subject is the URL ("response_url has to be ...").
/// </summary>
/// <param name="policy">Which hosts we call.</param>
public sealed class PeerUrls(HostPolicy policy)
{
    // The length of the type URL (types; TYP-11).
    private const int Longest = 255;

    /// <summary>Why a URL that a registered peer gives us is not called; null where it may be.</summary>
    /// <param name="url">Where the peer wants us to call.</param>
    /// <param name="peer">Who wants it.</param>
    public string? WhyNot(Uri url, Peer peer) => WhyNot(url, peer.Contact?.VersionsUrl);

    /// <summary>Why a URL is not called; null where it may be. The address behind a name is looked at when it is called (<see cref="HostPolicy"/>).</summary>
    /// <param name="url">Where a peer wants us to call.</param>
    /// <param name="before">The URL that led to this one, or by which we know the peer; null where there is none.</param>
    public string? WhyNot(Uri url, Uri? before = null) =>
        WhyMalformed(url)
        // Who is reached with TLS gets no token of ours without it.
        ?? (before is { Scheme: "https" } && url.Scheme is not "https" ? "has to be an https URL, as your versions URL is." : null)
        ?? (policy.MayAllow(url) ? null : "names a host that this server does not call.");

    /// <summary>The part of it that the URL itself tells, whoever is asked to call it.</summary>
    public static string? WhyMalformed(Uri url) => url switch
    {
        { IsAbsoluteUri: false } or not { Scheme: "http" or "https" } => "has to be an absolute http or https URL.",
        { OriginalString.Length: > Longest } => "has to be at most 255 characters long.",
        not { UserInfo: "" } => "has to do without a user name.",
        not { Fragment: "" } => "has to do without a fragment (#).",
        _ => null,
    };
}
