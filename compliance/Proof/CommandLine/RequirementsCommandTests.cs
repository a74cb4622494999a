using OcpiKit.Cli.Requirements;
using OcpiKit.Cli.Shell;
using OcpiKit.Cli.Testing;
using OcpiKit.Mutants;

namespace OcpiKit.Proof.CommandLine;

/// <summary>The table of requirements as its readers have it.</summary>
[TestFixture, Category("compliance")]
internal sealed class RequirementsCommandTests
{
    private string _reports = "";

    [SetUp]
    public void MakeFolder() => _reports = Directory.CreateTempSubdirectory("ocpikit-requirements-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_reports, recursive: true);

    [Test]
    public async Task The_table_is_counted_by_module_and_written_whole()
    {
        var run = await Started.RunAsync("requirements", "--reports", _reports);

        var lines = await File.ReadAllLinesAsync(Path.Combine(_reports, "requirements.csv"));
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Does.Contain("481 requirements").And.Contains("it has no results yet"));
        Assert.That(lines, Has.Length.EqualTo(482));
        Assert.That(lines[0], Does.StartWith("id,level,module,role,testability,checks,mutants,result,"));
        Assert.That(lines.Single(line => line.StartsWith("TRN-25,", StringComparison.Ordinal)), Does.Contain("paging.total-count").And.Contains("total.of-page").And.Contains(",proven,"));
    }

    [Test]
    public async Task What_the_last_run_found_stands_in_it()
    {
        await Started.RunAsync("compliance", "--role", "CPO", "--scenario", "both.versions.*", "--reports", _reports);

        var run = await Started.RunAsync("requirements", "VER-12", "--reports", _reports);

        Assert.That(run.Out, Does.StartWith("VER-12").And.Contains("Verified by versions.offered").And.Contains("In the last run: pass"), run.Error);
    }

    [Test]
    public async Task A_mutant_can_be_looked_at_in_the_report()
    {
        var run = await Started.RunAsync("compliance", "--mutant", "total.of-page", "--scenario", "cpo.locations.paging", "--reports", _reports);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(run.Out, Does.StartWith("total.of-page: X-Total-Count counts the objects of the page. The check paging.total-count has to notice."));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_reports, "report.html")), Does.Contain("Not conformant").And.Contains("requirement-TRN-25"));
    }

    [Test]
    public async Task Two_mutants_that_break_what_a_server_sends_are_one_server_too()
    {
        var run = await Started.RunAsync("compliance", "--mutant", "call.no-request-id", "--mutant", "call.no-correlation-id", "--scenario", "both.credentials.registration", "--reports", _reports);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Out + run.Error);
        Assert.That(run.Out, Does.Contain("The request carries no X-Request-ID.").And.Contain("The request carries no X-Correlation-ID."));
    }

    [Test]
    public async Task Several_mutants_are_one_server_that_breaks_the_rules_of_all()
    {
        var run = await Started.RunAsync("compliance", "--mutant", "total.of-page", "--mutant", "location.no-time-zone", "--scenario", "cpo.locations.paging", "--reports", _reports);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        var wrong = await File.ReadAllTextAsync(Path.Combine(_reports, "junit.xml"));
        Assert.That(wrong, Does.Contain("X-Total-Count").And.Contains("time_zone is missing"));
    }

    [TestCase("total.of-page", "patch.lost")]
    [TestCase("total.of-page", "security.no-tls")]
    public async Task Mutants_that_cannot_be_one_server_are_refused(string one, string other)
    {
        var run = await Started.RunAsync("compliance", "--mutant", one, "--mutant", other);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("Several mutants have to be one server"));
    }

    [TestCase("requirements", "TRN-1", "There is no requirement TRN-1. Did you mean TRN-01?")]
    [TestCase("requirements", "--module=location", "There are no requirements of a module location; there are those of transport,")]
    [TestCase("compliance", "--mutant=total.of-pag", "There is no mutant total.of-pag. Did you mean total.of-page?")]
    public async Task What_does_not_exist_is_answered_with_what_may_have_been_meant(string command, string word, string says)
    {
        var run = await Started.RunAsync(command, word);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(says));
    }

    [Test]
    public async Task The_counts_in_the_README_are_those_of_today()
    {
        var readme = await File.ReadAllTextAsync(Home.Find().At("README.md"));
        var kit = new Kit();

        Assert.That(
            RequirementsMarkdown.Part.In(readme), Is.EqualTo(RequirementsMarkdown.Of(RequirementTable.Of(kit.Edition, kit.Scenarios), MutantCatalog.All)),
            "./run.sh requirements --write-readme writes them anew.");
    }

    [Test]
    public void The_score_of_the_tests_counts_the_mutants_where_they_stand()
    {
        Assert.That(typeof(Mutants.MutantTests).FullName, Is.EqualTo(MutantScore.Fixture));
        Assert.That(MutantScore.Test, Is.EqualTo($"{nameof(Mutants.MutantTests.The_check_meant_for_it_catches_the_mutant_and_no_other_does)}: "));
    }
}
