using OcpiKit.Cli.Compliance;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Engine.Results;

namespace OcpiKit.Proof.Reference;

/// <summary>What a server says does not depend on where it keeps its data.</summary>
[TestFixture, Category("compliance"), Category("postgres")]
internal sealed class OnPostgresTests
{
    [Test]
    public async Task Both_servers_pass_everything_with_their_data_in_PostgreSQL()
    {
        await using var ofCpo = new PostgresSchema();
        await using var ofEmsp = new PostgresSchema();
        await using var cpo = await CpoServer.StartAsync(Kit.SmallCpo with { Database = ofCpo.Address }, ReferencePair.Hurry);
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, Database = ofEmsp.Address });
        var kit = new Kit();

        var (asCpo, asEmsp) = (await kit.PlayBothWaysAsync(cpo), await kit.PlayBothWaysAsync(emsp));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Unpassed(asCpo).Concat(Unpassed(asEmsp)), Is.Empty);
            Assert.That(asCpo.Totals.Executed, Is.GreaterThan(100));
            Assert.That(asEmsp.Totals.Executed, Is.GreaterThan(100));
        }
    }

    private static IEnumerable<string> Unpassed(RunResult result) =>
        from scenario in result.Scenarios
        where scenario.Verdict != Verdict.Pass
        select $"{scenario.Id}: {scenario.Verdict} {scenario.Reason} {string.Join(", ", scenario.Checks.Where(check => check.Verdict is Verdict.Fail or Verdict.Warn).Select(check => check.Check))}";
}
