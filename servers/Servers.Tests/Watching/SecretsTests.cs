using System.Net.Http.Headers;
using System.Text;
using OcpiKit.Cpo;
using OcpiKit.Servers.Tests.Cpo;
using OcpiKit.Servers.Tests.Emsp;
using OcpiKit.Servers.Tests.Registration;

namespace OcpiKit.Servers.Tests.Watching;

/// <summary>Whoever has a credentials token is the partner: no way of watching may show one, however it was sent.</summary>
[TestFixture, Category("integration")]
public sealed class SecretsTests
{
    private const string Secret = "s3cr3t-token-of-somebody";

    private static readonly string Encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret));

    [Test]
    public async Task The_Authorization_header_keeps_its_scheme_and_loses_its_token()
    {
        await using var cpo = await CpoInProcess.StartAsync();
        await cpo.GetAsync("/ocpi/versions");

        var headers = (await cpo.LatestAsync()).GetProperty("request").GetProperty("headers").EnumerateArray();

        Assert.That(headers.Single(header => header.Text("name") == "Authorization").Text("value"), Is.EqualTo("Token •••"));
    }

    [TestCase("Token {raw}")]
    [TestCase("Token {encoded}")]
    [TestCase("token {encoded}")]
    [TestCase("Bearer {raw}")]
    [TestCase("{raw}")]
    public async Task However_the_header_is_written_the_token_is_not_shown(string header)
    {
        await using var cpo = await CpoInProcess.StartAsync();
        var value = header.Replace("{raw}", Secret, StringComparison.Ordinal).Replace("{encoded}", Encoded, StringComparison.Ordinal);
        await cpo.GetAsync("/ocpi/versions", ("Authorization", value));

        await AssertHiddenAsync(cpo);
    }

    [TestCase("/ocpi/versions?token=" + Secret)]
    [TestCase("/ocpi/versions?a=1&api_key=" + Secret)]
    public async Task A_token_in_the_query_is_not_shown(string url)
    {
        await using var cpo = await CpoInProcess.StartAsync();
        await cpo.GetAsync(url, ("Cookie", Secret), ("X-Api-Key", Secret), ("X-Token", Secret));

        await AssertHiddenAsync(cpo);
    }

    [Test]
    public async Task The_token_of_the_message_is_not_shown_wherever_else_it_stands()
    {
        await using var cpo = await CpoInProcess.StartAsync();
        cpo.Use(Secret);
        await cpo.GetAsync($"/ocpi/versions/{Secret}/{Uri.EscapeDataString(Encoded)}?a={Secret}", ("X-Request-ID", Secret));

        await AssertHiddenAsync(cpo);
    }

    private static readonly string[] Bodies =
    [
        $$"""{ "token": "{{Secret}}", "url": "x" }""",
        $$"""{ "data": [ { "Token": "{{Secret}}" } ] }""",
        $$"""{ "\u0074oken": "{{Secret}}" }""",
        $$"""{ "token": "{{Secret}}" """,
        $$"""token={{Secret}}""",
        $$"""{ '\u0074oken': '{{Secret}}' }""",
        "\u0000" + Secret,
    ];

    [TestCaseSource(nameof(Bodies))]
    public async Task A_token_in_a_body_is_not_shown_whether_it_is_JSON_or_not(string body)
    {
        await using var cpo = await CpoInProcess.StartAsync();
        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Put, CpoInProcess.Credentials), (HttpMethod.Post, CpoInProcess.Credentials), (HttpMethod.Post, "/nothing")])
            await cpo.SendAsync(method, path, body);

        await AssertHiddenAsync(cpo);
    }

    [Test]
    public async Task Tokens_of_a_registration_are_shown_on_neither_side()
    {
        using var partner = new PartnerPlatform { Credentials = () => Task.FromResult(PartnerPlatform.Envelope(PartnerPlatform.CredentialsJson("their-token-c"))) };
        await using var cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1 }, partner.ServeTo);
        await cpo.Server.RegisterAsync(new Uri(PartnerPlatform.VersionsUrl), "their-token-a");
        await using var emsp = await EmspInProcess.StartAsync();
        await emsp.RegisterAsync("PAR");
        await emsp.GetAsync(EmspInProcess.Credentials);

        var (seenAtCpo, seenAtEmsp) = (await cpo.AllWordsAsync(), await emsp.AllWordsAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(seenAtCpo, Does.Contain("\\\"token\\\": \\\"•••\\\""));
            foreach (var token in (string[])["their-token-a", "their-token-c", partner.SentToken!])
                AssertHidden(seenAtCpo, token);
            foreach (var token in (string[])["emsp_token_a_12345", "\\\"theirs\\\"", Sent(emsp)])
                AssertHidden(seenAtEmsp, token);
        }

        static string Sent(EmspInProcess emsp) =>
            Encoding.UTF8.GetString(Convert.FromBase64String(AuthenticationHeaderValue.Parse(emsp.Client.DefaultRequestHeaders.Authorization!.ToString()).Parameter!));
    }

    private static async Task AssertHiddenAsync(ServerInProcess server)
    {
        Assert.That(await server.MessagesAsync(), Is.Not.Empty);
        AssertHidden(await server.AllWordsAsync(), Secret);
    }

    private static void AssertHidden(string words, string token)
    {
        Assert.That(words, Does.Not.Contain(token).IgnoreCase);
        Assert.That(words, Does.Not.Contain(Convert.ToBase64String(Encoding.UTF8.GetBytes(token)).TrimEnd('=')));
    }
}
