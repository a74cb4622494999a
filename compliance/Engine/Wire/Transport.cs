using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace OcpiKit.Engine.Wire;

/// <summary>The network below the wire: no redirects followed, no cookies, no decompression behind our back.</summary>
public static class Transport
{
    /// <summary>A handler for the given limits and network.</summary>
    /// <param name="limits">What is borne.</param>
    /// <param name="clientCertificate">The certificate to show, or null.</param>
    /// <param name="extraAuthority">A certificate authority to trust beside the machine's own, or null.</param>
    /// <param name="proxy">An HTTP proxy, or null for none; the machine's own settings are never used, a test must not depend on them.</param>
    public static SocketsHttpHandler Create(Limits limits, X509Certificate2? clientCertificate = null, X509Certificate2? extraAuthority = null, Uri? proxy = null)
    {
        var tls = new SslClientAuthenticationOptions();
        if (clientCertificate is not null)
            tls.ClientCertificates = [clientCertificate];
        if (extraAuthority is not null)
            tls.CertificateChainPolicy = TrustAlso(extraAuthority);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = limits.Connect,
            MaxResponseHeadersLength = limits.HeaderKilobytes,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            SslOptions = tls,
            UseProxy = proxy is not null,
            Proxy = proxy is null ? null : new WebProxy(proxy) { Credentials = CredentialsOf(proxy) },
        };
        Encounters.Watch(handler);
        return handler;
    }

    private static X509ChainPolicy TrustAlso(X509Certificate2 authority)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        using var machine = new X509Store(StoreName.Root, StoreLocation.CurrentUser);
        machine.Open(OpenFlags.ReadOnly);
        policy.CustomTrustStore.AddRange(machine.Certificates);
        policy.CustomTrustStore.Add(authority);
        return policy;
    }

    private static NetworkCredential? CredentialsOf(Uri proxy)
    {
        var parts = proxy.UserInfo.Split(':', 2);
        return parts is [{ Length: > 0 } name, var password] ? new(Uri.UnescapeDataString(name), Uri.UnescapeDataString(password)) : null;
    }
}
