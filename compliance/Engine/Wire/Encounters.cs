using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Wire;

/// <summary>Remembers how each host secured its connections, and why one was refused: who is trusted is decided as without it.</summary>
internal sealed class Encounters
{
    private const string Property = "ocpikit.encounters";

    private readonly ConcurrentDictionary<string, Secured> _secured = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _refused = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Watches the connections of a handler.</summary>
    public static void Watch(SocketsHttpHandler handler)
    {
        var encounters = new Encounters();
        handler.Properties[Property] = encounters;
        handler.SslOptions.RemoteCertificateValidationCallback = encounters.Look;
    }

    /// <summary>Those of a handler; null where nobody watches it.</summary>
    public static Encounters? Of(HttpMessageHandler? handler) =>
        handler is SocketsHttpHandler { Properties: var properties } && properties.TryGetValue(Property, out var found) ? found as Encounters : null;

    /// <summary>How the connections to a host are secured; null where they are not.</summary>
    public Secured? With(Uri url) => url.Scheme == Uri.UriSchemeHttps ? _secured.GetValueOrDefault(url.IdnHost.Trim('[', ']')) : null;

    /// <summary>Why the last connection to a host was refused; null where none was.</summary>
    public string? WhyNot(Uri url) => _refused.GetValueOrDefault(url.IdnHost.Trim('[', ']'));

    private bool Look(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (sender is not SslStream { TargetHostName: var host } stream)
            return errors == SslPolicyErrors.None;
        if (errors != SslPolicyErrors.None)
        {
            _refused[host] = Why(certificate as X509Certificate2, chain, errors);
            return false;
        }

        if (certificate is X509Certificate2 shown)
            _secured[host] = new(stream.SslProtocol, shown.GetNameInfo(X509NameType.DnsName, forIssuer: false), shown.NotAfter.ToUniversalTime());
        return true;
    }

    private static string Why(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return "it shows no certificate";
        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError;
        return status.HasFlag(X509ChainStatusFlags.NotTimeValid)
            ? FormattableString.Invariant($"its certificate is valid from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}, and not today")
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"its certificate is for another host ({certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false)})"
            : (status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0 ? "its certificate comes from an authority that this machine does not trust, or the way to it is not shown"
            : $"its certificate is not trusted ({status})";
    }
}
