using System.Net;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Calling;

namespace OcpiKit.Servers.Tests.Ocpi;

[TestFixture, Category("integration")]
public sealed class HostPolicyTests
{
    [TestCase("localhost", "127.0.0.1", true), TestCase("127.0.0.1", "::1", true), TestCase("::1", "10.1.2.3", true)]
    [TestCase("*", "127.0.0.1", false), TestCase("*", "127.8.8.8", false), TestCase("*", "::1", false), TestCase("*", "::ffff:127.0.0.1", false)]
    [TestCase("*", "10.1.2.3", false), TestCase("*", "192.168.0.9", false), TestCase("*", "172.20.0.1", false), TestCase("*", "fd00::1", false)]
    [TestCase("192.168.0.5", "192.168.0.9", true), TestCase("192.168.0.5", "127.0.0.1", false)]
    [TestCase("*", "93.184.215.14", true), TestCase("localhost", "93.184.215.14", true), TestCase("*", "2606:2800:21f:cb07::1", true)]
    [TestCase("localhost", "169.254.169.254", false), TestCase("localhost", "0.0.0.0", false), TestCase("localhost", "fe80::1", false)]
    [TestCase("localhost", "::ffff:169.254.169.254", false), TestCase("*", "64:ff9b::7f00:1", false)]
    public void A_server_calls_what_its_callers_could_call_themselves(string listensOn, string address, bool allowed) =>
        Assert.That(HostPolicy.For(new CpoOptions { Host = listensOn }).Allows(IPAddress.Parse(address)), Is.EqualTo(allowed));

    [Test]
    public void Behind_a_proxy_the_own_machine_is_as_closed_as_on_any_public_server() =>
        Assert.That(
            HostPolicy.For(new CpoOptions { PublicUrl = new Uri("https://cpo.example/") }).Allows(IPAddress.Loopback), Is.False);

    [Test]
    public async Task An_address_that_is_not_allowed_is_not_even_connected_to()
    {
        await using var secret = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 1 });
        using var open = new PeerClient(PeerClient.Handler(new HostPolicy(true, true)), PeerLimits.Usual);
        using var closed = new PeerClient(PeerClient.Handler(new HostPolicy(false, false)), PeerLimits.Usual);
        var request = new PeerRequest(HttpMethod.Get, secret.VersionsUrl, secret.Token);

        Assert.That((await open.SendAsync(request, default)).StatusCode, Is.EqualTo(1000));
        var refused = await Assert.ThrowsAsync<PeerException>(() => closed.SendAsync(request, default));
        Assert.That(refused?.Message, Is.EqualTo("the server cannot be reached"), "and not why: that would map our network");
    }
}
