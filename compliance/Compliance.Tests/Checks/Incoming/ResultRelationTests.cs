using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Checks.Incoming;

[Category("unit")]
public sealed class ResultRelationTests
{
    private const string Start = "commands.receiver.post.start_session", Reserve = "commands.receiver.post.reserve_now";

    private static StepTrace Command(string operation = Start, string tokenType = "APP_USER", string result = "ACCEPTED", double took = 1) => Traces.Call(operation, Exchanges.Of(operation)
        .Sending($$"""{ "response_url": "https://kit.example.com/r/1", "location_id": "L1", "evse_uid": "E1", "token": { "uid": "U1", "type": "{{tokenType}}" } }""")
        .Took(took).Envelope("data", System.Text.Json.Nodes.JsonNode.Parse($$"""{ "result": "{{result}}", "timeout": 30 }""")));

    private static CallBuilder Result(string result = "ACCEPTED", double at = 2) => Calls.Of("commands.sender.post.result").At(at).Body($$"""{ "result": "{{result}}" }""");

    private static CallBuilder Authorize(string? type, string body = "") =>
        type is null ? Calls.Of("tokens.sender.post.authorize").At(3).Body(body) : Calls.Of("tokens.sender.post.authorize").At(3).Parameter("type", type).Body(body);

    [Test]
    public void A_request_has_one_result() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("result.once", Traces.Of(Command()).With(Result())), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("result.once", Traces.Of(Command()).With(Result(), Result())), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("result.once", Traces.Of(Command()).With(Result().Answered(500), Result())), Is.EqualTo("Pass"), "What was refused may come again.");
        Assert.That(Seen.Verdict("result.once", Traces.Of(Command()).With(Result().For("cpo.other/step"))), Is.EqualTo("nothing"));
        Assert.That(Seen.Verdict("result.once", Traces.Of(Command(Reserve)).With(Result(), Result("CANCELED_RESERVATION"))), Is.EqualTo("Pass"), "A reservation may be cancelled.");
    });

    [TestCase(2, "Pass")]
    [TestCase(0.95, "Pass")]
    [TestCase(0.5, "Warn")]
    public void A_result_follows_the_answer(double at, string verdict) =>
        Assert.That(Seen.Verdict("result.after-answer", Traces.Of(Command()).With(Result(at: at))), Is.EqualTo(verdict));

    [TestCase("chargingprofiles.receiver.get", """{ "result": "ACCEPTED" }""", "Fail")]
    [TestCase("chargingprofiles.receiver.get", """{ "result": "REJECTED" }""", "Pass")]
    [TestCase("chargingprofiles.receiver.put", """{ "result": "ACCEPTED" }""", "Pass")]
    [TestCase("chargingprofiles.receiver.delete", """{ "result": "UNKNOWN" }""", "Pass")]
    [TestCase("chargingprofiles.receiver.delete", """{ "result": "UNKNOWN_RESERVATION" }""", "Fail")]
    public void A_result_is_of_the_type_that_was_asked_for(string operation, string body, string verdict)
    {
        var asked = Traces.Call(operation, Exchanges.Of(operation).Envelope("data", System.Text.Json.Nodes.JsonNode.Parse("""{ "result": "ACCEPTED", "timeout": 30 }""")));
        Assert.That(Seen.Verdict("result.type", Traces.Of(asked).With(Calls.Of("chargingprofiles.sender.post.result").At(2).Body(body))), Is.EqualTo(verdict));
    }

    [TestCase(Start, "APP_USER", "CMD-33")]
    [TestCase(Start, "AD_HOC_USER", "CMD-33")]
    [TestCase(Reserve, "APP_USER", "CMD-22")]
    public void The_Token_of_an_app_is_not_asked_for(string operation, string type, string requirement) => Assert.Multiple(() =>
    {
        var trace = Traces.Of(Command(operation, type));
        Assert.That(Seen.Verdict("authorize.commanded", trace.With(Result())), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("authorize.commanded", trace), Is.EqualTo("nothing"), "Nothing was listened for.");
        var finding = Seen.By("authorize.commanded", trace.With(Authorize(type), Result())).Single();
        Assert.That((finding.Verdict, finding.Verifies[^1], finding.Exchange), Is.EqualTo((Verdict.Fail, requirement, (int?)101)));
        Assert.That(Seen.Verdict("authorize.commanded", trace.With(Authorize("RFID"), Result())), Is.EqualTo("Pass"), "A card with that uid is another Token.");
        Assert.That(Seen.Verdict("authorize.commanded", trace.With(Authorize(type).Parameter("token_uid", "U2"), Result())), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("authorize.commanded", Traces.Of(Command(operation, type, "REJECTED")).With(Authorize(type), Result())), Is.EqualTo("nothing"));
    });

    [TestCase("""{ "location_id": "L1", "evse_uids": ["E1"] }""", 3, "Fail")]
    [TestCase("""{ "location_id": "L1" }""", 3, "Fail")]
    [TestCase("", 3, "Warn")]
    [TestCase("""{ "location_id": "L2" }""", 3, "Pass")]
    [TestCase("""{ "location_id": "L1", "evse_uids": ["E2"] }""", 3, "Pass")]
    [TestCase("""{ "location_id": "L1" }""", 1000, "Pass")]
    public void A_card_is_not_asked_for_within_15_minutes_at_its_charge_point(string body, int at, string verdict) =>
        Assert.That(Seen.Verdict("authorize.commanded", Traces.Of(Command(tokenType: "RFID")).With(Authorize(null, body).At(at), Result())), Is.EqualTo(verdict));

    [TestCase("RESERVABLE", "ACCEPTED", "ACCEPTED", "nothing", Description = "it supports it")]
    [TestCase("UNLOCK_CAPABLE", "ACCEPTED", "ACCEPTED", "Fail")]
    [TestCase("UNLOCK_CAPABLE", "ACCEPTED", "NOT_SUPPORTED", "Pass")]
    [TestCase("UNLOCK_CAPABLE", "ACCEPTED", "REJECTED", "Pass")]
    [TestCase("UNLOCK_CAPABLE", "ACCEPTED", null, "Blocked", Description = "nothing came")]
    [TestCase("UNLOCK_CAPABLE", "NOT_SUPPORTED", null, "Pass")]
    [TestCase("UNLOCK_CAPABLE", "REJECTED", null, "Pass")]
    public void What_an_EVSE_does_not_support_is_not_carried_out(string capability, string answer, string? result, string verdict)
    {
        var evse = Traces.Call("locations.sender.get.evse", Exchanges.Of("locations.sender.get.evse")
            .Envelope("data", System.Text.Json.Nodes.JsonNode.Parse($$"""{ "uid": "E1", "capabilities": ["{{capability}}"] }""")));
        var trace = Traces.Of(evse, Command(Reserve, result: answer));

        Assert.That(Seen.Verdict("command.supported", result is null ? trace : trace.With(Result(result))), Is.EqualTo(verdict));
    }

    [Test]
    public void What_an_EVSE_supports_is_not_guessed() =>
        Assert.That(Seen.Verdict("command.supported", Traces.Of(Command(Reserve)).With(Result())), Is.EqualTo("nothing"));
}
