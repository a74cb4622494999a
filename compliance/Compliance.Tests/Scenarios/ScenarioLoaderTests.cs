using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Scenarios;

[TestFixture, Category("unit")]
public sealed class ScenarioLoaderTests
{
    private const string Head = "id: cpo.locations.some\ntitle: Some\nwhy: Because\nrole: CPO\nmodule: locations\nconduct: changes\nsteps:\n";

    private static Scenario Read(string steps)
    {
        var set = new ScenarioLoader(Protocol221.Edition).Load("some.yaml", Head + steps);
        Assert.That(set.Diagnostics, Is.Empty);
        return set.Scenarios.Single();
    }

    private static CallStep ReadCall(string step) => (CallStep)Read(step).Steps.Single();

    private static Expectation ReadExpectation(string expectation) =>
        ReadCall($"  - {{ id: a, call: locations.sender.list, expect: [ {{ {expectation} }} ] }}").Expect.Single();

    [Test]
    public void A_scenario_says_what_it_is()
    {
        var scenario = Read("  - { id: all, call: locations.sender.list, pages: all }");

        Assert.That(scenario, Has.Property("Id").EqualTo("cpo.locations.some").And.Property("Title").EqualTo("Some").And.Property("Why").EqualTo("Because"));
        Assert.That(scenario, Has.Property("Role").EqualTo("CPO").And.Property("Module").EqualTo("locations").And.Property("Conduct").EqualTo(Conduct.Changes));
        Assert.That(scenario.Operations, Is.EqualTo(new[] { "locations.sender.list" }));
        Assert.That(((CallStep)scenario.Steps[0]).Pages, Is.EqualTo(Pages.All));
    }

    [Test]
    public void JSON_is_read_as_the_YAML_that_it_is()
    {
        const string Json = """
            { "$schema": "../scenario.schema.json", "id": "cpo.a", "title": "T", "why": "W", "role": "CPO", "module": "versions",
              "steps": [ { "id": "a", "call": "versions.symmetric.list" } ] }
            """;

        var set = new ScenarioLoader(Protocol221.Edition).Load("a.json", Json);

        Assert.That(set.Diagnostics, Is.Empty);
        Assert.That(set.Scenarios.Single().Steps.Single().Id, Is.EqualTo("a"));
    }

    [Test]
    public void A_step_without_a_title_takes_that_of_its_operation() =>
        Assert.That(ReadCall("  - { id: a, call: locations.sender.list }").Title, Is.EqualTo("List Locations"));

    [Test]
    public void Every_step_and_expectation_knows_its_place()
    {
        var step = ReadCall("  - id: a\n    call: locations.sender.list\n    expect:\n      - http: 200\n    capture:\n      first: /data/0");

        Assert.That(step.Place, Is.EqualTo(new Place("some.yaml", 8, 5)));
        Assert.That(step.Expect[0].Place, Is.EqualTo(new Place("some.yaml", 11, 9)));
        Assert.That(step.Capture[0].Place, Is.EqualTo(new Place("some.yaml", 13, 7)));
    }

    [TestCase("1000", "1000")]
    [TestCase("1.50", "1.50", TestName = "A_number_keeps_its_decimals")]
    [TestCase("1E5", "1E5", TestName = "A_number_keeps_its_exponent")]
    [TestCase("'1E5'", "\"1E5\"", TestName = "A_number_in_quotes_is_text")]
    [TestCase("007", "7")]
    [TestCase("+.5", "0.5")]
    [TestCase("-1.", "-1")]
    [TestCase("0x1F", "31")]
    [TestCase("0o17", "15")]
    [TestCase("no", "\"no\"", TestName = "No_is_text_and_not_false")]
    [TestCase("1_000", "\"1_000\"")]
    [TestCase("2026-01-31", "\"2026-01-31\"", TestName = "A_date_is_text")]
    [TestCase("true", "true")]
    [TestCase("~", "null")]
    [TestCase("[1, { a: null }]", "[1,{\"a\":null}]")]
    public void A_value_is_read_by_the_core_schema_of_YAML(string written, string json) =>
        Assert.That(((EqualTo)ReadExpectation($"at: /data, equals: {written}").Matcher).Wanted.GetRawText(), Is.EqualTo(json));

