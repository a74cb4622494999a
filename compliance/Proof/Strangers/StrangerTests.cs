using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Proof.Reference;

namespace OcpiKit.Proof.Strangers;

/// <summary>Servers that do not know the kit's names, paths, ids or habits: nothing is red that the specification allows.</summary>
[TestFixture, Category("compliance")]
internal sealed class StrangerTests
{
    private static readonly Kit Kit = new();

    [Test]
    public async Task A_CPO_with_habits_of_its_own_breaks_nothing()
    {
        await using var cpo = await StrangeCpo.StartAsync("locations", "tariffs", "sessions", "cdrs");

        var result = await PlayAsync(cpo);

        Assert.That(Red(result), Is.Empty);
        Assert.That(result.Totals.Checks[Verdict.Pass], Is.GreaterThan(500), "and much of it was verified");
    }

    [Test]
    public async Task An_eMSP_with_habits_of_its_own_breaks_nothing()
    {
        await using var emsp = await StrangeEmsp.StartAsync();

        var result = await PlayAsync(emsp);

        Assert.That(Red(result), Is.Empty);
        Assert.That(result.Totals.Checks[Verdict.Pass], Is.GreaterThan(300), "and much of it was verified");
    }

    [Test]
    public async Task The_same_stranger_gives_the_same_result_in_the_same_order()
    {
        await using var cpo = await StrangeCpo.StartAsync("locations", "tariffs", "sessions", "cdrs");
        await using var emsp = await StrangeEmsp.StartAsync();
        await PlayAsync(emsp); // what it is sent is new the first time only

        var (once, again) = (await Lasting.OfAsync(await PlayAsync(cpo)), await Lasting.OfAsync(await PlayAsync(cpo)));
        Assert.That(again, Is.EqualTo(once));
        (once, again) = (await Lasting.OfAsync(await PlayAsync(emsp)), await Lasting.OfAsync(await PlayAsync(emsp)));
        Assert.That(again, Is.EqualTo(once));
    }

    [Test]
    public async Task A_partner_that_offers_locations_only_gets_a_short_and_true_report()
    {
        await using var cpo = await StrangeCpo.StartAsync("locations");

        var result = await PlayAsync(cpo);

        Assert.That(Red(result), Is.Empty);
        var others = result.Scenarios.Where(scenario => scenario.Module is "tariffs" or "sessions" or "cdrs" or "tokens" or "commands" or "chargingprofiles" or "hubclientinfo").ToList();
        Assert.That(others, Is.Not.Empty);
        Assert.That(others.Where(scenario => scenario.Verdict != Verdict.NotApplicable).Select(scenario => $"{scenario.Id}: {scenario.Verdict} {scenario.Reason}"), Is.Empty);
        Assert.That(others.Select(scenario => scenario.Reason), Has.None.Null, "each says why");
        Assert.That(Conclusion.Of(result).Conformant);
    }

    private static Task<RunResult> PlayAsync(StrangeCpo cpo) =>
        Kit.PlayAsync(new Profile { Url = cpo.Versions, Token = StrangeCpo.Token, From = StrangeCpo.Partner }, plan: null, CancellationToken.None);

    private static Task<RunResult> PlayAsync(StrangeEmsp emsp) =>
        Kit.PlayAsync(new Profile { Url = emsp.Versions, Token = StrangeEmsp.Token, From = StrangeCpo.Partner }, plan: null, CancellationToken.None);

    private static IEnumerable<string> Red(RunResult result) =>
        from scenario in result.Scenarios
        from check in scenario.Checks
        where check.Verdict is Verdict.Fail or Verdict.Error
        select $"{scenario.Id}: {check.Check}: {check.Says} (wanted {check.Difference?.Wanted}, received {check.Difference?.Received})";
}
