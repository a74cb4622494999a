using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Knowing;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Knowing;

[TestFixture, Category("unit")]
internal sealed class KnownFailuresReaderTests
{
    private KnownFailuresReader _reader = null!;

    [OneTimeSetUp]
    public void LoadWhatThereIs() => _reader = new KnownFailuresReader(new RuleNames(
        Protocol221.Edition, new ScenarioLoader(Protocol221.Edition).LoadFolder(Path.Combine(AppContext.BaseDirectory, "scenarios")).Scenarios));

    [Test]
    public void An_entry_says_what_is_broken_where_why_and_for_how_long()
    {
        var list = Read("""
            known:
              - check: schema.location
                scenario: [cpo.locations.offset, cpo.tariffs.*]
                at: /data/*/country
                reason: We write two letters; OCPI-231.
                until: 2027-01-31
            """);

        Assert.That(list.Diagnostics, Is.Empty);
        Assert.That(list.Known[0], Is.EqualTo(new KnownFailure("cpo.locations.offset", "schema.location", "We write two letters; OCPI-231.")
        {
            At = "/data/*/country", Until = new DateOnly(2027, 1, 31), Place = new Place("known.yaml", 3, 16),
        }));
        Assert.That(list.Known.Select(known => known.Scenario), Is.EqualTo(new[] { "cpo.locations.offset", "cpo.tariffs.*" }));
    }

    [Test]
    public void A_rule_without_a_scenario_is_known_everywhere() =>
        Assert.That(Read("known: [{ check: paging.total-count, reason: Known. }]").Known.Single().Scenario, Is.EqualTo("*"));

    [TestCase("")]
    [TestCase("known: []")]
    [TestCase("known:")]
    public void A_list_may_be_empty(string text)
    {
        var list = Read(text);

        Assert.That(list.Known, Is.Empty);
        Assert.That(list.Diagnostics, Is.Empty);
    }

    [TestCase("[]", "unknown", ExpectedResult = "kind at 1:1")]
    [TestCase("knwon: []", "Did you mean known?", ExpectedResult = "unknown-key at 1:1")]
    [TestCase("known: x", "a list", ExpectedResult = "kind at 1:8")]
    [TestCase("known: [{ check: paging.total-count }]", "Say why", ExpectedResult = "missing-key at 1:9")]
    [TestCase("known: [{ reason: Known. }]", "paging.total-count", ExpectedResult = "missing-key at 1:9")]
    [TestCase("known: [{ check: paging.total-cuont, reason: Known. }]", "Did you mean paging.total-count?", ExpectedResult = "unknown-check at 1:18")]
    [TestCase("known: [{ check: pagign.*, reason: Known. }]", "No check is called pagign.*.", ExpectedResult = "unknown-check at 1:18")]
    [TestCase("known: [{ check: paging.total-count, scenario: cpo.locations.ofset, reason: Known. }]", "Did you mean cpo.locations.offset?", ExpectedResult = "unknown-scenario at 1:48")]
    [TestCase("known: [{ check: paging.total-count, scenario: { a: b }, reason: Known. }]", "a list of ids", ExpectedResult = "kind at 1:48")]
    [TestCase("known: [{ check: \"*\", reason: Known. }]", "excuse everything", ExpectedResult = "everything at 1:18")]
    [TestCase("known: [{ check: paging.total-count, at: data, reason: Known. }]", "Begin with a slash", ExpectedResult = "pointer at 1:42")]
    [TestCase("known: [{ check: paging.total-count, reason: Known., until: 2027-02-30 }]", "2027-02-30 is none", ExpectedResult = "date at 1:61")]
    [TestCase("known: [{ check: paging.total-count, reason: Known., until: soon }]", "such as 2027-01-31", ExpectedResult = "date at 1:61")]
    [TestCase("known: [{ check: paging.total-count, reason: \"\" }]", "Say why", ExpectedResult = "kind at 1:46")]
    [TestCase("known: [{ check: paging.total-count, reason: Known. }, { check: paging.total-count, reason: Known. }]", "by line 1", ExpectedResult = "duplicate at 1:65")]
    [TestCase("known: [{ check: paging.total-count, why: Known., reason: Known. }]", "has no key why", ExpectedResult = "unknown-key at 1:38")]
    public string A_mistake_is_told_with_its_place(string text, string says)
    {
        var list = Read(text);

        Assert.That(list.Known, Is.Empty);
        Assert.That(list.Diagnostics, Has.Count.EqualTo(1), string.Join('\n', list.Diagnostics));
        if (says != "unknown")
            Assert.That(list.Diagnostics[0].ToString(), Does.Contain(says));
        return $"{list.Diagnostics[0].Code} at {list.Diagnostics[0].Place.Line}:{list.Diagnostics[0].Place.Column}";
    }

    [Test]
    public void A_check_that_one_scenario_asks_for_is_never_one_of_another()
    {
        var scenario = new ScenarioLoader(Protocol221.Edition).LoadFolder(Path.Combine(AppContext.BaseDirectory, "scenarios")).Scenarios
            .First(one => one.Steps.OfType<CallStep>().Any(step => step.Expect.Count > 0));
        var step = scenario.Steps.OfType<CallStep>().First(step => step.Expect.Count > 0);
        var check = $"{scenario.Id}/{step.Id}/{step.Expect[0].Id}";

        Assert.That(Read($"known: [{{ check: {check}, reason: Known. }}]").Diagnostics, Is.Empty);
        Assert.That(Read($"known: [{{ check: {check}, scenario: beside, reason: Known. }}]").Diagnostics.Single().Code, Is.EqualTo("other-scenario"));
    }

    [Test]
    public void All_mistakes_are_told_at_once() =>
        Assert.That(Read("known: [{ check: a.b, scenario: c.d }, { check: paging.total-count, reason: Known., until: x }]").Diagnostics, Has.Count.EqualTo(4));

    [TestCase("scenario")]
    [TestCase("schema.location")]
    [TestCase("incoming.schema.*")]
    [TestCase("agreement.tokens.sender")]
    public void What_a_run_can_find_can_be_known(string check) =>
        Assert.That(Read($"known: [{{ check: \"{check}\", reason: Known. }}]").Diagnostics, Is.Empty);

    private KnownFailuresList Read(string text) => _reader.Read("known.yaml", text);
}
