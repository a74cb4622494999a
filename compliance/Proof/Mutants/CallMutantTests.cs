using OcpiKit.Engine.Results;
using OcpiKit.Mutants;

namespace OcpiKit.Proof.Mutants;

/// <summary>Servers that go wrong towards a partner that listens: the check meant for it has to notice, and no crowd of others.</summary>
[TestFixture, Category("compliance"), Parallelizable(ParallelScope.Children)]
internal sealed class CallMutantTests
{
    private static readonly Kit Kit = new();
    private static readonly Opposite Opposite = new(Kit);

    public static IEnumerable<TestCaseData> Cpos => CallMutants.All.Select(mutant => new TestCaseData(mutant).SetName($"{{m}}: {mutant.Id}"));

    public static IEnumerable<TestCaseData> Emsps => EmspMutants.All.Select(mutant => new TestCaseData(mutant).SetName($"{{m}}: {mutant.Id}"));

    [TestCaseSource(nameof(Cpos))]
    public async Task A_CPO_that_calls_wrongly_is_caught(Mutant mutant) => AssertCaught(mutant, await Opposite.PlayCpoAsync(mutant));

    [TestCaseSource(nameof(Emsps))]
    public async Task An_eMSP_that_answers_wrongly_is_caught(Mutant mutant) => AssertCaught(mutant, await Opposite.PlayEmspAsync(mutant));

    [Test]
    public async Task An_honest_CPO_gives_no_cause()
    {
        var shown = CallMutants.All.SelectMany(mutant => mutant.Shows).Distinct().ToList();
        var result = await Opposite.PlayCpoAsync(new("honest", "Nothing.", "", [], _ => { }) { Shows = shown });
        Assert.That(Complaints(result), Is.Empty, Said(result));
    }

    [Test]
    public async Task An_honest_eMSP_gives_no_cause()
    {
        var shown = EmspMutants.All.SelectMany(mutant => mutant.Shows).Distinct().ToList();
        var result = await Opposite.PlayEmspAsync(new("honest", "Nothing.", "", [], _ => { }) { Shows = shown });
        Assert.That(Complaints(result), Is.Empty, Said(result));
    }

    [Test]
    public void Each_has_its_own_name()
    {
        var ids = CallMutants.All.Concat(EmspMutants.All).Select(mutant => mutant.Id).ToList();
        Assert.That(ids, Is.Unique);
        Assert.That(ids, Has.Count.GreaterThanOrEqualTo(30));
    }

    private static List<string> Complaints(RunResult result) =>
        [.. result.Scenarios.SelectMany(scenario => scenario.Checks).Where(check => check.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Error).Select(check => check.Check).Distinct().Order(StringComparer.Ordinal)];

    // The sentences, for whoever reads why a test failed.
    private static string Said(RunResult result) => string.Join(
        '\n',
        result.Scenarios.SelectMany(scenario => scenario.Checks).Where(check => check.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Error)
            .Select(check => $"{check.Check}: {check.Says} {check.Difference}").Distinct());

    private static void AssertCaught(Mutant mutant, RunResult result)
    {
        var complained = Complaints(result);
        Assert.That(result.Scenarios.SelectMany(scenario => scenario.Checks).Where(check => check.Verdict == Verdict.Error), Is.Empty, "The kit itself went wrong.");
        Assert.That(complained.Where(mutant.IsNoticedBy), Is.Not.Empty, $"{mutant.Breaks} did not notice: {mutant.Says}. Noticed by: {string.Join(", ", complained)}");
        Assert.That(complained.Where(check => !mutant.Explains(check)), Is.Empty, $"Others than {mutant.Breaks} complained: {mutant.Says}");
    }
}
