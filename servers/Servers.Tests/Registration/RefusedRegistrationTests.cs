using System.Net;
using OcpiKit.Cpo;
using OcpiKit.Servers.Tests.Cpo;

namespace OcpiKit.Servers.Tests.Registration;

[TestFixture, Category("integration")]
internal sealed class RefusedRegistrationTests
{
    private const string Invitation = "come-in";

    private static readonly (string Why, Action<PartnerPlatform> Break, int Code)[] Broken =
    [
        ("versions that are an error", partner => partner.Status = HttpStatusCode.InternalServerError, 3001),
        ("a redirect", partner => partner.Status = HttpStatusCode.Redirect, 3001),
        ("versions that are no JSON", partner => partner.Versions = "<html>", 3001),
        ("versions without an envelope", partner => partner.Versions = "[]", 3001),
        ("versions that are no list", partner => partner.Versions = PartnerPlatform.Envelope("{}"), 3001),
        ("versions larger than anybody needs", partner => partner.Versions = PartnerPlatform.Envelope("[]") + new string(' ', 5000), 3001),
        ("no answer", partner => partner.IsDead = true, 3001),
        ("details behind a URL of another kind", partner => partner.Versions = Version("file:///etc/passwd"), 3001),
        ("details on a host that does not exist", partner => partner.Versions = Version("https://nobody.example/"), 3001),
        ("details of another version", partner => partner.Details = partner.Details.Replace("\"2.2.1\"", "\"2.1.1\"", StringComparison.Ordinal), 3001),
        ("no common version", partner => partner.Versions = PartnerPlatform.Envelope("""[{ "version": "2.1.1", "url": "https://partner.example/old" }]"""), 3002),
        ("no credentials endpoint", partner => partner.Details = PartnerPlatform.DetailsWith(("tokens", "SENDER")), 3003),
        ("no endpoint of use", partner => partner.Details = PartnerPlatform.DetailsWith(("credentials", "SENDER"), ("tokens", "RECEIVER")), 3003),
    ];

    private static IEnumerable<TestCaseData> Cases => Broken.Select(it => new TestCaseData(it.Break, it.Code).SetArgDisplayNames(it.Why));

    [TestCaseSource(nameof(Cases))]
    public async Task A_platform_whose_own_API_cannot_be_used_is_told_so_and_may_try_again(Action<PartnerPlatform> damage, int code)
    {
        using var partner = new PartnerPlatform();
        damage(partner);
        await using var cpo = await CpoInProcess.StartAsync(Options, partner.ServeTo);
        cpo.Use(Invitation);

        var reply = await cpo.SendAsync(HttpMethod.Post, CpoInProcess.Credentials, PartnerPlatform.CredentialsJson("b"));
        var again = await cpo.GetAsync("/ocpi/versions");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Http, reply.StatusCode, reply.HasData), Is.EqualTo((HttpStatusCode.OK, code, false)), reply.Message);
            Assert.That(again.StatusCode, Is.EqualTo(1000), "the registration token still lives");
            Assert.That(cpo.Server.Peers, Is.Empty);
        }
    }

    private static readonly TestCaseData[] Bodies =
    [
        new("", 400, 2000) { TestName = "Bad_credentials_are_refused(nothing)" },
        new("{", 400, 2000) { TestName = "Bad_credentials_are_refused(half of it)" },
        new("\"\u00e9\"", 200, 2001) { TestName = "Bad_credentials_are_refused(text)" },
        new("null", 200, 2001) { TestName = "Bad_credentials_are_refused(null)" },
        new("{}", 200, 2001) { TestName = "Bad_credentials_are_refused(empty)" },
        new(new string('[', 200) + new string(']', 200), 200, 2001) { TestName = "Bad_credentials_are_refused(deep)" },
        new(PartnerPlatform.CredentialsJson("two words"), 200, 2001) { TestName = "Bad_credentials_are_refused(token with a space)" },
        new(PartnerPlatform.CredentialsJson(new string('t', 65)), 200, 2001) { TestName = "Bad_credentials_are_refused(long token)" },
        new(PartnerPlatform.CredentialsJson("b", partyId: "LONG"), 200, 2001) { TestName = "Bad_credentials_are_refused(party)" },
        new(PartnerPlatform.CredentialsJson("b", role: "KING"), 200, 2001) { TestName = "Bad_credentials_are_refused(role)" },
        new(PartnerPlatform.CredentialsJson("b", url: "ftp://partner.example/"), 200, 2001) { TestName = "Bad_credentials_are_refused(scheme)" },
        new(PartnerPlatform.CredentialsJson("b", url: "/ocpi/versions"), 200, 2001) { TestName = "Bad_credentials_are_refused(relative)" },
        new(PartnerPlatform.CredentialsJson("b").Replace("Partner", "\\ud800", StringComparison.Ordinal), 200, 2001) { TestName = "Bad_credentials_are_refused(half a character)" },
    ];

    [TestCaseSource(nameof(Bodies))]
    public async Task Bad_credentials_are_refused(string body, int http, int code)
    {
        using var partner = new PartnerPlatform();
        await using var cpo = await CpoInProcess.StartAsync(Options, partner.ServeTo);
        cpo.Use(Invitation);

        var reply = await cpo.SendAsync(HttpMethod.Post, CpoInProcess.Credentials, body);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int)reply.Http, reply.StatusCode), Is.EqualTo((http, code)));
            Assert.That(partner.Calls, Is.Empty, "nobody is called for them");
        }
    }

    private static CpoOptions Options { get; } = new() { Locations = 1, RegistrationTokens = [Invitation] };

    private static string Version(string url) => PartnerPlatform.Envelope($$"""[{ "version": "2.2.1", "url": "{{url}}" }]""");
}
