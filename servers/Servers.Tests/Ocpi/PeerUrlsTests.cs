using OcpiKit.Ocpi.Calling;

namespace OcpiKit.Servers.Tests.Ocpi;

[TestFixture, Category("unit")]
public sealed class PeerUrlsTests
{
    private static readonly PeerUrls Public = new(new HostPolicy(OwnMachine: false, PrivateNetworks: false));
    private static readonly PeerUrls Hidden = new(new HostPolicy(OwnMachine: true, PrivateNetworks: true));

    [TestCase("https://partner.example/ocpi/versions"), TestCase("http://partner.example:8080/a?b=c"), TestCase("https://93.184.215.14/"), TestCase("https://[2606:2800:21f:cb07::1]/")]
    public void A_URL_on_a_public_host_may_be_called(string url) => Assert.That(Public.WhyNot(Url(url)), Is.Null);

    [TestCase("/ocpi/versions", "absolute"), TestCase("ftp://partner.example/", "http or https"), TestCase("file:///etc/passwd", "http or https"), TestCase("gopher://partner.example/", "http or https")]
    [TestCase("https://user@partner.example/", "user name"), TestCase("https://a:b@partner.example/", "user name"), TestCase("https://partner.example/#top", "fragment")]
    public void A_URL_of_another_kind_is_not_called(string url, string because) => Assert.That(Hidden.WhyNot(Url(url)), Does.Contain(because));

    [Test]
    public void A_URL_is_at_most_as_long_as_the_type_says()
    {
        const string Start = "https://partner.example/";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Public.WhyNot(Url(Start + new string('a', 255 - Start.Length))), Is.Null);
            Assert.That(Public.WhyNot(Url(Start + new string('a', 256 - Start.Length))), Does.Contain("255"));
        }
    }

    [TestCase("http://127.0.0.1/"), TestCase("http://localhost:9200/"), TestCase("http://LOCALHOST/"), TestCase("http://db.localhost/"), TestCase("http://[::1]/")]
    [TestCase("http://127.1/"), TestCase("http://2130706433/"), TestCase("http://0x7f.1/"), TestCase("http://0177.0.0.1/"), TestCase("http://[::ffff:10.0.0.1]/")]
    [TestCase("http://10.1.2.3/"), TestCase("http://169.254.169.254/latest/meta-data"), TestCase("http://0.0.0.0/"), TestCase("http://localhost./")]
    public void A_host_that_only_we_can_reach_is_not_called_however_it_is_written(string url) =>
        Assert.That(Public.WhyNot(Url(url)), Does.Contain("host"));

    [Test]
    public void A_peer_that_is_reached_with_TLS_cannot_lead_us_away_from_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Public.WhyNot(Url("http://partner.example/result"), Url("https://partner.example/versions")), Does.Contain("https"));
            Assert.That(Public.WhyNot(Url("https://partner.example/result"), Url("http://partner.example/versions")), Is.Null);
            Assert.That(Public.WhyNot(Url("http://partner.example/result"), Url("http://partner.example/versions")), Is.Null);
        }
    }

    private static Uri Url(string text) => new(text, UriKind.RelativeOrAbsolute);
}
