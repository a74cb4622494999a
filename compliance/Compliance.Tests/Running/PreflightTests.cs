using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Wire;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Running;

[TestFixture, Category("unit")]
internal sealed class PreflightTests
{
    private static readonly Edition Edition = Edition.Load221();
    private static readonly Profile Profile = new() { Url = ScriptedTarget.Versions, Token = ScriptedTarget.Token };

    [Test]
    public async Task A_target_in_order_is_cleared_with_what_it_offers()
    {
        var clearance = await RunAsync(new ScriptedTarget());

        Assert.That(clearance.Offer.Endpoints.Select(endpoint => endpoint.Module), Is.EqualTo(new[] { "credentials", "locations" }));
        Assert.That(clearance.Neighbourhood.Hosts, Is.EqualTo(new[] { "localhost" }));
        Assert.That(clearance.Notices, Is.Empty);
    }

    [Test]
    public async Task Requests_are_addressed_to_the_party_that_the_credentials_name_in_the_role_under_test()
    {
        var target = new ScriptedTarget().Answer("/credentials", new
        {
            roles = new[] { new { role = "EMSP", country_code = "NL", party_id = "EMS" }, new { role = "CPO", country_code = "DE", party_id = "CPX" } },
        });
        var line = LineTo(target, Profile);

        await new Preflight(line, Profile, Edition).RunAsync(CancellationToken.None);

        Assert.That(line.To, Is.EqualTo(new PartyName("DE", "CPX")));
    }

    [Test]
    public Task Without_a_token_nothing_is_called() =>
        Misconfigured(new ScriptedTarget(), "no token", "--token", Profile with { Token = null });

    [Test]
    public Task A_refused_token_is_told_as_that() =>
        Misconfigured(new ScriptedTarget().Raw("/versions", 401, "{}"), "refuses the token (HTTP 401)", "--token");

    [Test]
    public async Task A_target_that_wants_the_token_raw_gets_it_raw_and_the_report_says_so()
    {
        var target = new ScriptedTarget();
        target.Do("/versions", request => request.Headers.First("Authorization") == $"Token {ScriptedTarget.Token}"
            ? target.Delivered(request, 200, """{"data":[{"version":"2.2.1","url":"http://localhost/2.2.1"}],"status_code":1000}""")
            : target.Delivered(request, 401, "{}"));

        var clearance = await RunAsync(target);

        Assert.That(clearance.Offer.RawToken);
        Assert.That(clearance.Notices, Has.One.Contains("Base64"));
        Assert.That(target.Requests[^1].Headers.First("Authorization"), Is.EqualTo($"Token {ScriptedTarget.Token}"));
    }

    [Test]
    public async Task A_token_that_was_given_in_Base64_is_not_taken_for_a_target_that_wants_it_raw()
    {
        var target = new ScriptedTarget();
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(ScriptedTarget.Token));
        target.Do("/versions", request => request.Headers.First("Authorization") == $"Token {encoded}"
            ? target.Delivered(request, 200, """{"data":[{"version":"2.2.1","url":"http://localhost/2.2.1"}],"status_code":1000}""")
            : target.Delivered(request, 401, "{}"));

        var clearance = await RunAsync(target, Profile with { Token = encoded });

