using System.Net;
using OcpiKit.Cpo;
using OcpiKit.Servers.Tests.Cpo;

namespace OcpiKit.Servers.Tests.Registration;

[TestFixture, Category("integration")]
public sealed class RegistrationTests
{
    private const string Invitation = "come-in";
    private const string SecondInvitation = "you-too";

    private PartnerPlatform _partner = null!;
    private CpoInProcess _cpo = null!;

    [SetUp]
    public async Task Start()
    {
        _partner = new PartnerPlatform();
        _cpo = await CpoInProcess.StartAsync(
            new CpoOptions { Locations = 2, RegistrationTokens = [Invitation, SecondInvitation] }, _partner.ServeTo);
        _cpo.Use(Invitation);
    }

    [TearDown]
    public async Task Stop()
    {
        await _cpo.DisposeAsync();
        _partner.Dispose();
    }

    [TestCase("/ocpi/versions", 200), TestCase(CpoInProcess.Root, 200), TestCase(CpoInProcess.Credentials, 200)]
    [TestCase(CpoInProcess.Locations, 401), TestCase(CpoInProcess.Tariffs, 401), TestCase("/nowhere", 401)]
    public async Task A_registration_token_opens_versions_and_credentials_only(string url, int http) =>
        Assert.That((int)(await _cpo.GetAsync(url)).Http, Is.EqualTo(http));

