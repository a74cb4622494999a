using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using OcpiKit.Cpo;

namespace OcpiKit.Proof.CommandLine;

[TestFixture, Category("compliance")]
internal sealed class ComplianceCommandTests
{
    private const string Token = "cpo_token_c_abcdef";
    private CpoServer _server = null!;
    private string _reports = "";

    [OneTimeSetUp]
    public async Task StartServer() => _server = await CpoServer.StartAsync(Kit.SmallCpo);

    [OneTimeTearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    [SetUp]
    public void MakeFolder() => _reports = Directory.CreateTempSubdirectory("ocpikit-proof-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_reports, recursive: true);

    [Test]
    public async Task Without_a_URL_both_reference_servers_are_started_tested_and_found_conformant()
    {
        var run = await Started.RunAsync("compliance", "--reports", _reports);

        Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
        string[] reports = ["report.html", "junit.xml", "results.json", "exchanges.har", "summary.md"];
        Assert.That(Directory.GetFiles(_reports).Select(Path.GetFileName), Is.EquivalentTo(reports));
        Assert.That(Directory.GetFiles(Path.Combine(_reports, "emsp")).Select(Path.GetFileName), Is.EquivalentTo(reports));
        Assert.That(run.Out, Does.Contain("the reference CPO, CPO").And.Contains("the reference eMSP, EMSP"));
    }

    [Test]
    public async Task Of_the_reference_servers_the_one_whose_role_is_said_is_tested()
    {
        var run = await Started.RunAsync("compliance", "--role", "EMSP", "--module", "tokens", "--reports", _reports);

        Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
        Assert.That(run.Out, Does.Contain("the reference eMSP").And.Not.Contains("the reference CPO"));
    }

    [Test]
    public async Task Scenarios_of_another_role_than_the_one_that_is_said_are_a_mistake()
    {
        var run = await Started.RunAsync("compliance", "--role", "EMSP", "--scenario", "cpo.*", "--reports", _reports);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("none tests a platform of the role EMSP"));
    }

    [Test]
    public async Task An_endpoint_that_runs_elsewhere_is_tested_by_its_URL_and_token()
    {
        var run = await ComplianceAsync();

        Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_reports, "results.json")));
        var checks = results.RootElement.GetProperty("totals").GetProperty("checks");
        Assert.That((checks.GetProperty("fail").GetInt32(), checks.GetProperty("warn").GetInt32(), checks.GetProperty("error").GetInt32()), Is.EqualTo((0, 0, 0)));
        Assert.That(results.RootElement.GetProperty("verdict").GetString(), Is.EqualTo("blocked"), "what needs a registration, or a second partner");
        var junit = XDocument.Load(Path.Combine(_reports, "junit.xml"));
        Assert.That(junit.Descendants("testcase").Count(), Is.GreaterThan(100));
    }

    [Test]
    public async Task Whoever_does_not_say_who_they_are_hears_what_could_not_be_verified_and_nothing_fails_for_it()
    {
        var run = await Started.RunAsync("compliance", _server.VersionsUrl.AbsoluteUri, "--token", Token, "--module", "tokens", "--reports", _reports);

        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_reports, "results.json")));
        var verdicts = results.RootElement.GetProperty("scenarios").EnumerateArray().Select(scenario => scenario.GetProperty("verdict").GetString());
        Assert.That(verdicts, Is.Not.Empty.And.All.EqualTo("blocked"));
        Assert.That(run.Out, Does.Contain("--from").And.Contain("blocked"));
    }

    [Test]
    public async Task The_token_is_in_no_artefact_and_on_no_screen_in_no_encoding()
    {
        var run = await ComplianceAsync();

        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Token));
        var written = Directory.GetFiles(_reports).Select(File.ReadAllText).Append(run.Out).Append(run.Error);
        foreach (var text in written)
            Assert.That(text, Does.Not.Contain(Token).And.Not.Contain(base64).And.Not.Contain(Uri.EscapeDataString(base64)));
    }

    [Test]
    public async Task A_wrong_token_is_one_sentence_and_3()
    {
        var run = await Started.RunAsync("compliance", _server.VersionsUrl.AbsoluteUri, "--token", "wrong-token", "--reports", _reports);

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("refuses the token").And.Contain("--token").And.Not.Contain("wrong-token"));
        Assert.That(Directory.GetFiles(_reports), Is.Empty);
    }

    [Test]
    public async Task A_port_where_nothing_listens_is_3()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        var run = await Started.RunAsync("compliance", $"http://127.0.0.1:{port}/ocpi/versions", "--token", Token, "--reports", _reports);

        Assert.That((run.ExitCode, run.Error.Contains($"nothing listens at 127.0.0.1 port {port}", StringComparison.Ordinal)), Is.EqualTo((3, true)), run.Error);
    }

    [Test]
    public async Task A_token_without_a_URL_does_not_test_the_reference_server_instead()
    {
        var run = await Started.RunAsync("compliance", "--token", "x", "--reports", _reports);

        Assert.That((run.ExitCode, run.Error.Contains("versions URL", StringComparison.Ordinal)), Is.EqualTo((2, true)), run.Error);
    }

    [Test]
    public async Task A_profile_without_a_URL_does_not_either()
    {
        var profile = Path.Combine(_reports, "partner.yaml");
        await File.WriteAllTextAsync(profile, "# token: x\n");

        var run = await Started.RunAsync("compliance", "--profile", profile, "--reports", _reports);

        Assert.That((run.ExitCode, run.Error.Contains("names no target", StringComparison.Ordinal)), Is.EqualTo((2, true)), run.Error);
    }

    [Test]
    public async Task An_unknown_option_is_2_with_the_one_that_was_meant()
    {
        var run = await Started.RunAsync("compliance", "--tokn", "x");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("--tokn").And.Contain("--token"));
    }

    [Test]
    public async Task An_unknown_module_is_2_with_the_one_that_was_meant()
    {
        var run = await ComplianceAsync("--module", "locatoins");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("locations"));
    }

    [Test]
    public async Task A_value_that_cannot_be_taken_is_2()
    {
        var run = await ComplianceAsync("--max-pages", "many");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("max-pages").And.Contain("whole number"));
    }

    [Test]
    public async Task A_scenario_with_a_mistake_is_2_with_file_line_and_column()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_reports, "scenarios")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.yaml"), "id: cpo.mine\ntitle: Mine\nwhy: Because.\nrole: CPO\nmodule: locations\nsteps:\n  - id: list\n    call: locations.sender.lst\n    title: List\n");

        var run = await ComplianceAsync("--scenarios", folder);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("mine.yaml:8:11").And.Contain("locations.sender.list"));
    }

    [Test]
    public async Task A_filter_keeps_only_what_it_names()
    {
        var run = await ComplianceAsync("--module", "versions");

        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_reports, "results.json")));
        Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
        Assert.That(results.RootElement.GetProperty("scenarios").EnumerateArray().Select(scenario => scenario.GetProperty("module").GetString()).Distinct(), Is.EqualTo(new[] { "versions" }));
    }

    [Test]
    public async Task Only_the_scenario_of_a_file_is_played_and_named_by_the_path_that_was_given()
    {
        var file = await WriteAsync("mine/first.yaml", Mine);

        var run = await ComplianceAsync("--only", $"{file}:6");

        Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
        Assert.That(Played(), Is.EqualTo(new[] { ("cpo.locations.mine", file) }));
    }

    [Test]
    public async Task A_slip_in_a_request_of_the_file_that_is_played_is_told_as_its_authors()
    {
        var file = await WriteAsync("mine/first.yaml", Mine.Replace("steps:", "steps:\n  - { id: slip, call: locations.sender.list, with: { limit: two } }", StringComparison.Ordinal));

        var run = await ComplianceAsync("--only", file);

        Assert.That(run.Error, Does.Contain($"{file}:").And.Contains("limit is \"two\", which is no whole number.").And.Contains("write wrong: true where that is what is tried"));
    }

    [Test]
    public async Task Only_takes_a_file_of_ours_by_its_path_from_the_folder_on_and_an_id_too()
    {
        var run = await ComplianceAsync("--only", "cpo/locations/paging.yaml", "--only", "both.versions.list");

        Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
        Assert.That(Played(), Is.EqualTo(new[] { ("both.versions.list", "both/versions/list.yaml"), ("cpo.locations.paging", "cpo/locations/paging.yaml") }));
    }

    [TestCase("none 99", "mine/first.yaml:99")]
    [TestCase("There is no file mine/second.yaml", "mine/second.yaml")]
    public async Task Only_what_is_not_there_is_2(string sentence, string only)
    {
        var file = await WriteAsync("mine/first.yaml", Mine);

        var run = await ComplianceAsync("--only", only.Replace("mine/first.yaml", file, StringComparison.Ordinal));

        Assert.That((run.ExitCode, run.Error.Contains(sentence, StringComparison.Ordinal)), Is.EqualTo((2, true)), run.Error);
    }

    [Test]
    public async Task A_folder_of_ones_own_is_played_instead_of_ours_or_beside_it()
    {
        var file = await WriteAsync("mine/cpo/first.yaml", Mine);
        var folder = Path.Combine(_reports, "mine");

        var (instead, beside) = (await ComplianceAsync("--scenarios", folder, "--list"), await ComplianceAsync("--with-scenarios", folder, "--module", "locations", "--list"));
        var run = await ComplianceAsync("--scenarios", folder);

        Assert.That(instead.Out.TrimEnd(), Is.EqualTo("cpo.locations.mine  Mine"));
        Assert.That(beside.Out, Does.Contain("cpo.locations.mine ").And.Contains("cpo.locations.paging "));
        Assert.That((run.ExitCode, Played().Single()), Is.EqualTo((0, ("cpo.locations.mine", file))), run.Out + run.Error);
    }

    [Test]
    public async Task A_folder_without_a_registration_of_its_own_takes_ours_where_one_is_asked_for()
    {
        await WriteAsync("mine/first.yaml", Mine);

        var run = await Started.RunAsync("compliance", "--role", "CPO", "--scenarios", Path.Combine(_reports, "mine"), "--reports", _reports);

        Assert.That(run.ExitCode, Is.Zero, run.Out + run.Error);
        Assert.That(Played().Select(played => played.Id), Is.EqualTo(new[] { "both.credentials.registration", "cpo.locations.mine", "beside" }));
    }

    [Test]
    public async Task An_id_that_stands_in_two_folders_is_2_and_both_places_are_told()
    {
        var file = await WriteAsync("mine/first.yaml", Mine.Replace("cpo.locations.mine", "cpo.locations.paging", StringComparison.Ordinal));

        var run = await ComplianceAsync("--with-scenarios", Path.Combine(_reports, "mine"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain($"{file}:1:1: The scenario id cpo.locations.paging is taken already, at cpo/locations/paging.yaml:3:1."));
    }

    [Test]
    public async Task A_dry_run_says_what_would_be_sent_and_sends_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var target = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/versions";

        var run = await Started.RunAsync("compliance", target, "--token", Token, "--only", "cpo.locations.paging", "--dry-run", "--reports", _reports);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Does.Contain("Nothing is sent").And.Contains($"GET {target}").And.Contains("GET {locations_url}?limit=2").And.Contains("Authorization: Token …").And.Not.Contains(Token));
        Assert.That((listener.Pending(), Directory.GetFiles(_reports)), Is.EqualTo((false, Array.Empty<string>())));
    }

    private const string Mine = "id: cpo.locations.mine\ntitle: Mine\nwhy: Because.\nrole: CPO\nmodule: locations\nsteps:\n  - id: list\n    call: locations.sender.list\n";

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(_reports, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    /// <summary>The scenarios in the results, with their files.</summary>
    private IReadOnlyList<(string Id, string File)> Played()
    {
        using var results = JsonDocument.Parse(File.ReadAllText(Path.Combine(_reports, "results.json")));
        return [.. results.RootElement.GetProperty("scenarios").EnumerateArray().Select(scenario => (scenario.GetProperty("id").GetString()!, scenario.GetProperty("file").GetString()!))];
    }

    private Task<(int ExitCode, string Out, string Error)> ComplianceAsync(params string[] more) =>
        Started.RunAsync(["compliance", _server.VersionsUrl.AbsoluteUri, "--token", Token, "--from", "DE*OKM", "--reports", _reports, .. more]);
}
