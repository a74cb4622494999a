using OcpiKit.Compliance.Tests.Reporting;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Results;

[TestFixture, Category("unit")]
public sealed class ResultFoldTests
{
    private const string Id = "cpo.locations.list";

    [Test]
    public void One_broken_field_in_500_objects_is_one_cause_with_a_count_and_the_first_20_places()
    {
        var schema = SampleRun.Result().Scenarios.Single(scenario => scenario.Id == Id).Checks[0];

        Assert.That(schema.Check, Is.EqualTo("schema.location"));
        Assert.That(schema.Count, Is.EqualTo(500));
        Assert.That(schema.Places, Has.Count.EqualTo(20));
        Assert.That(schema.Places[19].Pointer, Is.EqualTo("/data/19/country"));
    }

    [Test]
    public void Checks_stand_worst_first_and_then_as_first_seen()
    {
        var result = Fold(
            Found("a", Verdict.Pass), Found("b", Verdict.Warn), Found("c", Verdict.Fail), Found("d", Verdict.Warn), Found("a", Verdict.Fail));

        var order = result.Scenarios.Single().Checks.Select(check => $"{check.Check} {check.Verdict.Word()}");
        Assert.That(order, Is.EqualTo(new[] { "c fail", "a fail", "b warn", "d warn", "a pass" }));
    }

    [Test]
    public void A_rule_that_is_kept_here_and_broken_there_counts_once_by_its_worst()
    {
        var result = Fold(Found("a", Verdict.Pass), Found("a", Verdict.Fail), Found("b", Verdict.Pass));

        Assert.That(result.Totals.Checks[Verdict.Fail], Is.EqualTo(1));
        Assert.That(result.Totals.Checks[Verdict.Pass], Is.EqualTo(1));
        Assert.That(result.Totals.Checks, Has.Count.EqualTo(Enum.GetValues<Verdict>().Length), "every verdict is present");
        Assert.That(result.Totals.Executed, Is.EqualTo(2));
    }

    [TestCase(Verdict.Pass, null, ExpectedResult = Verdict.Pass)]
    [TestCase(Verdict.Warn, null, ExpectedResult = Verdict.Warn)]
    [TestCase(Verdict.Blocked, null, ExpectedResult = Verdict.Blocked)]
    [TestCase(Verdict.Fail, null, ExpectedResult = Verdict.Fail)]
    [TestCase(Verdict.Error, null, ExpectedResult = Verdict.Error)]
    [TestCase(Verdict.Info, null, ExpectedResult = Verdict.Blocked, TestName = "Info alone verifies nothing")]
    [TestCase(null, null, ExpectedResult = Verdict.Blocked, TestName = "Nothing found is blocked")]
    [TestCase(null, Verdict.NotApplicable, ExpectedResult = Verdict.NotApplicable)]
    [TestCase(Verdict.Info, Verdict.NotApplicable, ExpectedResult = Verdict.NotApplicable)]
    [TestCase(Verdict.Fail, Verdict.NotApplicable, ExpectedResult = Verdict.Fail)]
    [TestCase(Verdict.Pass, Verdict.Blocked, ExpectedResult = Verdict.Blocked)]
    [TestCase(Verdict.Fail, Verdict.Blocked, ExpectedResult = Verdict.Fail, TestName = "What is broken stays broken though the rest was not played")]
    [TestCase(Verdict.Fail, Verdict.Error, ExpectedResult = Verdict.Error)]
    [TestCase(null, Verdict.Pass, ExpectedResult = Verdict.Blocked, TestName = "Nobody can declare a pass")]
    public Verdict A_scenario_comes_to_the_worst_of_its_findings_and_of_what_was_declared(Verdict? found, Verdict? declared)
    {
        var result = Fold(declared, found is { } verdict ? [Found("a", verdict)] : []);
        Assert.That(result.Verdict, Is.EqualTo(RollUp.Of([result.Scenarios[0].Verdict])));
        return result.Scenarios[0].Verdict;
    }

    [Test]
    public void Blocked_is_never_without_a_reason()
    {
        var blocked = SampleRun.Result().Scenarios.Concat(Fold().Scenarios).Where(scenario => scenario.Verdict == Verdict.Blocked).ToList();

        Assert.That(blocked, Has.Count.EqualTo(3));
        Assert.That(blocked.Select(scenario => scenario.Reason), Has.None.Null.And.None.Empty);
    }

    [Test]
    public void A_scenario_that_the_run_never_came_to_is_blocked_and_the_run_says_that_it_broke_off()
    {
        var result = ResultFold.Of([Started()], SampleRun.Requirement);

        Assert.That(result.Scenarios.Single().Verdict, Is.EqualTo(Verdict.Blocked));
        Assert.That(result.Scenarios.Single().Reason, Does.Contain("over before"));
        Assert.That(result.Notices, Has.Some.Contains("broken off"));
        Assert.That(result.Facts.Ended, Is.Null);
    }

    [Test]
    public void What_was_found_outside_the_plan_is_told_under_preflight()
    {
        var result = ResultFold.Of([Started(), new Found("", SampleRun.Pass("versions.offered", "Versions are known ones", 1, "VER-12"))], SampleRun.Requirement);

        Assert.That(result.Scenarios[^1].Module, Is.EqualTo(ResultFold.Preflight));
        Assert.That(result.Scenarios[^1].Verdict, Is.EqualTo(Verdict.Pass));
    }

    [Test]
    public void Requirements_come_with_their_words_where_these_are_known()
    {
        var result = SampleRun.Result();

        Assert.That(result.Requirements["LOC-35"].Level, Is.EqualTo("MUST"));
        Assert.That(result.Requirements.Keys, Does.Not.Contain("LOC-99"));
    }

    [Test]
    public void Scenarios_stand_in_the_order_of_the_plan_whichever_was_over_first()
    {
        IReadOnlyList<RunEvent> events =
        [
            new RunStarted(SampleRun.Facts(), [SampleRun.Plan("cpo.a.first", "First", "a"), SampleRun.Plan("cpo.a.second", "Second", "a")]),
            new ScenarioEnded("cpo.a.second", 1),
            new ScenarioEnded("cpo.a.first", 9),
        ];

        Assert.That(ResultFold.Of(events, SampleRun.Requirement).Scenarios.Select(scenario => scenario.Title), Is.EqualTo(new[] { "First", "Second" }));
    }

    [Test]
    public void A_run_that_never_started_has_no_result() =>
        Assert.That(() => ResultFold.Of([new ScenarioStarted(Id)], SampleRun.Requirement), Throws.ArgumentException);

    internal static RunResult Fold(params RunEvent[] found) => Fold(null, found);

    private static RunResult Fold(Verdict? declared, IReadOnlyList<RunEvent> found) => ResultFold.Of(
        [Started(), .. found, new ScenarioEnded(Id, 5, declared, declared is null ? null : "It was declared."), new RunEnded(SampleRun.Noon, [])],
        SampleRun.Requirement);

    internal static Found Found(string check, Verdict verdict) =>
        new(Id, new Finding(check, $"Rule {check}", verdict, Axis.Conformance, ["TRN-44"], $"Seen as {verdict.Word()}."));

    private static RunStarted Started() => new(SampleRun.Facts(), [SampleRun.Plan(Id, "Locations are listed", "locations")]);
}
