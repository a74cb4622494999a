using OcpiKit.Engine.Knowing;
using OcpiKit.Engine.Results;
using static OcpiKit.Compliance.Tests.Knowing.Runs;

namespace OcpiKit.Compliance.Tests.Knowing;

/// <summary>Only what is new turns a run red, and nothing is judged otherwise because it is known.</summary>
[TestFixture, Category("unit")]
internal sealed class KnownFailuresTests
{
    private static readonly DateOnly Day = new(2026, 3, 14);

    [TestCase("first rule fail", ExpectedResult = 0, Description = "Broken, as known.")]
    [TestCase("first rule fail;first other fail", ExpectedResult = 1, Description = "Another rule.")]
    [TestCase("first rule fail;second rule fail", ExpectedResult = 1, Description = "Another scenario.")]
    [TestCase("first rule error", ExpectedResult = 4, Description = "What the kit did wrong is never excused.")]
    [TestCase("first rule pass", ExpectedResult = 1, Description = "An unexpected pass.")]
    [TestCase("first rule blocked", ExpectedResult = 0, Description = "Nobody can tell.")]
    [TestCase("second rule pass", ExpectedResult = 0, Description = "Its scenario was not played.")]
    [TestCase("first other pass", ExpectedResult = 2, Description = "Its scenario was played, and nothing is called so.")]
    public int A_known_failure_turns_the_run(string found) =>
        ExitCode.Of(Over(Of([.. found.Split(';'), "second well pass"]), Entry(First, "rule")), ExitRules.Default);

    [Test]
    public void What_is_known_is_judged_as_before_and_says_why_it_is_left()
    {
        var plain = Of("first rule fail", "first well pass");
        var result = Over(plain, Entry(First, "rule") with { Until = Day });

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(result.Totals, Is.EqualTo(plain.Totals));
        Assert.That(Conclusion.Of(result).Sentence, Is.EqualTo("Not conformant: 1 rule broken (known), 1 holds"));
        Assert.That(result.Scenarios[0].Checks[0].Known, Is.EqualTo(new Excuse("We know.", Day, "known.yaml:7")));
        Assert.That(result.Scenarios[0].Checks[1].Known, Is.Null);
        Assert.That(result.Known.Single(), Is.EqualTo(Entry(First, "rule") with { Until = Day, State = KnownState.Broken, Title = "Rule rule" }));
    }

    [TestCase(0, KnownState.Broken, 0)]
    [TestCase(-1, KnownState.Expired, 1)]
    public void An_entry_excuses_to_the_end_of_its_last_day_and_nothing_after_it(int later, KnownState state, int code)
    {
        var result = Over(Of("first rule fail", "first well pass"), Entry(First, "rule") with { Until = Day.AddDays(later) });

        Assert.That(result.Known.Single().State, Is.EqualTo(state));
        Assert.That(ExitCode.Of(result, ExitRules.Default), Is.EqualTo(code));
    }

    [Test]
    public void An_entry_whose_day_is_over_is_not_excused_by_the_baseline_either()
    {
        var before = Of("first rule fail", "first well pass");
        var known = new KnownFailures([Entry(First, "rule") with { Until = Day.AddDays(-1) }, .. Baseline.Of(before)], [First, Second], Baseline.FactsOf(before));

        Assert.That(ExitCode.Of(known.Over(before), ExitRules.Default), Is.EqualTo(1));
    }

    [TestCase("first rule fail;second rule pass", KnownState.Broken)]
    [TestCase("first rule pass;second rule pass", KnownState.Fixed)]
    [TestCase("first rule pass;second rule blocked", KnownState.Unverified)]
    [TestCase("first other pass;second other pass", KnownState.Unmatched)]
    [TestCase("first other pass", KnownState.Unverified, Description = "The other scenario was not played.")]
    public void A_pattern_is_fixed_where_all_that_it_names_holds(string found, KnownState state) =>
        Assert.That(Over(Of(found.Split(';')), Entry("cpo.*", "rule")).Known.Single().State, Is.EqualTo(state));

    [TestCase("", KnownState.Fixed)]
    [TestCase("cpo.a.third", KnownState.Unverified, Description = "What is broken beside the scenarios may come of the one that was not played.")]
    public void What_went_on_beside_the_scenarios_is_fixed_where_all_of_them_were_played(string besides, KnownState state)
    {
        var run = Of("first rule pass", "second well pass");
        var beside = run with { Scenarios = [run.Scenarios[0] with { Id = ResultFold.Beside }, run.Scenarios[1]] };

        Assert.That(new KnownFailures([Entry(ResultFold.Beside, "rule")], [Second, .. besides.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Over(beside).Known.Single().State, Is.EqualTo(state));
    }

    [TestCase("/data/*/country", "/data/3/country", KnownState.Broken, 0)]
    [TestCase("/data/7/country", "/data/3/country", KnownState.Broken, 0, Description = "Indexes do not count.")]
    [TestCase("/data/*/c*", "/data/3/country", KnownState.Broken, 0)]
    [TestCase("/data/*/name", "/data/3/country", KnownState.Fixed, 1)]
    public void An_entry_can_name_the_place(string at, string pointer, KnownState state, int code)
    {
        var result = Over(Of($"first rule fail {pointer}", "first well pass", "second well pass"), Entry(First, "rule") with { At = at });

        Assert.That(result.Known.Single().State, Is.EqualTo(state));
        Assert.That(ExitCode.Of(result, ExitRules.Default), Is.EqualTo(code));
    }

    [Test]
    public void What_was_not_played_of_all_that_there_is_leaves_a_pattern_open() =>
        Assert.That(new KnownFailures([Entry("*", "rule")], [First, Second, "cpo.a.third"]).Over(Of("first rule pass", "second rule pass")).Known.Single().State, Is.EqualTo(KnownState.Unverified));

    [Test]
    public void A_scenario_that_ended_worse_than_its_checks_can_be_known_too()
    {
        var blocked = Of("first well pass") is var run ? run with { Scenarios = [run.Scenarios[0], run.Scenarios[1] with { Verdict = Verdict.Blocked, Reason = "No data." }] } : run;
        var rules = new ExitRules(FailOnBlocked: true);

        Assert.That(ExitCode.Of(blocked, rules), Is.EqualTo(1));
        Assert.That(ExitCode.Of(Over(blocked, Entry(Second, "scenario")), rules), Is.Zero);
    }

    [TestCase("", "nothing new is broken")]
    [TestCase("rule", "nothing new is broken; 1 rule is broken as known")]
    [TestCase("well", "1 rule is newly broken; 1 rule is fixed")]
    public void The_sentence_says_what_is_new_first(string known, string sentence)
    {
        var result = known.Length == 0
            ? new KnownFailures([], [], Baseline.FactsOf(Of("first well pass"))).Over(Of("first well pass"))
            : Over(Of("first rule fail", "first well pass", "second well pass"), Entry(First, known));

        Assert.That(KnownSummary.Over(result)!.Sentence, Is.EqualTo(sentence));
    }

    [Test]
    public void A_run_of_which_nothing_is_known_says_nothing_of_it()
    {
        var run = Of("first rule fail");

        Assert.That(KnownFailures.None.Over(run), Is.SameAs(run));
        Assert.That(KnownSummary.Over(run), Is.Null);
    }
}
