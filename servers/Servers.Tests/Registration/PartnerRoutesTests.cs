using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OcpiKit.Cpo;
using OcpiKit.Emsp;

namespace OcpiKit.Servers.Tests.Registration;

/// <summary>What the people who run a server decide about its partners, over real sockets.</summary>
[TestFixture, Category("integration")]
public sealed class PartnerRoutesTests
{
    [Test]
    public async Task Whoever_runs_a_server_registers_it_with_another_and_ends_it_again()
    {
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 3 });
        await using var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 3 });
        using var operations = new HttpClient { BaseAddress = cpo.BaseUrl };

        using var registered = await operations.PostAsJsonAsync("/partners", new { versions_url = emsp.VersionsUrl, token = emsp.Invite() });
        var known = (cpo.Peers.Count, emsp.Peers.Count);
        using var leave = new HttpRequestMessage(HttpMethod.Delete, "/partners/DE/OKM") { Content = JsonContent.Create(new { }) };
        using var left = await operations.SendAsync(leave);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(registered.IsSuccessStatusCode && left.IsSuccessStatusCode);
            Assert.That(known, Is.EqualTo((1, 1)));
            Assert.That((cpo.Peers.Count, emsp.Peers.Count), Is.EqualTo((0, 0)));
        }
    }

    [Test]
    public async Task An_invitation_lets_one_platform_in_and_no_second()
    {
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 3 });
        await using var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 3 });
        await using var other = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 3, PartyId = "OKX" });
        using var operations = new HttpClient { BaseAddress = emsp.BaseUrl };

        using var answer = await operations.PostAsJsonAsync("/partners/invitations", new { });
        var token = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]!["token"]!;
        await cpo.RegisterAsync(emsp.VersionsUrl, token);

        Assert.That(emsp.Peers, Has.Count.EqualTo(1));
        Assert.That(async () => await other.RegisterAsync(emsp.VersionsUrl, token), Throws.InstanceOf<OcpiKit.Ocpi.Registration.RegistrationException>());
    }

    [Test]
    public async Task A_registration_that_comes_to_nothing_is_told_with_its_reason()
    {
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 3 });
        await using var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 3 });
        using var operations = new HttpClient { BaseAddress = cpo.BaseUrl };

        using var refused = await operations.PostAsJsonAsync("/partners", new { versions_url = emsp.VersionsUrl, token = "nobody-gave-this" });
        var told = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        using var unknown = new HttpRequestMessage(HttpMethod.Delete, "/partners/XX/YYY") { Content = JsonContent.Create(new { }) };
        using var absent = await operations.SendAsync(unknown);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)told["status_code"]!, Is.EqualTo(3001));
            Assert.That(absent.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(cpo.Peers, Is.Empty);
        }
    }
}
