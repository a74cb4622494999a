using System.Net;
using System.Text.Json.Nodes;
using OcpiKit.Cpo;

namespace OcpiKit.Servers.Tests.Cpo;

[TestFixture, Category("integration")]
public sealed class TokensReceiverTests
{
    private const string Card = CpoInProcess.Tokens + "/DE/OKM/CARD1";

    private CpoInProcess _cpo = null!;

    [SetUp]
    public async Task Start() => _cpo = await CpoInProcess.StartAsync(new CpoOptions { Locations = 1, History = 0 });

    [TearDown]
    public async Task Stop() => await _cpo.DisposeAsync();

    [Test]
    public async Task A_token_is_stored_replaced_and_read_back_as_it_came()
    {
        var first = await _cpo.SendAsync(HttpMethod.Put, Card, Token());
        var stored = await _cpo.GetAsync(Card);
        var second = await _cpo.SendAsync(HttpMethod.Put, Card, Token(valid: false));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Http, first.StatusCode, first.HasData), Is.EqualTo((HttpStatusCode.Created, 1000, false)));
            Assert.That(stored.Data.GetRawText(), Is.EqualTo(Token()));
            Assert.That((second.Http, second.StatusCode), Is.EqualTo((HttpStatusCode.OK, 1000)));
            Assert.That((await _cpo.GetAsync(Card)).Data.GetProperty("valid").GetBoolean(), Is.False);
        }
    }

    [Test]
    public async Task Tokens_of_one_uid_and_two_types_are_two()
    {
        await _cpo.SendAsync(HttpMethod.Put, Card, Token());
        await _cpo.SendAsync(HttpMethod.Put, Card + "?type=APP_USER", Token("APP_USER"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await _cpo.GetAsync(Card)).Data.GetProperty("type").GetString(), Is.EqualTo("RFID"), "the type that is meant where none is said");
            Assert.That((await _cpo.GetAsync(Card + "?type=APP_USER")).Data.GetProperty("type").GetString(), Is.EqualTo("APP_USER"));
            Assert.That((await _cpo.GetAsync(Card + "?type=OTHER")).Http, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [TestCase("", "APP_USER"), TestCase("?type=APP_USER", "RFID")]
    public async Task A_token_of_another_type_than_the_url_says_is_refused(string query, string type)
    {
        var reply = await _cpo.SendAsync(HttpMethod.Put, Card + query, Token(type));

        Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((HttpStatusCode.OK, 2001)));
    }

    [Test]
    public async Task A_patch_changes_what_it_names_and_nothing_else()
    {
        await _cpo.SendAsync(HttpMethod.Put, Card, Token());

        var reply = await _cpo.SendAsync(HttpMethod.Patch, Card, """{"valid":false,"last_updated":"2026-03-02T08:00:00Z"}""");
        var after = (await _cpo.GetAsync(Card)).Data;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((HttpStatusCode.OK, 1000)));
            Assert.That((after.GetProperty("valid").GetBoolean(), after.GetProperty("issuer").GetString()), Is.EqualTo((false, "Okm")));
        }
    }

    [Test]
    public async Task A_type_that_does_not_exist_an_unknown_token_and_somebody_elses_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await _cpo.GetAsync(Card + "?type=KEY")).StatusCode, Is.EqualTo(2001));
            Assert.That((await _cpo.GetAsync(Card)).StatusCode, Is.EqualTo(2004));
            Assert.That((await _cpo.SendAsync(HttpMethod.Put, CpoInProcess.Tokens + "/NL/XYZ/CARD1", Token())).Http, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await _cpo.SendAsync(HttpMethod.Delete, Card)).Http, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        }
    }

    private static string Token(string type = "RFID", bool valid = true) => new JsonObject
    {
        ["country_code"] = "DE",
        ["party_id"] = "OKM",
        ["uid"] = "CARD1",
        ["type"] = type,
        ["contract_id"] = "DE-OKM-C00000001",
        ["issuer"] = "Okm",
        ["valid"] = valid,
        ["whitelist"] = "ALLOWED",
        ["last_updated"] = "2026-03-01T08:00:00Z",
    }.ToJsonString();
}
