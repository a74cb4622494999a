using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Wire;

namespace OcpiKit.Cli.Compliance;

/// <summary>Makes the network that a profile asks for: its certificates are read here, so that the engine needs no files.</summary>
internal static class NetworkOf
{
    /// <summary>A handler for the profile.</summary>
    /// <exception cref="UsageException">A certificate cannot be read.</exception>
    public static HttpMessageHandler Profile(Profile profile) => Transport.Create(
        profile.Limits,
        profile.ClientCertificate is { } client ? Read(client, "--client-cert", "a file with certificate and key (PEM), or a PFX file with its --client-cert-password", () => Client(client, profile.ClientCertificatePassword)) : null,
        Authority(profile),
        profile.Proxy);

    /// <summary>A handler for the triggers of the profile: what steers the target in tests is not shown the client certificate, and not called through its proxy.</summary>
    public static HttpMessageHandler Triggers(Profile profile) => Transport.Create(profile.Limits, extraAuthority: Authority(profile));

    /// <summary>The certificate to listen with; null for plain http.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static X509Certificate2? Listening(Profile profile) => profile.ListenCertificate is { } file
        ? Read(file, "--listen-cert", "a file with certificate and key (PEM), or a PFX file with its --listen-cert-password", () => Client(file, profile.ListenCertificatePassword))
        : null;

    private static X509Certificate2? Authority(Profile profile) => profile.CertificateAuthority is { } authority
        ? Read(authority, "--ca", "a certificate in PEM, which begins with -----BEGIN CERTIFICATE-----", () => X509CertificateLoader.LoadCertificateFromFile(authority))
        : null;

    private static X509Certificate2 Client(string file, string? password)
    {
        if (!File.ReadAllText(file).Contains("-----BEGIN", StringComparison.Ordinal))
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        using var pem = password is null ? X509Certificate2.CreateFromPemFile(file) : X509Certificate2.CreateFromEncryptedPemFile(file, password);
        // A key that came from PEM is ephemeral, and TLS on Windows refuses that: the way through PKCS #12 gives it a home.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }

    private static X509Certificate2 Read(string file, string option, string takes, Func<X509Certificate2> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is CryptographicException or IOException or ArgumentException)
        {
            throw new UsageException($"The certificate {file} of {option} cannot be read: {e.Message.TrimEnd('.')}; it takes {takes}.");
        }
    }
}
