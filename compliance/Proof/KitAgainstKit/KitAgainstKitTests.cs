using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;

namespace OcpiKit.Proof.KitAgainstKit;

/// <summary>The kit's own counterparty in the place of the system under test: what the kit demands of others, it does itself.</summary>
[TestFixture("CPO"), TestFixture("EMSP"), Category("compliance")]
internal sealed class KitAgainstKitTests(string role)
{
    private RunResult _result = null!;

    [OneTimeSetUp]
    public async Task PlayEverythingInThePlaceOfThePartner()
    {
        var (kit, partner) = (new Kit(), new PartyName("NL", "OKT"));
        await using var party = await Counterparty.StartAsync(new(kit.Edition, role, new PartyName("DE", "KIT"), 3) { Partners = [partner] }, TimeProvider.System, CancellationToken.None);

        _result = await kit.PlayAsync(party, partner);
    }

    [Test]
    public void Its_role_is_found_from_what_it_offers() =>
        Assert.That(_result.Facts.Role, Is.EqualTo(role));

    [Test]
    public void Nothing_fails_and_nothing_warns() =>
        Assert.That(
            from scenario in _result.Scenarios
            from check in scenario.Checks
            where check.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Error
            select $"{scenario.Id}: {check.Check} {check.Verdict}: {check.Says} (wanted {check.Difference?.Wanted}, received {check.Difference?.Received})",
            Is.Empty);

    [Test]
    public void Whatever_is_blocked_says_why() =>
        Assert.That(
            _result.Scenarios.Where(scenario => scenario.Verdict == Verdict.Blocked && scenario.Reason is null && !scenario.Checks.Any(check => check.Verdict == Verdict.Blocked))
                .Select(scenario => scenario.Id),
            Is.Empty);

    [Test]
    public void What_nobody_has_to_bring_about_is_played_and_passes()
    {
        Assert.That(_result.Scenarios.Select(scenario => scenario.Verdict), Is.All.EqualTo(Verdict.Pass).Or.EqualTo(Verdict.Blocked));
        Assert.That(_result.Scenarios.Count(scenario => scenario.Verdict == Verdict.Pass), Is.GreaterThan(_result.Scenarios.Count / 2));
    }
}
