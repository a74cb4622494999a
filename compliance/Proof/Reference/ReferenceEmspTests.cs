using OcpiKit.Emsp;
using OcpiKit.Engine.Results;

namespace OcpiKit.Proof.Reference;

[TestFixture, Category("compliance")]
internal sealed class ReferenceEmspTests
{
    private RunResult _result = null!;

    [OneTimeSetUp]
    public async Task PlayEverythingInThePlaceOfACpo()
    {
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0 });

        _result = await new Kit().PlayBothWaysAsync(emsp);
    }

    [Test]
    public void Its_role_is_found_from_what_it_offers() =>
        Assert.That(_result.Facts.Role, Is.EqualTo("EMSP"));

    [Test]
    public void Every_check_that_looked_found_nothing_wrong_and_none_was_blocked() =>
        Assert.That(
            from scenario in _result.Scenarios
            from check in scenario.Checks
            where check.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Error or Verdict.Blocked
            select $"{scenario.Id}: {check.Check} {check.Verdict}: {check.Says} (wanted {check.Difference?.Wanted}, received {check.Difference?.Received})",
            Is.Empty);

    [Test]
    public void Every_scenario_of_an_eMSP_was_played_and_passed() =>
        Assert.That(
            _result.Scenarios.Where(scenario => scenario.Verdict != Verdict.Pass).Select(scenario => $"{scenario.Id}: {scenario.Verdict} {scenario.Reason}"),
            Is.Empty);

    [Test]
    public void Scenarios_of_a_CPO_were_left_out() =>
        Assert.That(_result.Scenarios.Select(scenario => scenario.Role), Is.All.EqualTo("EMSP").Or.EqualTo("BOTH"));
}
