using OcpiKit.Engine.Results;
using OcpiKit.Mutants;

namespace OcpiKit.Proof.Mutants;

/// <summary>Servers seldom break one rule alone. Two faults at once, drawn at random: neither hides the other.</summary>
[TestFixture, Category("compliance"), Parallelizable(ParallelScope.Children)]
internal sealed class PairTests
{
    private const int Seed = 20260301;
    private const int Pairs = 20;

    private static readonly Opposite Opposite = new(new Kit());

    public static IEnumerable<TestCaseData> Drawn => Draw(Pairs).Select(pair => new TestCaseData(pair.One, pair.Other).SetName($"{{m}}: {pair.One.Id} and {pair.Other.Id}"));

    [TestCaseSource(nameof(Drawn))]
    public async Task Both_of_two_faults_are_reported(Mutant one, Mutant other)
    {
        var result = await Opposite.PlayAsync(new Mutant($"{one.Id}+{other.Id}", $"{one.Says} {other.Says}", "", [], one.Alter + other.Alter)
        {
            Role = one.Role,
            Shows = one.Shows.Count == 0 || other.Shows.Count == 0 ? [] : [.. one.Shows.Concat(other.Shows).Distinct()],
        });

        var complained = result.Scenarios.SelectMany(scenario => scenario.Checks).Where(check => check.Verdict is Verdict.Fail or Verdict.Warn).Select(check => check.Check).ToHashSet();
        Assert.That(complained.Where(one.IsNoticedBy), Is.Not.Empty, $"{one.Id} was not noticed; complained: {string.Join(", ", complained)}");
        Assert.That(complained.Where(other.IsNoticedBy), Is.Not.Empty, $"{other.Id} was not noticed; complained: {string.Join(", ", complained)}");
    }

    // Two of one check cannot be told apart, what makes messages unreadable hides what is in them, and whoever waits for what two servers do not send waits long.
    private static IEnumerable<(Mutant One, Mutant Other)> Draw(int pairs)
    {
        var chance = new Random(Seed);
        var all = MutantCatalog.All.Where(mutant => mutant is { Hides: false, Calls: false, Host: null }).ToList();
        while (pairs > 0)
        {
            var (one, other) = (all[chance.Next(all.Count)], all[chance.Next(all.Count)]);
            if (one.Role != other.Role || one.IsNoticedBy(other.Breaks) || other.IsNoticedBy(one.Breaks))
                continue;
            pairs--;
            yield return (one, other);
        }
    }
}
