using System.Security.Authentication;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Security;

/// <summary>
/// The platform is reached over TLS that proves who it is (transport_and_format, security). Not looked at on this machine; on a private network plain HTTP is a warning. OCPI names no version of
/// TLS; before 1.2 they are given up (RFC 8996). One look is enough: at the list of versions, where everything begins.
/// </summary>
internal sealed class Tls() : Check<Exchange>("transport.tls", "The platform is reached over TLS, with a certificate that holds.", ["TRN-01"])
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        if (evidence is not { Direction: Direction.ToSubject, Operation.Id: "versions.symmetric.list", Response: not null } || surroundings.Loopback || evidence.Request.Url.IsLoopback)
            yield break;
        var url = evidence.Request.Url;
        if (url.Scheme != Uri.UriSchemeHttps)
            yield return Hosts.Private(url) ? Warn("The versions are read over plain HTTP on a private network.", "https", url.Scheme) : Fail("The versions are read over plain HTTP on a public host: whoever stands between can read the token.", "https", url.Scheme);
        else if (evidence.Secured is { } secured)
            yield return Look(secured, evidence.Started);
    }

    private static Observation Look(Secured secured, DateTimeOffset now) =>
        secured.Protocol is not (SslProtocols.Tls12 or SslProtocols.Tls13) ? Warn("The version of TLS is one that was given up.", "TLS 1.2 or 1.3", $"{secured.Protocol}")
        : secured.Until - now < Soon ? Warn($"The certificate ends on {Showing.Of(secured.Until)}: renew it before partners cannot connect any more.", "a certificate that holds for two more weeks", Showing.Of(secured.Until))
        : Pass($"{(secured.Protocol == SslProtocols.Tls13 ? "TLS 1.3" : "TLS 1.2")}, with a certificate that holds until {Showing.Of(secured.Until)}.");
}
