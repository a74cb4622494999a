using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Checks;

/// <summary>What Tokens have to be, and how they are answered for.</summary>
[Category("unit")]
public sealed class TokenTests
{
    private const string Authorize = "tokens.sender.post.authorize";
    private const string Tokens = "tokens.sender.list";

    private static string Listed(string check, JsonObject token) => Seen.Verdict(check, Exchanges.Of(Tokens).Data(token));

    private static JsonObject Info(string allowed = "ALLOWED", JsonNode? location = null) => new() { ["allowed"] = allowed, ["token"] = Made.Token(), ["location"] = location };

    private static string Placed(string? asked, JsonObject info) => Seen.Verdict("authorize.location", Exchanges.Of(Authorize).Sending(asked ?? "").Data(info));

    [TestCase(20, "Pass")]
    [TestCase(21, "Warn")]
    public void A_group_fits_OCPP(int length, string verdict) => Assert.That(Listed("token.group-id", Made.Token().But("group_id", new string('G', length))), Is.EqualTo(verdict));

    [TestCase("RFID", "ALWAYS", "nothing")]
    [TestCase("APP_USER", "NEVER", "Pass")]
    [TestCase("APP_USER", "ALLOWED", "Warn")]
    [TestCase("AD_HOC_USER", "ALWAYS", "Warn")]
    public void Apps_are_in_no_list(string type, string whitelist, string verdict) =>
        Assert.That(Listed("token.app-whitelist", Made.Token(type).But("whitelist", whitelist)), Is.EqualTo(verdict));

    [Test]
    public void What_a_CPO_gives_back_is_not_its_own() =>
        Assert.That(Seen.Verdict("token.app-whitelist", Exchanges.Of("tokens.receiver.get").Data(Made.Token("APP_USER"))), Is.EqualTo("nothing"));

    [TestCase(null, null, "ALLOWED", "nothing", TestName = "Nobody asked about a place, and none is named")]
    [TestCase(null, """{ "location_id": "L1" }""", "ALLOWED", "Fail", TestName = "Nobody asked about a place, and one is named")]
    [TestCase("""{ "location_id": "L1" }""", """{ "location_id": "l1", "evse_uids": ["E7"] }""", "ALLOWED", "Pass", TestName = "Of a whole place its EVSEs may be named")]
    [TestCase("""{ "location_id": "L1", "evse_uids": ["E1", "E2"] }""", """{ "location_id": "L1", "evse_uids": ["e1"] }""", "ALLOWED", "Pass", TestName = "Some of the EVSEs are allowed")]
    [TestCase("""{ "location_id": "L1", "evse_uids": ["E1"] }""", """{ "location_id": "L1", "evse_uids": ["E1", "E2"] }""", "ALLOWED", "Fail", TestName = "An EVSE is named that nobody asked for")]
    [TestCase("""{ "location_id": "L1" }""", """{ "location_id": "L2" }""", "ALLOWED", "Fail", TestName = "Another place is named")]
    [TestCase("""{ "location_id": "L1" }""", null, "ALLOWED", "Warn", TestName = "The place is not named")]
    [TestCase("""{ "location_id": "L1" }""", null, "BLOCKED", "Pass", TestName = "A refusal names no place")]
    [TestCase("""{ "location_id": "L1" }""", """{ "location_id": "L1" }""", "BLOCKED", "Fail", TestName = "A refusal names the place")]
    public void An_authorization_names_the_place(string? asked, string? given, string allowed, string verdict) =>
        Assert.That(Placed(asked, Info(allowed, given is null ? null : JsonNode.Parse(given))), Is.EqualTo(verdict));

    [TestCase("NL", "CPO", "Pass")]
    [TestCase("nl", "cpo", "Pass")]
    [TestCase("NL", "XXX", "Fail")]
    public void Sessions_are_started_with_own_Tokens(string country, string party, string verdict) => Assert.That(
        Seen.Verdict("command.own-token", Calls.Of("commands.receiver.post.start_session")
            .Body(new JsonObject { ["response_url"] = "https://emsp.example.com/r", ["token"] = Made.Token().But("country_code", country).But("party_id", party), ["location_id"] = "L1" })),
        Is.EqualTo(verdict));

    [Test]
    public void Whose_Tokens_those_of_a_hub_are_is_not_known() => Assert.That(
        Seen.By("command.own-token", Calls.Of("commands.receiver.post.start_session").Body(new JsonObject { ["token"] = Made.Token() }), Seen.Surroundings with { Them = [] }), Is.Empty);

    [Test]
    public void A_uid_with_its_type_is_one_Token() => Assert.Multiple(() =>
    {
        Assert.That(Uids(Made.Token(), Made.Token("APP_USER").But("contract_id", "C2")), Is.EqualTo("Pass"));
        Assert.That(Uids(Made.Token(), Made.Token()), Is.EqualTo("Pass"), "The same twice is another matter.");
        Assert.That(Uids(Made.Token(), Made.Token().But("uid", "u1").But("contract_id", "C2")), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("crawl.unique", Traces.Of(Traces.Crawl(Tokens, Exchanges.Of(Tokens).Data(Made.Token(), Made.Token("APP_USER"))))), Is.EqualTo("Pass"));
    });

    private static string Uids(params JsonNode[] tokens) => Seen.Verdict("token.uids", Traces.Of(Traces.Crawl(Tokens, Exchanges.Of(Tokens).Data(tokens))));