    [TestCase("http: 200", "http", "The HTTP status is 200")]
    [TestCase("http: [200, 201]", "http", "The HTTP status is 200 or 201")]
    [TestCase("http: 4xx", "http", "The HTTP status is from 400 to 499")]
    [TestCase("status: 2xxx", "status", "The OCPI status is from 2000 to 2999")]
    [TestCase("answer: no-token", "answer", "No Authorization header: HTTP 401")]
    [TestCase("header: X-Limit, exists: true", "header-x-limit", "The header X-Limit is there")]
    [TestCase("at: /data/*/id, unique: true", "data-each-id", "/data/*/id has no two equal elements")]
    [TestCase("at: /data/roles, unique: [role, party_id]", "data-roles", "/data/roles has no two elements of the same role and party_id")]
    [TestCase("at: /data, length: { at_least: 1, at_most: 3 }", "data", "/data has a length of at least 1 and at most 3")]
    [TestCase("at: /data, length: 0", "data", "/data has a length of exactly 0")]
    [TestCase("at: /data, type: array", "data", "/data is an array")]
    [TestCase("at: /data, id: mine, says: Mine, exists: false", "mine", "Mine")]
    public void An_expectation_has_an_id_and_a_sentence_though_none_is_written(string written, string id, string says)
    {
        var expectation = ReadExpectation(written);

        Assert.That(expectation.Id, Is.EqualTo(id));
        Assert.That(expectation.Says, Is.EqualTo(says));
    }

    [Test]
    public void Ids_of_expectations_are_made_unique_and_give_way_to_chosen_ones()
    {
        var step = ReadCall("  - { id: a, call: locations.sender.list, expect: [ { http: 200 }, { http: 2xx }, { id: http-2, http: 1xx } ] }");

        Assert.That(step.Expect.Select(e => e.Id), Is.EqualTo(new[] { "http", "http-3", "http-2" }));
    }

    [Test]
    public void An_answer_verifies_what_the_catalogue_says_unless_the_file_says_more()
    {
        Assert.That(ReadExpectation("answer: no-token").Verifies, Is.EqualTo(new[] { "TRN-07" }));
        Assert.That(ReadExpectation("answer: no-token, verifies: TRN-08").Verifies, Is.EqualTo(new[] { "TRN-08" }));
    }

    [TestCase("http: 200", Verdict.Fail)]
    [TestCase("http: 200, otherwise: warn", Verdict.Warn)]
    [TestCase("http: 200, otherwise: info", Verdict.Info)]
    public void An_expectation_says_how_hard_it_is_judged(string written, Verdict severity) =>
        Assert.That(ReadExpectation(written).Severity, Is.EqualTo(severity));

    [TestCase("", Intent.Regular)]
    [TestCase("token: raw", Intent.Regular)]
    [TestCase("token: registration", Intent.Regular)]
    [TestCase("token: second", Intent.Regular)]
    [TestCase("token: old", Intent.Negative)]
    [TestCase("token: none", Intent.Negative)]
    [TestCase("token: none, wrong: false", Intent.Regular)]
    [TestCase("method: DELETE", Intent.Stray)]
    [TestCase("raw_body: 'half'", Intent.Negative)]
    [TestCase("wrong: true", Intent.Negative)]
    [TestCase("headers: { X-Request-ID: null }", Intent.Regular)]
    [TestCase("expect: [ { answer: unknown-object } ]", Intent.Negative)]
    [TestCase("expect: [ { answer: invalid-paging } ]", Intent.Negative)]
    [TestCase("expect: [ { answer: success } ]", Intent.Regular)]
    [TestCase("expect: [ { http: 200 } ]", Intent.Regular)]
    public void Whether_a_request_is_wrong_on_purpose_follows_from_what_it_does(string written, Intent intent) =>
        Assert.That(ReadCall($"  - {{ id: a, call: locations.sender.list, {written} }}").Intent, Is.EqualTo(intent));

    [Test]
    public void A_request_can_differ_from_the_correct_one()
    {
        var variation = ReadCall("""
              - id: a
                call: locations.sender.list
                token: malformed
                method: PUT
                headers: { X-Request-ID: null, Accept: "" }
                path: /extra
                body: { price: 1.50 }
            """).Variation;

        Assert.That(variation, Has.Property("Token").EqualTo(TokenVariation.Malformed).And.Property("Method").EqualTo("PUT").And.Property("Path").EqualTo("/extra"));
        Assert.That(variation.Headers, Is.EquivalentTo(new Dictionary<string, string?> { ["X-Request-ID"] = null, ["Accept"] = "" }));
        Assert.That(variation.Body?.GetRawText(), Is.EqualTo("""{"price":1.50}"""));
    }

