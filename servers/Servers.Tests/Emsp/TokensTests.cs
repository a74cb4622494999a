using System.Net;
using System.Text.Json;
using OcpiKit.Emsp;

namespace OcpiKit.Servers.Tests.Emsp;

[TestFixture, Category("integration")]
public sealed class TokensTests
{
    private EmspInProcess _emsp = null!;
    private IReadOnlyList<JsonElement> _tokens = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _emsp = await EmspInProcess.RegisteredAsync();
        _tokens = await _emsp.WalkAsync(EmspInProcess.Tokens);
        await _emsp.PutAsync(EmspInProcess.Locations + "/L1", Made.Location().ToJsonString());
    }

    [OneTimeTearDown]
    public async Task Stop() => await _emsp.DisposeAsync();

    [Test]
    public async Task The_list_is_paged_and_the_same_seed_gives_the_same_drivers()
    {
        await using var same = await EmspInProcess.RegisteredAsync();
        await using var other = await EmspInProcess.RegisteredAsync(new EmspOptions { Tokens = 60, Seed = 7 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_tokens, Has.Count.EqualTo(60));
            Assert.That(await TextAsync(same), Is.EqualTo(string.Join('\n', _tokens.Select(token => token.GetRawText()))));
            Assert.That(await TextAsync(other), Is.Not.EqualTo(await TextAsync(same)));
        }
    }

    [Test]
    public void Drivers_have_tokens_of_every_kind_and_apps_are_never_whitelisted()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_tokens.Select(token => (Text(token, "uid"), Text(token, "type"))), Is.Unique);
            Assert.That(_tokens.Select(token => Text(token, "type")), Is.SupersetOf(new[] { "RFID", "APP_USER" }));
            Assert.That(_tokens.Where(token => Text(token, "type") is "APP_USER").Select(token => Text(token, "whitelist")), Is.All.EqualTo("NEVER"));
            Assert.That(_tokens.Where(token => !token.GetProperty("valid").GetBoolean()), Is.Not.Empty);
        }
    }

    [TestCase(true, "ALLOWED"), TestCase(false, "BLOCKED")]
    public async Task A_driver_may_charge_whose_contract_is_valid(bool valid, string allowed)
    {
        var token = Card(valid);

        var reply = await AuthorizeAsync(Text(token, "uid"), "");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((HttpStatusCode.OK, 1000)));
            Assert.That(Text(reply.Data, "allowed"), Is.EqualTo(allowed));
            Assert.That(reply.Data.GetProperty("token").GetRawText(), Is.EqualTo(token.GetRawText()), "the complete token");
            Assert.That(reply.Data.TryGetProperty("authorization_reference", out _), Is.EqualTo(valid));
            Assert.That(reply.Data.TryGetProperty("location", out _), Is.False, "it was not asked for");
        }
    }

    [TestCase("""{ "location_id": "L1" }""", """{"location_id":"L1"}""")]
    [TestCase("""{ "location_id": "l1", "evse_uids": ["e1", "E9"] }""", """{"location_id":"l1","evse_uids":["e1"]}""")]
    [TestCase("""{ "location_id": "UNHEARD-OF", "evse_uids": ["E9"] }""", """{"location_id":"UNHEARD-OF","evse_uids":["E9"]}""")]
    public async Task Of_a_location_that_is_known_only_its_own_EVSEs_are_allowed(string asked, string granted)
    {
        var reply = await AuthorizeAsync(Text(Card(valid: true), "uid"), asked);

        Assert.That(Text(reply.Data, "allowed"), Is.EqualTo("ALLOWED"));
        Assert.That(reply.Data.GetProperty("location").GetRawText(), Is.EqualTo(granted));
    }

    [Test]
    public async Task At_EVSEs_that_the_location_does_not_have_nobody_charges()
    {
        var reply = await AuthorizeAsync(Text(Card(valid: true), "uid"), """{ "location_id": "L1", "evse_uids": ["E9"] }""");

        Assert.That(Text(reply.Data, "allowed"), Is.EqualTo("NOT_ALLOWED"));
        Assert.That(reply.Data.TryGetProperty("location", out _), Is.False);
    }

    [TestCase("NO-SUCH", "", 404, 2004)]
    [TestCase("{card}", "?type=APP_USER", 404, 2004)]
    [TestCase("{card}", "?type=SPOON", 200, 2001)]
    [TestCase("{card}", "?type=rfid", 200, 1000)]
    public async Task A_token_is_known_by_its_uid_and_its_type(string uid, string query, int http, int code)
    {
        var reply = await AuthorizeAsync(uid.Replace("{card}", Text(Card(true), "uid"), StringComparison.Ordinal), "", query);

        Assert.That(((int)reply.Http, reply.StatusCode, reply.HasData), Is.EqualTo((http, code, code == 1000)));
    }

    [TestCase("{", 400, 2000), TestCase("{}", 200, 2001), TestCase("""{ "location_id": 5 }""", 200, 2001)]
    public async Task A_place_that_makes_no_sense_is_refused(string body, int http, int code)
    {
        var reply = await AuthorizeAsync(Text(Card(true), "uid"), body);

        Assert.That(((int)reply.Http, reply.StatusCode), Is.EqualTo((http, code)));
    }

    [TestCase("PUT"), TestCase("DELETE"), TestCase("POST")]
    public async Task The_list_is_for_reading(string method) =>
        Assert.That((await _emsp.SendAsync(new HttpMethod(method), EmspInProcess.Tokens, "{}")).Http, Is.EqualTo(HttpStatusCode.MethodNotAllowed));

    private Task<Reply> AuthorizeAsync(string uid, string body, string query = "") =>
        _emsp.SendAsync(HttpMethod.Post, $"{EmspInProcess.Tokens}/{uid}/authorize{query}", body);

    private JsonElement Card(bool valid) =>
        _tokens.First(token => Text(token, "type") is "RFID" && token.GetProperty("valid").GetBoolean() == valid);

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;

    private static async Task<string> TextAsync(EmspInProcess emsp) =>
        string.Join('\n', (await emsp.WalkAsync(EmspInProcess.Tokens)).Select(token => token.GetRawText()));
}