    [Test]
    public void Who_has_Tokens_that_may_be_asked_for_answers() => Assert.Multiple(() =>
    {
        Assert.That(Offered("ALLOWED", Exchanges.Of(Authorize).Data(Info())), Is.EqualTo("Pass"));
        Assert.That(Offered("ALLOWED", Exchanges.Of(Authorize).Http(404).Code(2004).Lacking("data")), Is.EqualTo("Pass"), "It is not known, and that was said.");
        Assert.That(Offered("ALLOWED", Exchanges.Of(Authorize).Http(405).Body("")), Is.EqualTo("Fail"));
        Assert.That(Offered("NEVER", Exchanges.Of(Authorize).Http(404).Body("<html>")), Is.EqualTo("Fail"));
        Assert.That(Offered("ALWAYS", Exchanges.Of(Authorize).Http(405).Body("")), Is.EqualTo("nothing"), "It need not.");
    });

    private static string Offered(string whitelist, Exchange answer) =>
        Seen.Verdict("authorize.offered", Traces.Of(Traces.Call(Tokens, Exchanges.Of(Tokens).Data(Made.Token().But("whitelist", whitelist))), Traces.Call(Authorize, answer)));

    [Test]
    public void An_authorization_repeats_the_Token() => Assert.Multiple(() =>
    {
        Assert.That(Repeated(Made.Token().But("language", null)), Is.EqualTo("Pass"));
        Assert.That(Repeated(Made.Token().But("contract_id", "NL-CPO-C2")), Is.EqualTo("Fail"));
        Assert.That(Repeated(Made.Token().But("contract_id", "NL-CPO-C2").But("last_updated", "2026-01-04T00:00:00Z")), Is.EqualTo("nothing"), "It was changed meanwhile.");
        Assert.That(Repeated(Made.Token(), Made.Token().But("visual_number", "7")), Is.EqualTo("Warn"));
    });

    private static string Repeated(JsonObject token, JsonObject? listed = null) => Seen.Verdict("authorize.token", Traces.Of(
        Traces.Call(Tokens, Exchanges.Of(Tokens).Data(listed ?? Made.Token())), Traces.Call(Authorize, Exchanges.Of(Authorize).Data(Info().But("token", token)))));

    private static StepTrace Sent(string whitelist, bool valid = true) =>
        Traces.Call("tokens.receiver.put", Exchanges.Of("tokens.receiver.put").Sending(Made.Token().But("whitelist", whitelist).But("valid", valid).ToJsonString()).Lacking("data"));

    private static CallBuilder Asked => Calls.Of(Authorize).Parameter("type", "RFID").At(2);

    private static CallBuilder Began(string method) => Calls.Of("sessions.receiver.put").At(3).Body(Made.Session().But("auth_method", method));

    [Test]
    public void The_whitelist_says_who_decides() => Assert.Multiple(() =>
    {
        Assert.That(Decided("ALWAYS", Began("WHITELIST")), Is.EqualTo("Pass"));
        Assert.That(Decided("ALWAYS", Asked, Began("AUTH_REQUEST")), Is.EqualTo("Fail"));
        Assert.That(Decided("ALLOWED", Began("WHITELIST")), Is.EqualTo("nothing"), "The choice is the CPO's.");
        Assert.That(Decided("NEVER", Asked, Began("AUTH_REQUEST")), Is.EqualTo("Pass"));
        Assert.That(Decided("NEVER", Began("WHITELIST")), Is.EqualTo("Fail"));
        Assert.That(Decided("NEVER", Began("COMMAND")), Is.EqualTo("nothing"), "It was a command.");
        Assert.That(Decided("ALLOWED_OFFLINE", Asked, Began("WHITELIST")), Is.EqualTo("Pass"));
        Assert.That(Decided("ALLOWED_OFFLINE", Began("WHITELIST")), Is.EqualTo("Fail"));
        Assert.That(Decided("ALLOWED_OFFLINE", Asked.At(4), Began("WHITELIST")), Is.EqualTo("Fail"), "It was asked too late.");
    });

    private static string Decided(string whitelist, params Exchange[] calls) => Seen.Verdict("authorize.whitelist", Traces.Of(Sent(whitelist)).With(calls));

    [Test]
    public void A_Token_that_is_not_valid_is_asked_for_too() =>
        Assert.That(Seen.By("authorize.whitelist", Traces.Of(Sent("NEVER", valid: false)).With(Asked)).Single().Verifies, Is.EqualTo(new[] { "TOK-32", "TOK-35" }));

    [Test]
    public void The_list_is_not_read_for_each_card() => Assert.Multiple(() =>
    {
        var (one, two) = (Began("WHITELIST"), Calls.Of("sessions.receiver.put").At(9).Body(Made.Session().But("id", "S2").But("auth_method", "WHITELIST")));
        var pull = Calls.Of(Tokens).At(1);
        Assert.That(Seen.Verdict("pull.not-for-cards", Traces.Of().With(one, two)), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("pull.not-for-cards", Traces.Of().With(pull, one, two)), Is.EqualTo("nothing"), "That may have been the clock.");
        Assert.That(Seen.Verdict("pull.not-for-cards", Traces.Of().With(pull, one, pull, two)), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("pull.not-for-cards", Traces.Of().With(pull, pull)), Is.EqualTo("nothing"), "No card was held before a reader.");
    });
}
