using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Wire;

namespace OcpiKit.Compliance.Tests.Wire;

/// <summary>How a connection is secured is seen, and why it is refused is told; who is trusted is decided as ever.</summary>
[TestFixture, Category("integration")]
internal sealed class SecuredTests
{
    [Test]
    public async Task The_version_of_TLS_and_the_certificate_are_told()
    {
        using var certificate = SelfSigned("localhost", 1);

        var delivery = await SendAsync(certificate, trusted: true);

        Assert.That(delivery.Fault, Is.Null);
        Assert.That(delivery.Secured!.Protocol, Is.AnyOf(SslProtocols.Tls12, SslProtocols.Tls13));
        Assert.That((delivery.Secured.Name, delivery.Secured.Until), Is.EqualTo(("localhost", new DateTimeOffset(certificate.NotAfter.ToUniversalTime()))));
    }

    [TestCase("localhost", 1, false, "an authority that this machine does not trust")]
    [TestCase("other.example", 1, true, "for another host (other.example)")]
    [TestCase("localhost", -1, true, "and not today")]
    public async Task A_certificate_that_does_not_hold_is_refused_and_it_is_told_why(string host, int days, bool trusted, string why)
    {
        using var certificate = SelfSigned(host, days);

        var delivery = await SendAsync(certificate, trusted);

        Assert.That((delivery.Received, delivery.Fault?.Kind), Is.EqualTo(((ResponseMessage?)null, FaultKind.NotSecure)));
        Assert.That(delivery.Fault!.Says, Does.Contain(why));
    }

    private static async Task<Delivery> SendAsync(X509Certificate2 certificate, bool trusted)
    {
        await using var party = await Counterparty.StartAsync(
            new(Protocol221.Edition, "CPO", new("NL", "OKT"), 1) { Certificate = certificate, Listen = "localhost:0" }, TimeProvider.System, CancellationToken.None);
        using var wire = new RestWire(Transport.Create(Limits.Default, extraAuthority: trusted ? certificate : null), Limits.Default, TimeProvider.System);
        return await wire.SendAsync(new("GET", new UriBuilder(party.Versions) { Host = "localhost" }.Uri, Headers.None), CancellationToken.None);
    }

    private static X509Certificate2 SelfSigned(string host, int days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-3), DateTimeOffset.UtcNow.AddDays(days));
        // A key that was never stored cannot serve on every system.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
