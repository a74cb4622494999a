using OcpiKit.Engine.Results;
using OcpiKit.Mutants;
using OcpiKit.Protocol;

namespace OcpiKit.Proof.Mutants;

/// <summary>Each mutant is a reference server with one rule broken on purpose: the check meant for it has to notice, and no crowd of others.</summary>
[TestFixture, Category("compliance"), Parallelizable(ParallelScope.Children)]
internal sealed class MutantTests
{
    private static readonly Kit Kit = new();
    private static readonly Opposite Opposite = new(Kit);

    public static IEnumerable<TestCaseData> All => MutantCatalog.All.Select(mutant => new TestCaseData(mutant).SetName($"{{m}}: {mutant.Id}"));

    [TestCaseSource(nameof(All))]
    public async Task The_check_meant_for_it_catches_the_mutant_and_no_other_does(Mutant mutant)
    {
        var result = await Opposite.PlayAsync(mutant);

        var findings = result.Scenarios.SelectMany(scenario => scenario.Checks).ToList();
        var complaints = findings.Where(finding => finding.Verdict is Verdict.Fail or Verdict.Warn).ToList();
        var complained = complaints.Select(finding => finding.Check).Distinct().Order(StringComparer.Ordinal).ToList();
        var meant = complaints.Where(finding => mutant.IsNoticedBy(finding.Check)).ToList();
        var unnamed = mutant.Rows.Where(row => !meant.Any(finding => finding.Verifies.Contains(row) && finding.Verdict >= AsHardAs(row))).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(findings.Where(finding => finding.Verdict == Verdict.Error), Is.Empty, "The kit itself went wrong.");
            Assert.That(meant, Is.Not.Empty, $"{mutant.Breaks} did not notice: {mutant.Says}. Noticed by: {string.Join(", ", complained)}");
            Assert.That(complained.Where(check => !mutant.Explains(check)), Is.Empty, $"Others than {mutant.Breaks} complained: {mutant.Says}\n{Said(complaints)}");
            // What else a caller's fault brings about depends on what came first.
            Assert.That(mutant.Calls ? [] : mutant.Also.Where(pattern => !complained.Any(check => Mutant.Stands(pattern, check))), Is.Empty, "Checks are listed that did not complain: the list is longer than it has to be.");
            Assert.That(unnamed, Is.Empty, $"Rows are said to be broken that {mutant.Breaks} does not name, or not as hard as they may be judged; it names {string.Join(", ", meant.SelectMany(finding => finding.Verifies).Distinct())}");
        });
    }

    [Test]
    public void Each_has_its_own_name() => Assert.That(MutantCatalog.All.Select(mutant => mutant.Id), Is.Unique);

    [Test]
    public void Rows_that_a_mutant_breaks_exist() =>
        Assert.That(MutantCatalog.All.SelectMany(mutant => mutant.Rows).Where(row => !Kit.Edition.Requirements.TryGet(row, out _)), Is.Empty);

    [Test]
    public void Scenarios_in_which_a_mutant_shows_exist() =>
        Assert.That(
            MutantCatalog.All.SelectMany(mutant => mutant.Shows).Distinct().Where(pattern => !Kit.Scenarios.Any(scenario => Mutant.Stands(pattern, scenario.Id))), Is.Empty);

    // A row that may be judged as broken on both sides has to be.
    private static Verdict AsHardAs(string row) =>
        Kit.Edition.Requirements[row] is { MaxAsClient: Severity.Fail, MaxAsServer: Severity.Fail } ? Verdict.Fail : Verdict.Info;

    // The sentences, for whoever reads why a test failed.
    internal static string Said(IEnumerable<CheckResult> complaints) =>
        string.Join('\n', complaints.Select(finding => $"{finding.Check}: {finding.Says} {finding.Difference}").Distinct());
}
