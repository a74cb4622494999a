using OcpiKit.Cpo;
using OcpiKit.Engine.Results;
using OcpiKit.Mutants;

namespace OcpiKit.Proof.Mutants;

/// <summary>Each mutant is the reference CPO with one rule broken on purpose: the check meant for it has to fail, and no crowd of others.</summary>
[TestFixture, Category("compliance"), Parallelizable(ParallelScope.Children)]
internal sealed class MutantTests
{
    private static readonly Kit Kit = new();

    public static IEnumerable<TestCaseData> All => CpoMutants.All.Select(mutant => new TestCaseData(mutant).SetName($"{{m}}: {mutant.Id}"));

    [TestCaseSource(nameof(All))]
    public async Task The_check_meant_for_it_catches_the_mutant_and_no_other_does(Mutant mutant)
    {
        await using var server = await CpoServer.StartAsync(Kit.SmallCpo, mutant.Alter);

        var result = await Kit.PlayAsync(server);

        var broken = result.Scenarios
            .SelectMany(scenario => scenario.Checks)
            .Where(check => check.Verdict >= Verdict.Warn)
            .ToList();
        var caught = broken.Where(check => check.Verdict is Verdict.Fail or Verdict.Warn).Select(check => check.Check).ToHashSet();
        Assert.That(broken.Where(check => check.Verdict == Verdict.Error), Is.Empty, "The kit itself went wrong.");
        Assert.That(caught, Does.Contain(mutant.Breaks), mutant.Says);
        Assert.That(caught.Except([mutant.Breaks, .. mutant.Also]).Order(), Is.Empty, $"Others than {mutant.Breaks} were broken too.");
    }

    [Test]
    public void There_are_at_least_twenty_and_each_has_its_own_name() =>
        Assert.That(CpoMutants.All.Select(mutant => mutant.Id).Distinct().Count(), Is.EqualTo(CpoMutants.All.Count).And.GreaterThanOrEqualTo(20));
}
