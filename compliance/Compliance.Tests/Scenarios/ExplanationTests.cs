using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Explaining;

namespace OcpiKit.Compliance.Tests.Scenarios;

[TestFixture, Category("unit")]
internal sealed class ExplanationTests
{
    private static readonly IReadOnlyList<Scenario> Shipped =
        new ScenarioLoader(Protocol221.Edition).LoadFolder(Path.Combine(AppContext.BaseDirectory, "scenarios")).Scenarios;

    [TestCaseSource(nameof(Shipped))]
    public void Says_of_each_step_of_every_scenario_what_is_done(Scenario scenario)
    {
        var explanation = Explanation.Of(scenario, Protocol221.Edition);

        Assert.That(explanation.Steps.Select(step => step.Id), Is.EqualTo(scenario.Steps.Select(step => step.Id)));
        Assert.That(explanation.Steps.Select(step => step.Does), Has.All.Not.Empty);
        Assert.That(explanation.Steps.SelectMany(step => step.Expects).Select(expected => expected.Says), Has.All.Not.Empty);
    }

    [Test]
    public void Says_who_calls_whom_and_with_what()
    {
        var step = Step("call: locations.sender.get.evse\n    with: { location_id: LOC1, evse_uid: \"3256\", more: 1 }\n    token: none\n    headers: { X-Request-ID: null }\n    expect: [{ answer: no-token }]");

        Assert.That(step.Does, Is.EqualTo("The kit calls the CPO: GET {locations_url}/LOC1/3256?more=1"));
        Assert.That(step.Details, Is.EqualTo(new[] { "locations.sender.get.evse: Get an EVSE", "without a token", "without the header X-Request-ID", "wrong on purpose: that it is not answered with success may be right" }));
    }

    [Test]
    public void Says_what_is_waited_for()
    {
        var step = Step("await: [sessions.receiver.patch, sessions.receiver.put]\n    title: your CPO to say more\n    where: { /status: ACTIVE }\n    within: 3m\n    says: It says more");

        Assert.That((step.Title, step.Does), Is.EqualTo(("Wait for your CPO to say more", "The kit waits up to 3 min until the CPO calls it: PATCH or PUT {sessions_url}/{country_code}/{party_id}/{session_id}")));
        Assert.That(step.Details[1], Is.EqualTo("only one whose /status is ACTIVE"));
        Assert.That(step.Expects.Single(), Is.EqualTo(new ExplainedExpectation("It says more", null, step.Verifies, Verdict.Blocked)));
    }

    [Test]
    public void Judges_no_harder_than_the_requirement_allows()
    {
        var step = Step("call: locations.sender.list\n    expect: [{ at: /data, exists: true, verifies: [STA-02] }]");

        Assert.That(step.Expects.Single().Otherwise, Is.Not.EqualTo(Verdict.Fail));
    }

    [Test]
    public void Says_what_is_taken_back_and_when()
    {
        var set = new ScenarioLoader(Protocol221.Edition).Load("x.yaml", """
            id: cpo.tokens.x
            title: X
            why: Because.
            role: CPO
            module: tokens
            conduct: changes
            steps:
              - { id: put, call: tokens.receiver.put, with: { country_code: NL, party_id: OKT, token_uid: A }, body: { uid: A } }
            cleanup:
              - { id: block, title: Block it, undoes: put, call: tokens.receiver.patch, with: { country_code: NL, party_id: OKT, token_uid: A }, body: { valid: false } }
            """);

        var step = Explanation.Of(set.Scenarios.Single(), Protocol221.Edition).Cleanup.Single();

        Assert.That((step.Title, step.Does), Is.EqualTo(("Block it", "The kit calls the CPO: PATCH {tokens_url}/NL/OKT/A")));
        Assert.That(step.Details[^1], Is.EqualTo("only where the step put was played"));
    }

    [Test]
    public void Names_each_requirement_once()
    {
        var explanation = Explanation.Of(Shipped.Single(scenario => scenario.Id == "cpo.locations.paging"), Protocol221.Edition);

        Assert.That(explanation.Requirements.Select(requirement => requirement.Id), Is.Unique.And.Contains("TRN-20").And.Ordered);
    }

    private static ExplainedStep Step(string step)
    {
        var set = new ScenarioLoader(Protocol221.Edition).Load("x.yaml", $"id: cpo.locations.x\ntitle: X\nwhy: Because.\nrole: CPO\nmodule: locations\nconduct: changes\nsteps:\n  - id: step\n    {step}\n");
        Assert.That(set.Diagnostics, Is.Empty);
        return Explanation.Of(set.Scenarios.Single(), Protocol221.Edition).Steps.Single();
    }
}