        Assert.That(clearance.Offer.RawToken, Is.False);
        Assert.That(clearance.Notices, Has.One.Contains("given in Base64"));
        Assert.That(target.Requests[^1].Headers.First("Authorization"), Is.EqualTo($"Token {encoded}"));
    }

    [TestCase("Token abcdef", "the word Token")]
    [TestCase("bearer abcdef", "the word bearer")]
    [TestCase("'abcdef'", "in quotes")]
    [TestCase("\"abcdef\"", "in quotes")]
    [TestCase("t\u00f6ken", "not encoded")]
    public Task A_refused_token_is_looked_at_for_what_people_copy_with_it(string token, string remedy) =>
        Misconfigured(new ScriptedTarget().Raw("/versions", 401, "{}"), "refuses the token (HTTP 401)", remedy, Profile with { Token = token });

    [Test]
    public Task A_token_for_registration_that_is_refused_may_have_served_already() =>
        Misconfigured(new ScriptedTarget().Raw("/versions", 401, "{}"), "refuses the token (HTTP 401)", "It works once", Profile with { Token = null, RegistrationToken = "token-a-1" });

    [Test]
    public Task A_connection_over_https_that_breaks_is_not_told_to_begin_with_https() =>
        Misconfigured(new ScriptedTarget().Lose("/versions", FaultKind.Broken, "as the network said"), "cannot be reached", "--client-cert", Profile with { Url = new Uri("https://localhost/versions") });

    [Test]
    public async Task The_raw_token_is_not_tried_where_Base64_was_asked_for()
    {
        var target = new ScriptedTarget().Raw("/versions", 401, "{}");

        await Misconfigured(target, "refuses the token", "--token", Profile with { TokenEncoding = TokenEncoding.Base64 });

        Assert.That(target.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(FaultKind.NameUnknown, "DNS")]
    [TestCase(FaultKind.NotConnected, "Start the target")]
    [TestCase(FaultKind.TimedOut, "--timeout")]
    [TestCase(FaultKind.Broken, "https")]
    public Task A_target_out_of_reach_is_told_with_its_cause_and_remedy(FaultKind kind, string remedy) =>
        Misconfigured(new ScriptedTarget().Lose("/versions", kind, "as the network said"), "cannot be reached: as the network said", remedy);

    [Test]
    public Task A_page_that_is_no_JSON_is_told_with_its_content_type() =>
        Misconfigured(new ScriptedTarget().Raw("/versions", 200, "<html>"), "is no JSON", "login page");

    [Test]
    public Task The_URL_of_one_version_is_recognised() =>
        Misconfigured(new ScriptedTarget().Answer("/versions", new { version = "2.2.1", endpoints = Array.Empty<object>() }), "may be the URL of one version", "versions URL");

    [Test]
    public Task A_version_that_is_not_offered_is_told_with_those_that_are() =>
        Misconfigured(new ScriptedTarget().Answer("/versions", new[] { new { version = "2.1.1", url = "http://localhost/2.1.1" } }), "it offers 2.1.1", "2.2.1");

    [Test]
    public Task Details_that_answer_an_error_are_told() =>
        Misconfigured(new ScriptedTarget().Raw("/2.2.1", 502, "bad gateway"), "HTTP 502", "versions list");

    [Test]
    public Task Details_without_endpoints_are_told() =>
        Misconfigured(new ScriptedTarget().Answer("/2.2.1", new { version = "2.2.1", endpoints = Array.Empty<object>() }), "no endpoint", "endpoints");

    [Test]
    public async Task The_token_is_not_sent_from_https_down_to_http()
    {
        var target = new ScriptedTarget();

        await Misconfigured(target, "plain http", "versions list", Profile with { Url = new Uri("https://localhost/versions") });

        Assert.That(target.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_redirect_is_not_followed_with_our_token()
    {
        var target = new ScriptedTarget().Raw("/versions", 302, "", ("Location", "http://elsewhere.example/"));

        await Misconfigured(target, "redirects to http://elsewhere.example/", "if you trust it");

        Assert.That(target.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Clocks_that_differ_are_noted()
    {
        var target = new ScriptedTarget();
        target.Raw("/2.2.1", 200, """{"data":{"version":"2.2.1","endpoints":[{"identifier":"locations","role":"SENDER","url":"http://localhost/l"}]},"status_code":1000}""", ("Date", "Thu, 01 Jan 2015 00:00:00 GMT"));

        Assert.That((await RunAsync(target)).Notices, Has.One.Contains("behind"));
    }

    [Test]
    public async Task Other_hosts_that_the_details_name_are_shown_and_trusted()
    {
        var target = new ScriptedTarget().Answer("/2.2.1", new { version = "2.2.1", endpoints = new[] { new { identifier = "locations", role = "SENDER", url = "http://other.example:81/l" } } });

        var clearance = await RunAsync(target);

        Assert.That(clearance.Neighbourhood.Hosts, Does.Contain("other.example:81"));
        Assert.That(clearance.Notices, Has.One.Contains("other.example:81"));
    }

    private static async Task Misconfigured(ScriptedTarget target, string says, string remedy, Profile? profile = null)
    {
        var told = await Assert.ThrowsAsync<MisconfiguredException>(() => RunAsync(target, profile));
        Assert.That(told!.Message, Does.Contain(says));
        Assert.That(told.Remedy, Does.Contain(remedy));
    }

    private static Task<Clearance> RunAsync(ScriptedTarget target, Profile? profile = null)
    {
        profile ??= Profile;
        return new Preflight(LineTo(target, profile), profile, Edition).RunAsync(CancellationToken.None);
    }

    private static Line LineTo(ScriptedTarget target, Profile profile) =>
        new(target, profile, Edition.Dialect, new Throttle(null, TimeProvider.System), new Random(1), TimeProvider.System);
}
