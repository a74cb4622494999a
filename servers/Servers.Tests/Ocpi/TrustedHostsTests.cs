using System.Net;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Registration;

namespace OcpiKit.Servers.Tests.Ocpi;

[TestFixture, Category("integration")]
public sealed class TrustedHostsTests
{
    [TestCase("10.1.2.3", "10.1.2.3", true), TestCase("10.1.2.3", "10.1.2.4", false), TestCase("10.0.0.0/8", "10.200.0.1", true), TestCase("10.0.0.0/8", "192.168.0.1", false)]
    [TestCase("10.0.0.0/8", "::ffff:10.1.1.1", true), TestCase("fd00::/16", "fd00::1", true), TestCase("::1", "::1", true), TestCase("emsp", "10.1.2.3", false)]
    public void What_was_named_is_called_and_nothing_else(string trusted, string address, bool allowed) =>
        Assert.That(HostPolicy.For(new CpoOptions { Host = "*", TrustedHosts = [trusted] }).Allows(IPAddress.Parse(address)), Is.EqualTo(allowed));

    [TestCase("localhost", "http://localhost:8000/", true), TestCase("LOCALHOST", "http://localhost:8000/", true), TestCase("emsp", "http://localhost:8000/", false)]
    [TestCase("172.16.0.0/12", "http://172.17.0.2/", true), TestCase("172.16.0.0/12", "http://127.0.0.1/", false)]
    public void A_URL_may_name_it(string trusted, string url, bool allowed)
    {
        var urls = new PeerUrls(HostPolicy.For(new CpoOptions { Host = "*", TrustedHosts = [trusted] }));

        Assert.That(urls.WhyNot(new Uri(url)), allowed ? Is.Null : Does.Contain("host"));
    }

    [TestCase("two words"), TestCase("http://emsp"), TestCase("10.0.0.0/99"), TestCase("")]
    public void What_is_no_host_is_refused_by_name(string host) =>
        Assert.That(() => new CpoOptions { TrustedHosts = [host] }.Validate(), Throws.ArgumentException.With.Message.StartsWith("TrustedHosts makes no sense: \"" + host));

    [Test]
    public async Task Two_servers_that_listen_to_everybody_register_with_each_other_once_they_trust_where_they_are()
    {
        var cpoOptions = new CpoOptions { Host = "*", Port = 0, Locations = 1, Token = "a-token-of-our-own" };
        var emspOptions = new EmspOptions { Host = "*", Port = 0, Tokens = 1, RegistrationTokens = ["another-of-our-own"] };
        await using var emsp = await EmspServer.StartAsync(emspOptions with { TrustedHosts = ["localhost"] });
        await using var shy = await CpoServer.StartAsync(cpoOptions);
        await using var trusting = await CpoServer.StartAsync(cpoOptions with { TrustedHosts = ["localhost", "127.0.0.0/8", "::1"] });

        var fault = await Assert.ThrowsAsync<RegistrationException>(() => shy.RegisterAsync(emsp.VersionsUrl, emsp.Invite()));
        var peer = await trusting.RegisterAsync(emsp.VersionsUrl, emsp.Invite());

        Assert.That(fault!.Message, Does.Contain("host that this server does not call"));
        Assert.That(peer.Contact, Is.Not.Null);
    }
}
