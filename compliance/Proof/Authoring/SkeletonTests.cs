using OcpiKit.Cli.Authoring;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Linting;
using OcpiKit.Proof.CommandLine;
using OcpiKit.Protocol;

namespace OcpiKit.Proof.Authoring;

[TestFixture, Category("compliance")]
internal sealed class SkeletonTests
{
    private static readonly Edition Edition = Edition.Load221();

    [Test]
    public async Task What_new_writes_for_each_operation_and_role_has_no_mistakes_and_can_be_played()
    {
        var folder = Directory.CreateTempSubdirectory("ocpikit-skeletons-").FullName;
        try
        {
            foreach (var draft in Drafts(folder))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(draft.File)!);
                await File.WriteAllTextAsync(draft.File, Skeleton.Of(draft, "scenario.schema.json", Edition));
            }

            var set = new ScenarioLoader(Edition).LoadFolder(folder);
            Assert.That(set.Diagnostics, Is.Empty);
            Assert.That(set.Scenarios, Has.Count.GreaterThan(90));
            // The same operation for either role has the same title here; in a folder of one's own there is one of them.
            Assert.That(new ScenarioLinter(Edition).Lint(set).Where(advice => advice.Code != "duplicate-title"), Is.Empty);

            // Nothing of ours is played but the registration; what is not there to be waited for is blocked, and nothing else.
            var run = await Started.RunAsync("compliance", "--scenarios", folder, "--longest-wait", "100ms", "--reports", Path.Combine(folder, "reports"));

            Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
            Assert.That(run.Out, Does.Not.Contain(" warnings").And.Not.Contains("✗").And.Not.Contains("‼"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<Draft> Drafts(string folder)
    {
        foreach (var (operation, role) in Edition.Operations.SelectMany(operation => new[] { "CPO", "EMSP" }.Select(role => (operation, role))))
        {
            var id = $"{role.ToLowerInvariant()}.{operation.Module}.{operation.Id.Replace('.', '-').Replace('_', '-')}";
            var draft = Draft.Of(id, null, null, operation.Id, folder, Edition);
            if (operation is not { Module: "credentials", Method: not "GET" } and not { Id: "cdrs.receiver.get" })
                yield return draft;
            else
                Assert.That(() => Skeleton.Of(draft, "", Edition), Throws.InstanceOf<UsageException>());
        }
    }

    [TestCase("cpo.tariffs.mine", "CPO", "tariffs", "tariffs.sender.list")]
    [TestCase("emsp.tariffs.mine", "EMSP", "tariffs", "tariffs.receiver.put")]
    [TestCase("cpo.commands.mine", "CPO", "commands", "commands.receiver.post.start_session")]
    [TestCase("both.credentials.mine", "BOTH", "credentials", "credentials.symmetric.get")]
    [TestCase("/somewhere/emsp/tokens/Mine own.yaml", "EMSP", "tokens", "tokens.sender.list")]
    [TestCase("/somewhere/mine.yaml", "CPO", "locations", "locations.sender.list")]
    public void What_was_left_out_follows_from_the_name(string named, string role, string module, string operation)
    {
        var draft = Draft.Of(named, null, null, null, "scenarios", Edition);

        Assert.That((draft.Role, draft.Module, draft.Operation.Id), Is.EqualTo((role, module, operation)));
        Assert.That(draft.Id, Does.Match("^(cpo|emsp|both)\\.[a-z]+\\.mine(-own)?$"));
    }
}
