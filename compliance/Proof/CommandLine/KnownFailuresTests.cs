using System.Text.RegularExpressions;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

/// <summary>A platform with a fault that its team knows: only what is new turns the run red.</summary>
[TestFixture, Category("integration")]
internal sealed partial class KnownFailuresTests
{
    private static readonly string[] Faulty = ["--mutant", "total.of-page"];
    private DirectoryInfo _folder = null!;
    private string _list = "";
    private string _before = "";

    [OneTimeSetUp]
    public async Task PlayWithAFault()
    {
        _folder = Directory.CreateTempSubdirectory("ocpikit-proof-");
        (_list, _before) = (At("known.yaml"), At("before"));
        var (code, said, error) = await PlayAsync(_before, [.. Faulty, "--write-known-failures", _list]);
        Assert.That(code, Is.EqualTo(ExitCode.Failed), said + error);
        Assert.That(said, Does.Contain($"--known-failures {_list}"));
    }

    [OneTimeTearDown]
    public void TakeAway() => _folder.Delete(recursive: true);

    [Test]
    public async Task The_list_that_a_run_writes_makes_the_next_one_green_and_the_report_says_what_is_known()
    {
        var reports = At("known");

        var (code, said, error) = await PlayAsync(reports, [.. Faulty, "--known-failures", _list]);

        Assert.That(code, Is.Zero, said + error);
        Assert.That(said, Does.Contain("Not conformant: ").And.Contains("nothing new is broken; 1 rule is broken as known").And.Contains("known: "));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(reports, "report.html")), Does.Contain("Known failures").And.Contains("data-known=\"known\""));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(reports, "junit.xml")), Does.Contain("failures=\"0\"").And.Contains("Known: TODO"));
    }

    [Test]
    public async Task What_is_mended_and_still_stands_in_the_list_turns_the_run_red()
    {
        var (code, said, error) = await PlayAsync(At("mended"), "--known-failures", _list);

        Assert.That(code, Is.EqualTo(ExitCode.Failed), said + error);
        Assert.That(said, Does.Contain("nothing new is broken; 1 rule is fixed").And.Contains("Fixed, and to be taken out of the list").And.Match(@"known\.yaml:\d+"));
    }

    [Test]
    public async Task Against_a_baseline_what_was_broken_then_is_green_and_what_is_mended_too()
    {
        var (code, said, error) = await PlayAsync(At("as-before"), [.. Faulty, "--baseline", _before]);
        Assert.That(code, Is.Zero, said + error);
        Assert.That(said, Does.Contain("nothing new is broken; 1 rule is broken as known"));

        (code, said, error) = await PlayAsync(At("mended-since"), "--baseline", Path.Combine(_before, "results.json"));
        Assert.That(code, Is.Zero, said + error);
        Assert.That(said, Does.Contain("Fixed since the baseline"));

        (code, said, error) = await PlayAsync(At("broken-since"), [.. Faulty, "--baseline", At("mended-since")]);
        Assert.That(code, Is.EqualTo(ExitCode.Failed), said + error);
        Assert.That(said, Does.Contain("1 rule is newly broken"));
    }

    [Test]
    public async Task A_pattern_that_names_nothing_is_a_mistake_with_its_line_and_nothing_is_sent()
    {
        var list = At("mistaken.yaml");
        await File.WriteAllTextAsync(list, "known:\n  - check: paging.total-cuont\n    reason: Known.\n");

        var (code, said, error) = await PlayAsync(At("never"), "--known-failures", list);

        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(error, Does.Contain($"{list}:2:12: No check is called paging.total-cuont.").And.Contains("2 |   - check: paging.total-cuont").And.Contains("^").And.Contains("Did you mean paging.total-count?"));
        Assert.That(said, Is.Empty);
        Assert.That(Directory.Exists(At("never")), Is.False);
    }

    [Test]
    public async Task A_pattern_that_a_whole_run_does_not_meet_is_a_mistake_too()
    {
        var list = At("unmet.yaml");
        await File.WriteAllTextAsync(list, "known:\n  - check: cdr.sums\n    scenario: cpo.locations.offset*\n    reason: Known.\n");

        var (code, said, error) = await PlayAsync(At("unmet"), "--known-failures", list);

        Assert.That(code, Is.EqualTo(ExitCode.Usage), said + error);
        Assert.That(error, Does.Contain($"{list}:3:15: Nothing in the run is called cdr.sums").And.Contains("^"));
    }

    [Test]
    public async Task What_a_run_leaves_for_programs_has_the_form_that_is_published()
    {
        await PlayAsync(At("published"), [.. Faulty, "--known-failures", _list, "--baseline", _before]);

        Published.AssertForm(Path.Combine(At("published"), "results.json"), "results");
    }

    [Test]
    public async Task A_list_that_is_there_is_not_written_over()
    {
        var (code, _, error) = await PlayAsync(At("never"), "--write-known-failures", _list);

        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(error, Does.Contain("is there already"));
    }

    [Test]
    public async Task A_list_of_which_one_day_is_over_says_so_and_is_red()
    {
        var list = At("over.yaml");
        await File.WriteAllTextAsync(list, Reason().Replace(await File.ReadAllTextAsync(_list), "    reason: We wait.\n    until: 2020-01-31"));

        var (code, said, error) = await PlayAsync(At("over"), [.. Faulty, "--known-failures", list]);

        Assert.That(code, Is.EqualTo(ExitCode.Failed), said + error);
        Assert.That(said, Does.Contain("Excused no longer").And.Contains("which ended on 2020-01-31").And.Contains("1 rule is newly broken"));
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private static Task<(int ExitCode, string Out, string Error)> PlayAsync(string reports, params string[] more) =>
        Started.RunAsync(["compliance", "--role", "CPO", "--scenario", "cpo.locations.offset*", "--reports", reports, .. more]);

    [GeneratedRegex("    reason: .*")]
    private static partial Regex Reason();
}
