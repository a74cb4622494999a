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

        var seen = result.Scenarios.SelectMany(scenario => scenario.Checks).ToLookup(check => check.Verdict, check => check.Check);
        var complained = seen[Verdict.Fail].Concat(seen[Verdict.Warn]).Distinct().Order().ToList();
        Assert.That(seen[Verdict.Error], Is.Empty, "The kit itself went wrong.");
        Assert.That(complained.Where(mutant.IsNoticedBy), Is.Not.Empty, $"{mutant.Breaks} did not notice: {mutant.Says}. Noticed by: {string.Join(", ", complained)}");
        Assert.That(complained.Where(check => !mutant.Explains(check)), Is.Empty, $"Others than {mutant.Breaks} complained: {mutant.Says}");
        Assert.That(mutant.Also.Where(pattern => !complained.Any(check => Mutant.Stands(pattern, check))), Is.Empty, "Checks are listed that did not complain: the list is longer than it has to be.");
    }

    [Test]
    public void There_are_at_least_twenty_and_each_has_its_own_name() =>
        Assert.That(CpoMutants.All.Select(mutant => mutant.Id).Distinct().Count(), Is.EqualTo(CpoMutants.All.Count).And.GreaterThanOrEqualTo(20));
}
