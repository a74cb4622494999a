using OcpiKit.Engine.Knowing;
using OcpiKit.Engine.Results;
using static OcpiKit.Compliance.Tests.Knowing.Runs;

namespace OcpiKit.Compliance.Tests.Knowing;

[TestFixture, Category("unit")]
internal sealed class BaselineTests
{
    [TestCase("fail", "fail", ExpectedResult = "0 Broken")]
    [TestCase("fail", "warn", ExpectedResult = "0 Broken")]
    [TestCase("fail", "pass", ExpectedResult = "0 Fixed", Description = "Mended in silence: nobody has to write anything.")]
    [TestCase("fail", "blocked", ExpectedResult = "1 Unverified")]
    [TestCase("warn", "warn", ExpectedResult = "0 Broken")]
    [TestCase("warn", "fail", ExpectedResult = "1 Broken")]
    [TestCase("blocked", "blocked", ExpectedResult = "0 Broken")]
    [TestCase("blocked", "fail", ExpectedResult = "1 Broken")]
    [TestCase("fail", "error", ExpectedResult = "4 Unverified")]
    public string What_is_worse_than_it_was_is_new(string before, string now)
    {
        var result = Held(Of($"first rule {before}", "first well pass"), Of($"first rule {now}", "first well pass"));

        return $"{ExitCode.Of(result, new ExitRules(Strict: true, FailOnBlocked: true))} {result.Known.Single().State}";
    }

    [Test]
    public void Another_field_that_breaks_under_the_same_rule_is_new()
    {
        var before = Of("first schema.location fail /data/0/country", "first well pass");

        Assert.That(ExitCode.Of(Held(before, Of("first schema.location fail /data/8/country", "first well pass")), ExitRules.Default), Is.Zero);
        Assert.That(ExitCode.Of(Held(before, Of("first schema.location fail /data/8/country", "first schema.location fail /data/8/name", "first well pass")), ExitRules.Default), Is.EqualTo(1));
    }

    [Test]
    public void A_rule_that_the_earlier_run_did_not_know_is_new() =>
        Assert.That(ExitCode.Of(Held(Of("first well pass"), Of("first rule fail", "first well pass")), ExitRules.Default), Is.EqualTo(1));

    [Test]
    public void What_this_run_does_not_look_at_is_no_mistake() =>
        Assert.That(ExitCode.Of(Held(Of("first rule fail", "second rule fail"), Of("second well pass")), ExitRules.Default), Is.Zero);

    private static RunResult Held(RunResult before, RunResult now) => new KnownFailures(Baseline.Of(before), [First, Second], Baseline.FactsOf(before)).Over(now);
}