    [Test]
    public void A_step_can_wait_for_a_call()
    {
        var scenario = Read("""
              - { id: start, call: commands.receiver.post.start_session, body: { response_url: "${response_url}" } }
              - id: session
                await: [sessions.receiver.put, sessions.receiver.patch]
                title: your CPO to push the session
                where: { session_id: 5, /status: ACTIVE }
                within: 1.5m
                absent: fail
                verifies: SES-01
                says: A new session is pushed
                expect: [ { parameter: session_id, exists: true }, { at: /status, one_of: [ACTIVE] }, { header: X-Request-ID, exists: true } ]
                capture: { session: /id, its: { parameter: session_id } }
              - { id: result, await: commands.sender.post.result, answers: start }
            """);

        var wait = (AwaitStep)scenario.Steps[1];
        Assert.That(wait.Operations.Select(operation => operation.Id), Is.EqualTo(new[] { "sessions.receiver.put", "sessions.receiver.patch" }));
        Assert.That((wait.Title, wait.Within, wait.Absent, wait.Says), Is.EqualTo(("your CPO to push the session", TimeSpan.FromSeconds(90), Verdict.Fail, "A new session is pushed")));
        Assert.That(wait.Where, Is.EquivalentTo(new Dictionary<string, string> { ["session_id"] = "5", ["/status"] = "ACTIVE" }));
        Assert.That(wait.Expect.Select(e => e.Id), Is.EqualTo(new[] { "parameter-session-id", "status", "header-x-request-id" }));
        Assert.That(wait.Capture.Select(c => c.Subject), Is.EqualTo(new Subject[] { new BodyValue("/id"), new ParameterValue("session_id") }));
        var result = (AwaitStep)scenario.Steps[2];
        Assert.That((result.Answers, result.Within, result.Absent, result.Title), Is.EqualTo(("start", TimeSpan.FromSeconds(30), Verdict.Blocked, "your CPO to call commands.sender.post.result")));
        Assert.That(scenario.Listens);
    }

    [Test]
    public void A_step_can_have_something_done_to_the_target()
    {
        var step = (TriggerStep)Read("""  - { id: start, trigger: charge, ask: "Start a charge as ${our_party_id}", with: { party: "${our_party_id}" } }""").Steps.Single();

        Assert.That((step.Trigger, step.Ask, step.With["party"]), Is.EqualTo(("charge", "Start a charge as ${our_party_id}", "${our_party_id}")));
    }

    [Test]
    public void A_scenario_says_what_it_needs_and_how_our_side_misbehaves()
    {
        var text = Head.Replace("steps:", "needs: [evse.start]\npartner: [ { on: tokens.sender.list, after: 1, times: 2, http: 429, retry_after: 1s } ]\nsteps:", StringComparison.Ordinal)
            + "  - { id: a, call: locations.sender.get, with: { location_id: \"${location_id}\" } }";

        var scenario = new ScenarioLoader(Protocol221.Edition).Load("some.yaml", text).Scenarios.Single();

        Assert.That(scenario.Needs, Is.EqualTo(new[] { "evse.start" }));
        var disturbance = scenario.Partner.Single();
        Assert.That((disturbance.Operation, disturbance.After, disturbance.Times), Is.EqualTo(("tokens.sender.list", 1, 2)));
        Assert.That((disturbance.Does.Http, disturbance.Does.RetryAfter), Is.EqualTo((429, TimeSpan.FromSeconds(1))));
        Assert.That(scenario.Listens);
    }

    [Test]
    public void Later_steps_use_what_earlier_ones_captured_or_set()
    {
        var scenario = Read("""
              - { id: names, set: { nobody: does-not-exist } }
              - id: list
                call: locations.sender.list
                with: { limit: 2 }
                capture: { first: /data/0/id, total: { header: X-Total-Count }, count: { at: /data } }
              - id: other
                call: locations.sender.get
                with: { location_id: "${first}" }
                expect: [ { at: /data/id, not: { equals: "${nobody}" } }, { at: /data/evses, length: { at_most: "${total}" } } ]
            """);

        Assert.That(((SetStep)scenario.Steps[0]).Values["nobody"].ValueKind, Is.EqualTo(JsonValueKind.String));
        var list = (CallStep)scenario.Steps[1];
        Assert.That(list.With["limit"], Is.EqualTo("2"));
        Assert.That(list.Capture.Select(c => c.Subject), Is.EqualTo(new Subject[] { new BodyValue("/data/0/id"), new HeaderValue("X-Total-Count"), new BodyValue("/data") }));
        Assert.That(((CallStep)scenario.Steps[2]).Expect[1].Matcher, Is.EqualTo(new Bounded(true, null, "${total}")));
    }
}
