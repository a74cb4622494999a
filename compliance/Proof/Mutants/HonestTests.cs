using OcpiKit.Engine.Results;
using OcpiKit.Mutants;

namespace OcpiKit.Proof.Mutants;

/// <summary>What is played against mutants gives no cause against a server that does all as it should. Alone: on a busy machine a request may be under way while its token changes.</summary>
[TestFixture, Category("compliance")]
internal sealed class HonestTests
{
    private readonly Opposite _opposite = new(new Kit());

    [TestCase("CPO")]
    [TestCase("EMSP")]
    public async Task An_honest_server_gives_no_cause(string role)
    {
        var shown = MutantCatalog.All.Where(mutant => mutant.Role == role && mutant.Calls).SelectMany(mutant => mutant.Shows).Distinct().ToList();

        var result = await _opposite.PlayAsync(new("honest", "Nothing.", "", [], _ => { }) { Role = role, Calls = true, Shows = shown });

        var complaints = result.Scenarios.SelectMany(scenario => scenario.Checks).Where(check => check.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Error).ToList();
        Assert.That(complaints, Is.Empty, MutantTests.Said(complaints));
    }
}