    [Test]
    public async Task Registering_gives_a_fresh_token_that_opens_everything_and_the_registration_token_dies()
    {
        var reply = await PostAsync(PartnerPlatform.CredentialsJson("their-token-b"));
        var token = reply.Data.GetProperty("token").GetString()!;
        var withTheOld = await _cpo.GetAsync("/ocpi/versions");
        _cpo.Use(token);
        var withTheNew = await _cpo.GetAsync(CpoInProcess.Locations);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((HttpStatusCode.OK, 1000)));
            Assert.That(token, Does.Match("^[!-~]{32,64}$").And.Not.EqualTo(Invitation).And.Not.EqualTo("their-token-b"));
            Assert.That(reply.Data.GetProperty("url").GetString(), Does.EndWith("/ocpi/cpo/2.2.1/versions"));
            Assert.That(reply.Data.GetProperty("roles")[0].GetProperty("party_id").GetString(), Is.EqualTo("OKC"));
            Assert.That(withTheOld.Http, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(withTheNew.StatusCode, Is.EqualTo(1000));
        }
    }

    [Test]
    public async Task Before_it_answers_the_server_reads_the_versions_and_details_of_the_other_with_the_token_it_was_given()
    {
        await PostAsync(PartnerPlatform.CredentialsJson("their-token-b"));

        Assert.That(_partner.Calls, Is.EqualTo(new[]
        {
            ("GET " + PartnerPlatform.VersionsUrl, "their-token-b"),
            ("GET " + PartnerPlatform.DetailsUrl, "their-token-b"),
        }));
    }

    [Test]
    public async Task What_the_other_told_is_kept()
    {
        await PostAsync(PartnerPlatform.CredentialsJson("their-token-b"));

        var peer = _cpo.Server.Peers.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(peer.Speaks("nl", "par") && !peer.Speaks("NL", "XXX"));
            Assert.That(peer.Contact!.Token, Is.EqualTo("their-token-b"));
            Assert.That(peer.Contact.EndpointOf("tokens", OcpiKit.Ocpi.Types.InterfaceRole.Sender), Is.EqualTo(new Uri(PartnerPlatform.DetailsUrl + "/tokens")));
            Assert.That($"{peer} {peer.Contact}", Does.Not.Contain("their-token"), "what is printed may end in a log");
        }
    }

    [Test]
    public async Task Whoever_is_registered_cannot_register_again()
    {
        await RegisterAsync();
        var again = await PostAsync(PartnerPlatform.CredentialsJson("another"));
        _cpo.Use("cpo_token_c_abcdef");
        var agreedBeforehand = await PostAsync(PartnerPlatform.CredentialsJson("another"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((again.Http, again.StatusCode), Is.EqualTo((HttpStatusCode.MethodNotAllowed, 2000)));
            Assert.That(again.Header("Allow"), Does.Contain("PUT").And.Not.Contain("POST"));
            Assert.That(agreedBeforehand.Http, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        }
    }

    [Test]
    public async Task Renewing_changes_both_tokens_and_looks_at_the_endpoints_again()
    {
        var before = await RegisterAsync();
        _partner.Details = PartnerPlatform.DetailsWith(("credentials", "RECEIVER"), ("tokens", "SENDER"), ("cdrs", "RECEIVER"));

        var reply = await _cpo.SendAsync(HttpMethod.Put, CpoInProcess.Credentials, PartnerPlatform.CredentialsJson("newer-token-b"));
        var withTheOld = await _cpo.GetAsync(CpoInProcess.Locations);
        _cpo.Use(reply.Data.GetProperty("token").GetString()!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Data.GetProperty("token").GetString(), Is.Not.EqualTo(before));
            Assert.That(withTheOld.Http, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await _cpo.GetAsync(CpoInProcess.Locations)).StatusCode, Is.EqualTo(1000));
            Assert.That(_cpo.Server.Peers.Single().Contact!.Token, Is.EqualTo("newer-token-b"));
            Assert.That(_cpo.Server.Peers.Single().Contact!.Endpoints.Select(e => e.Identifier), Does.Contain("cdrs"));
        }
    }

    [Test]
    public async Task Ending_makes_a_stranger_of_the_peer()
    {
        await RegisterAsync();

        var ended = await _cpo.SendAsync(HttpMethod.Delete, CpoInProcess.Credentials);
        var after = await _cpo.GetAsync("/ocpi/versions");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((ended.Http, ended.StatusCode, ended.HasData), Is.EqualTo((HttpStatusCode.OK, 1000, false)));
            Assert.That(after.Http, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(_cpo.Server.Peers, Is.Empty);
        }
    }

    [TestCase("PUT"), TestCase("DELETE")]
    public async Task Whoever_is_not_registered_has_nothing_to_renew_or_to_end(string method)
    {
        var reply = await _cpo.SendAsync(new HttpMethod(method), CpoInProcess.Credentials, PartnerPlatform.CredentialsJson("b"));

        Assert.That(reply.Http, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(reply.Header("Allow"), Does.Contain("POST"));
    }

    [Test]
    public async Task Several_platforms_are_registered_at_once_but_not_with_the_same_party()
    {
        await RegisterAsync();
        _cpo.Use(SecondInvitation);
        var same = await PostAsync(PartnerPlatform.CredentialsJson("b2", partyId: "par"));
        var other = await PostAsync(PartnerPlatform.CredentialsJson("b2", partyId: "OTH"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((same.Http, same.StatusCode), Is.EqualTo((HttpStatusCode.OK, 2000)));
            Assert.That(other.StatusCode, Is.EqualTo(1000));
            Assert.That(_cpo.Server.Peers.Select(peer => peer.Contact!.Roles[0].PartyId), Is.EquivalentTo(new[] { "PAR", "OTH" }));
        }
    }

    [Test]
    public async Task Of_two_who_use_one_registration_token_at_the_same_time_one_gets_in()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => PostAsync(PartnerPlatform.CredentialsJson("b", partyId: $"P{n:00}"))));

        Assert.That(replies.Count(reply => reply is { Http: HttpStatusCode.OK, StatusCode: 1000 }), Is.EqualTo(1));
        Assert.That(_cpo.Server.Peers, Has.Count.EqualTo(1));
    }

    private Task<Reply> PostAsync(string json) => _cpo.SendAsync(HttpMethod.Post, CpoInProcess.Credentials, json);

    private async Task<string> RegisterAsync()
    {
        var token = (await PostAsync(PartnerPlatform.CredentialsJson("their-token-b"))).Data.GetProperty("token").GetString()!;
        _cpo.Use(token);
        return token;
    }
}
