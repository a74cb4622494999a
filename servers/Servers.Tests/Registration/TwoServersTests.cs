using System.Net;
using System.Net.Http.Headers;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;
using OcpiKit.Servers.Tests.Cpo;

namespace OcpiKit.Servers.Tests.Registration;

/// <summary>Both servers, over real sockets.</summary>
[TestFixture, Category("integration")]
public sealed class TwoServersTests
{
    [Test]
    public async Task A_CPO_registers_with_an_eMSP_and_then_each_has_a_token_for_the_other()
    {
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 3 });
        await using var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 3 });

        var emspSeenByCpo = await cpo.RegisterAsync(emsp.VersionsUrl, EmspOptions.UsualRegistrationToken);
        var cpoSeenByEmsp = emsp.Peers.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(emspSeenByCpo.Speaks("DE", "OKM") && cpoSeenByEmsp.Speaks("DE", "OKC"));
            Assert.That(await StatusAsync(emspSeenByCpo.Contact!.EndpointOf("tokens", InterfaceRole.Sender)!, emspSeenByCpo), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await StatusAsync(cpoSeenByEmsp.Contact!.EndpointOf("locations", InterfaceRole.Sender)!, cpoSeenByEmsp), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await Assert.ThrowsAsync<RegistrationException>(() => cpo.RegisterAsync(emsp.VersionsUrl, EmspOptions.UsualRegistrationToken)), Is.Not.Null, "the registration token works once");
        }
    }

    [Test]
    public async Task An_eMSP_registers_with_a_CPO_that_invited_it()
    {
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 3 });
        await using var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 3 });

        await emsp.RegisterAsync(cpo.VersionsUrl, cpo.Invite());

        Assert.That((emsp.Peers.Count, cpo.Peers.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task While_the_other_looks_around_the_token_it_was_given_opens_the_versions_and_no_more()
    {
        using var partner = new PartnerPlatform();
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1 }, partner.ServeTo);
        var seen = new List<HttpStatusCode>();
        partner.Credentials = async () =>
        {
            // The token that the CPO sent is the only one it knows besides that of the agreed partner.
            cpo.Use(partner.SentToken!);
            foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Get, "/ocpi/versions"), (HttpMethod.Get, CpoInProcess.Locations), (HttpMethod.Post, CpoInProcess.Credentials)])
                seen.Add((await cpo.SendAsync(method, path)).Http);
            return PartnerPlatform.Envelope(PartnerPlatform.CredentialsJson("their-token-c"));
        };

        await cpo.Server.RegisterAsync(new Uri(PartnerPlatform.VersionsUrl), "their-token-a");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.MethodNotAllowed }));
            Assert.That(partner.Calls.Select(call => call.Token), Is.All.EqualTo("their-token-a"));
            Assert.That((await cpo.GetAsync(CpoInProcess.Locations)).Http, Is.EqualTo(HttpStatusCode.OK), "afterwards it opens everything");
            Assert.That(cpo.Server.Peers.Single().Contact!.Token, Is.EqualTo("their-token-c"));
        }
    }

    [Test]
    public async Task A_registration_that_comes_to_nothing_leaves_nothing_behind()
    {
        using var partner = new PartnerPlatform { Credentials = () => Task.FromResult("""{ "status_code": 3001, "status_message": "no", "timestamp": "2026-05-01T10:00:00Z" }""") };
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1 }, partner.ServeTo);

        var fault = await Assert.ThrowsAsync<RegistrationException>(() => cpo.Server.RegisterAsync(new Uri(PartnerPlatform.VersionsUrl), "a"));
        cpo.Use(partner.SentToken!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fault!.StatusCode, Is.EqualTo(3001));
            Assert.That((await cpo.GetAsync("/ocpi/versions")).Http, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(cpo.Server.Peers, Is.Empty);
        }
    }

    [Test]
    public async Task Where_an_endpoint_is_missing_no_credentials_are_sent()
    {
        using var partner = new PartnerPlatform { Details = PartnerPlatform.DetailsWith(("credentials", "SENDER")) };
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1 }, partner.ServeTo);

        var fault = await Assert.ThrowsAsync<RegistrationException>(() => cpo.Server.RegisterAsync(new Uri(PartnerPlatform.VersionsUrl), "a"));

        Assert.That(fault!.StatusCode, Is.EqualTo(3003));
        Assert.That(partner.SentToken, Is.Null);
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri url, Peer peer)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(CredentialsToken.ToHeader(peer.Contact!.Token));
        using var response = await client.GetAsync(url);
        return response.StatusCode;
    }
}
