namespace OcpiKit.Proof.CommandLine;

[TestFixture, Category("integration"), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ScenarioCommandTests : IDisposable
{
    private const string Mine = "id: cpo.locations.mine\ntitle: Mine\nwhy: Because.\nrole: CPO\nmodule: locations\nsteps:\n  - id: list\n    call: locations.sender.list\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("ocpikit-authors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task List_shows_what_fits_all_filters()
    {
        var run = await ScenarioAsync("list", "--module", "tariffs", "--conduct", "reads", "--role", "CPO");

        var ids = Ids(run.Out);
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(ids, Has.All.StartsWith("cpo.tariffs."));
        Assert.That(ids, Has.Member("cpo.tariffs.paging").And.No.Member("cpo.tariffs.push"));
        Assert.That(run.Out, Does.Contain($"{ids.Count} of "));
    }

    [Test]
    public async Task List_finds_what_verifies_a_requirement()
    {
        var run = await ScenarioAsync("list", "--requirement", "trn-20");

        Assert.That(Ids(run.Out), Has.Member("cpo.locations.paging").And.No.Member("both.versions.list"));
    }

    [TestCase("Did you mean tariffs?", "list", "--module", "tarifs")]
    [TestCase("Did you mean TRN-20?", "list", "--requirement", "TRN-200")]
    [TestCase("Did you mean cpo.locations.paging?", "explain", "cpo.locations.pagin")]
    [TestCase("There is no file mine.yaml", "show", "mine.yaml")]
    [TestCase("There is no file or folder nowhere", "lint", "nowhere")]
    [TestCase("Did you mean locations.sender.list?", "new", "cpo.locations.x", "--operation", "locations.sender.lst")]
    [TestCase("--operation cdrs.receiver.post", "new", "emsp.cdrs.x", "--operation", "cdrs.receiver.get")]
    [TestCase("mine cannot be the id of a scenario. Write it as role.module.topic", "new", "mine")]
    [TestCase("cpo.locations.My Test cannot be the id of a scenario.", "new", "cpo.locations.My Test")]
    [TestCase("Did you mean explain? See ./run.sh scenario --help", "explian")]
    [TestCase("no option --modul of scenario list. Did you mean --module? See ./run.sh scenario list --help", "list", "--modul", "tariffs")]
    public async Task A_mistake_is_answered_with_one_sentence_and_2(string sentence, params string[] arguments)
    {
        var run = await ScenarioAsync(arguments);

        Assert.That((run.Code, run.Out), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.Contain(sentence));
        Assert.That(run.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Show_gives_the_file_as_it_stands_with_its_place()
    {
        var path = Write("mine.yaml", Mine);

        var run = await ScenarioAsync("show", path);

        Assert.That((run.Code, run.Out), Is.EqualTo((0, $"# {path}:1\n{Mine}")));
    }

    [Test]
    public async Task Explain_tells_a_scenario_in_plain_words()
    {
        var run = await ScenarioAsync("explain", "cpo.commands.charge");

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Out, Does.Contain("Tested is a CPO; the kit is an eMSP, its partner.")
            .And.Contains("The kit calls the CPO: POST {commands_url}/START_SESSION")
            .And.Contains("The kit waits up to 60 s until the CPO calls it")
            .And.Contains("only with --allow-writes")
            .And.Contains("CMD-02  MUST: "));
    }

    [Test]
    public async Task Lint_tells_every_mistake_of_scenarios_and_profiles_and_ends_with_2()
    {
        Write("good.yaml", Mine);
        Write("deep/bad.yaml", Mine.Replace("locations.sender.list", "locations.sender.lst", StringComparison.Ordinal).Replace("locations.mine", "locations.bad", StringComparison.Ordinal));
        Write("again.yaml", Mine);
        Write("reports/results.json", "{\n  \"format\": \"ocpikit-results/1\",\n  \"why\": 1\n}");
        Write("partner.yaml", "url: https://cpo.example.com/versions\ntokn: T\n");

        var run = await ScenarioAsync("lint", _folder);

        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(Path.Combine(_folder, "deep", "bad.yaml") + ":8:11: ").And.Contains("    call: locations.sender.lst\n").And.Contains("^")
            .And.Contains("The scenario id cpo.locations.mine is taken already").And.Contains("Did you mean token?"));
        Assert.That(run.Out, Does.Contain("4 files, 3 mistakes"));
    }

    [Test]
    public async Task Lint_reads_parts_and_lessons_for_what_they_are()
    {
        Write("parts/first.yaml", "part: first\ndoes: D\ngives: [a]\nsteps: [ { id: list, call: locations.sender.list, capture: { b: /data/0/id } } ]\n");
        Write("lessons/mine.yaml", "lesson: mine\ntitel: T\n");
        Write("partner.yaml", "url: https://cpo.example.com/versions\ntokn: hush\n");

        var run = await ScenarioAsync("lint", _folder);

        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("No step of the part captures or sets a.").And.Contains("A lesson has no key titel.").And.Contains("2 | tokn: …\n  | ^").And.Not.Contains("hush").And.Not.Contains("A scenario has no key"));
        Assert.That(run.Out, Does.Contain("3 files, "));
    }

    [Test]
    public async Task Lint_says_what_it_cannot_read_and_passes_over_what_an_editor_keeps()
    {
        Write("good.yaml", Mine);
        File.CreateSymbolicLink(Path.Combine(_folder, ".#good.yaml"), "somebody@somewhere.1234");
        File.CreateSymbolicLink(Path.Combine(_folder, "gone.yaml"), "nowhere.yaml");

        var run = await ScenarioAsync("lint", _folder);

        Assert.That(run.Code, Is.EqualTo(2), run.Error);
        Assert.That(run.Error, Does.Contain("gone.yaml:1:1: The file cannot be read: ").And.Not.Contains(".#good"));
    }

    [Test]
    public async Task Lint_reads_lists_of_known_failures_with_the_scenarios_that_they_name()
    {
        Write("cpo/locations/mine.yaml", Mine);
        Write("known-failures.yaml", "known:\n  - { check: paging.total-cuont, reason: R }\n  - { check: paging.total-count, scenario: cpo.locations.mine, reason: R, until: 2026-02-31 }\n  - { check: paging.total-count }\n");

        var run = await ScenarioAsync("lint", _folder);

        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("known-failures.yaml:2:14: No check is called paging.total-cuont.").And.Contains("Did you mean paging.total-count?")
            .And.Contains("2026-02-31 is none").And.Contains("reason is missing.").And.Not.Contains("No scenario is called"));
        Assert.That(run.Out, Does.Contain("2 files, 3 mistakes"));
    }

    [Test]
    public async Task Lint_gives_advice_that_fails_only_where_strictness_is_asked_for()
    {
        var path = Write("mine.yaml", Mine);

        var (usual, strict) = (await ScenarioAsync("lint", path), await ScenarioAsync("lint", path, "--strict"));

        Assert.That((usual.Code, strict.Code), Is.EqualTo((0, 2)));
        Assert.That(usual.Error, Does.Contain("Say in two sentences"));
        Assert.That(usual.Out, Does.Contain("pieces of advice").And.Not.Contains("mistake"));
    }

    [Test]
    public async Task Lint_finds_nothing_in_ours()
    {
        var run = await ScenarioAsync("lint");

        Assert.That((run.Code, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Out, Does.Contain("no mistakes"));
    }

    [Test]
    public async Task New_writes_a_file_that_says_how_to_go_on_and_overwrites_none()
    {
        var path = Path.Combine(_folder, "cpo", "tariffs", "night-prices.yaml");

        var (first, second) = (await ScenarioAsync("new", path), await ScenarioAsync("new", path));

        Assert.That(first.Code, Is.Zero, first.Error);
        Assert.That(first.Out, Does.Contain("cpo.tariffs.night-prices, about tariffs.sender.list").And.Contains($"--only {path}"));
        Assert.That((second.Code, second.Error.Contains("nothing is overwritten", StringComparison.Ordinal)), Is.EqualTo((2, true)));
        Assert.That((await ScenarioAsync("lint", path)).Code, Is.Zero);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static IReadOnlyList<string> Ids(string table) =>
        [.. table.Split('\n').Select(line => line.Split(' ')[0]).Where(word => word.Split('.').Length == 3)];

    private static async Task<(int Code, string Out, string Error)> ScenarioAsync(params string[] arguments)
    {
        var (code, output, error) = await Started.RunAsync(["scenario", .. arguments]);
        return (code, output.ReplaceLineEndings("\n"), error.ReplaceLineEndings("\n"));
    }
}
