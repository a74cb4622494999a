using System.Security.Authentication;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Checks;

[TestFixture, Category("unit")]
internal sealed class TlsTests
{
    private const string Check = "transport.tls";

    [TestCase("http://cpo.example.com/versions", "Fail")]
    [TestCase("http://203.0.113.7:8080/versions", "Fail")]
    [TestCase("http://10.0.0.7/versions", "Warn")]
    [TestCase("http://cpo/versions", "Warn")]
    [TestCase("http://localhost/versions", "nothing")]
    [TestCase("https://cpo.example.com/versions", "nothing")]
    public void Plain_HTTP_is_for_this_machine(string url, string verdict) => Assert.That(Seen.Verdict(Check, At(url)), Is.EqualTo(verdict));

    [TestCase(SslProtocols.Tls13, 90, "Pass")]
    [TestCase(SslProtocols.Tls12, 90, "Pass")]
    [TestCase(SslProtocols.Tls12, 13, "Warn")]
#pragma warning disable SYSLIB0039, CA5397 // What was given up has to be noticed.
    [TestCase(SslProtocols.Tls11, 90, "Warn")]
#pragma warning restore SYSLIB0039, CA5397
    public void The_version_of_TLS_is_one_that_holds_and_so_is_the_certificate(SslProtocols protocol, int days, string verdict) =>
        Assert.That(Seen.Verdict(Check, At("https://cpo.example.com/versions") with { Secured = new(protocol, "cpo.example.com", DateTimeOffset.UnixEpoch.AddDays(days)) }), Is.EqualTo(verdict));

    [Test]
    public void One_look_is_enough() =>
        Assert.That(Seen.Verdict(Check, Exchanges.Of("locations.sender.list").Data(Made.Location())), Is.EqualTo("nothing"));

    private static Exchange At(string url)
    {
        Exchange exchange = Exchanges.Of("versions.symmetric.list").Data(Made.Version());
        return exchange with { Request = exchange.Request with { Url = new(url) } };
    }
}
