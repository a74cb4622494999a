using System.Text.Json;
using OcpiKit.Cpo;
using OcpiKit.Emsp;

namespace OcpiKit.Proof.CommandLine;

/// <summary>The command as a party that listens, registers and waits, against servers of our own.</summary>
[TestFixture, Category("compliance")]
internal sealed class BothDirectionsTests
{
    private const string Token = "cpo_token_c_abcdef";
    private string _folder = "";

    private string Reports => Path.Combine(_folder, "reports");

    private string State => Path.Combine(_folder, "relation.json");

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("ocpikit-both-").FullName;
        Write("scenarios/register.yaml", """
            id: both.credentials.register
            title: We register
            why: Nothing goes without.
            role: BOTH
            module: credentials
            conduct: changes
            steps:
              - id: post
                call: credentials.symmetric.post
                title: We register
                token: registration
                body: "${our_credentials}"
            """);
        Write("scenarios/push.yaml", """
            id: cpo.sessions.push
            title: A Session is pushed
            why: Drivers want to see it.
            role: CPO
            module: sessions
            steps:
              - id: start
                trigger: charge
                ask: Start a charge now
                with: { location_id: "L 1" }
              - id: session
                await: sessions.receiver.put
                title: your CPO to push a Session
                within: 500ms
                says: A new Session is pushed
            """);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Who_registers_finds_the_new_token_in_a_file_of_their_own_and_nowhere_else()
    {
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0 });

        var run = await RunAsync(emsp.VersionsUrl, "--token-a", emsp.Invite(), "--module", "credentials");

        var token = Property(State, "token");
        Assert.That(token, Has.Length.GreaterThan(10), run.Out + run.Error);
        Assert.That(run.Out, Does.Contain("✓ We register").And.Contain("You are registered with the target now").And.Contain("relation.json"));
        foreach (var written in Directory.GetFiles(Reports).Select(File.ReadAllText).Append(run.Out).Append(run.Error))
            Assert.That(written, Does.Not.Contain(token).And.Not.Contain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(token))));
    }

    [Test, Platform(Exclude = "Win")]
    public async Task Whoever_stops_a_run_after_the_registration_hears_where_the_token_is()
    {
        Write("scenarios/wait.yaml", """
            id: emsp.tokens.wait
            title: A Token is pushed
            why: Drivers want to charge.
            role: EMSP
            module: tokens
            steps:
              - id: issue
                trigger: issue
                ask: Give out a card now
                with: {}
              - id: token
                await: tokens.receiver.put
                title: your eMSP to push a Token
                says: A new Token is pushed
            """);
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0 });
        using var run = Started.Start("compliance", emsp.VersionsUrl.AbsoluteUri, "--token-a", emsp.Invite(), "--patience", "5m", "--scenarios", Path.Combine(_folder, "scenarios"), "--reports", Reports, "--state", State);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await LineAsync(run, line => line.Contains("Give out a card now", StringComparison.Ordinal), patience.Token);

        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{run.Id}"]);
        await run.WaitForExitAsync(patience.Token);

        Assert.That((run.ExitCode, Property(State, "token").Length > 10), Is.EqualTo((130, true)));
        Assert.That(await run.StandardError.ReadToEndAsync(patience.Token), Does.Contain($"stands in {State}").And.Not.Contain(Property(State, "token")));
    }

    [Test]
    public async Task Without_a_trigger_and_without_patience_nobody_waits_for_a_person()
    {
        await using var cpo = await CpoServer.StartAsync(Kit.SmallCpo);

        var run = await RunAsync(cpo.VersionsUrl, "--token", Token, "--token-b", "proof-token-b", "--module", "sessions");

        Assert.That(run.Out, Does.Contain("the profile has no trigger charge").And.Not.Contain("waiting for"));
    }

    [Test]
    public async Task A_person_is_told_once_what_to_do_and_how_long_there_is()
    {
        await using var cpo = await CpoServer.StartAsync(Kit.SmallCpo);

        var run = await RunAsync(cpo.VersionsUrl, "--token", Token, "--token-b", "proof-token-b", "--module", "sessions", "--patience", "2s");

        Assert.That(run.Out.Split("waiting for your CPO to push a Session: Start a charge now (up to 2 seconds)"), Has.Length.EqualTo(2), run.Out + run.Error);
        Assert.That(run.Out, Does.Contain("No such call came within 2 s"));
    }

    [Test]
    public async Task A_trigger_that_fails_is_told_with_what_it_said()
    {
        Write("profile.yaml", OperatingSystem.IsWindows()
            ? "triggers: { charge: { shell: 'echo no card for %OCPIKIT_LOCATION_ID%& exit 3' } }"
            : "triggers: { charge: { shell: 'echo \"no card for $OCPIKIT_LOCATION_ID\"; exit 3' } }");
        await using var cpo = await CpoServer.StartAsync(Kit.SmallCpo);

        var run = await RunAsync(cpo.VersionsUrl, "--token", Token, "--token-b", "proof-token-b", "--module", "sessions", "--profile", Path.Combine(_folder, "profile.yaml"));

        Assert.That(run.Out.ReplaceLineEndings(" "), Does.Contain("ended with 3").And.Contain("no card for L 1"));
    }

    [Test]
    public async Task A_public_URL_that_leads_nowhere_blocks_what_needs_it_and_nothing_else()
    {
        await using var cpo = await CpoServer.StartAsync(Kit.SmallCpo);

        var run = await Started.RunAsync("compliance", cpo.VersionsUrl.AbsoluteUri, "--token", Token, "--token-b", "proof-token-b", "--scenarios", Path.Combine(_folder, "scenarios"), "--reports", Reports,
            "--listen", "127.0.0.1:0", "--public-url", "http://127.0.0.1:1/kit");

        var scenario = Results().GetProperty("scenarios").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "cpo.sessions.push");
        Assert.That(scenario.GetProperty("verdict").GetString(), Is.EqualTo("blocked"));
        Assert.That(scenario.GetProperty("reason").GetString(), Does.Contain("nothing listens at 127.0.0.1 port 1").And.Contain("--public-url"));
        Assert.That(run.Out, Does.Contain("No call of the target was waited for"));
    }

    [Test]
    public async Task A_port_that_is_taken_is_one_sentence_and_3()
    {
        await using var cpo = await CpoServer.StartAsync(Kit.SmallCpo);

        var run = await RunAsync(cpo.VersionsUrl, "--token", Token, "--listen", $"127.0.0.1:{cpo.VersionsUrl.Port}");

        Assert.That((run.ExitCode, run.Error.Contains("--listen", StringComparison.Ordinal)), Is.EqualTo((3, true)), run.Error);
    }

    [Test]
    public async Task A_token_of_registration_is_not_asked_for_where_none_could_be_kept()
    {
        await using var emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0 });
        Write("file", "");

        var run = await Started.RunAsync("compliance", emsp.VersionsUrl.AbsoluteUri, "--token-a", emsp.Invite(), "--scenarios", Path.Combine(_folder, "scenarios"), "--reports", Reports,
            "--state", Path.Combine(_folder, "file", "relation.json"));

        Assert.That((run.ExitCode, run.Error.Contains("--state FILE", StringComparison.Ordinal)), Is.EqualTo((3, true)), run.Error);
    }

    [Test]
    public async Task Whoever_registers_with_the_kit_is_tested_with_what_that_brought()
    {
        await using var cpo = await CpoServer.StartAsync(Kit.SmallCpo);
        Write("scenarios/read.yaml", """
            id: both.credentials.read
            title: Our credentials can be read
            why: Because they are ours.
            role: BOTH
            module: credentials
            steps:
              - id: get
                call: credentials.symmetric.get
                title: We read them
            """);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var kit = Started.Start(
            "compliance", "--wait-registration", "--role", "CPO", "--from", "NL*KIT", "--scenarios", Path.Combine(_folder, "scenarios"), "--scenario", "both.credentials.read", "--reports", Reports);
        var versions = await AfterAsync(kit, "  versions  ", patience.Token);
        var token = await AfterAsync(kit, "  token     ", patience.Token);

        await cpo.RegisterAsync(new Uri(versions), token, patience.Token);
        var told = await kit.StandardOutput.ReadToEndAsync(patience.Token);

        Assert.That(told, Does.Contain("✓ Our credentials can be read").And.Contain("The target has registered with the kit"), await kit.StandardError.ReadToEndAsync(patience.Token));
        Assert.That(Results().GetProperty("exchanges").EnumerateArray().Count(exchange => exchange.GetProperty("direction").GetString() == "from_subject" && exchange.GetProperty("operation").GetString() == "credentials.symmetric.post"), Is.EqualTo(1), "the handshake is judged too");
        foreach (var written in Directory.GetFiles(Reports).Select(File.ReadAllText))
            Assert.That(written, Does.Not.Contain(token));
    }

    [Test]
    public async Task Nobody_who_registers_is_one_sentence_and_3()
    {
        var run = await Started.RunAsync("compliance", "--wait-registration", "--role", "EMSP", "--patience", "1s", "--scenarios", Path.Combine(_folder, "scenarios"), "--reports", Reports);

        Assert.That((run.ExitCode, run.Error.Contains("Nobody registered with the kit", StringComparison.Ordinal), run.Error.Contains("no call came", StringComparison.Ordinal)), Is.EqualTo((3, true, true)), run.Error);
    }

    [TestCase("--role CPO --token x", "leave out its URL")]
    [TestCase("", "--role CPO or --role EMSP")]
    public async Task What_does_not_go_with_waiting_for_a_registration_is_a_mistake(string more, string says)
    {
        var run = await Started.RunAsync(["compliance", "--wait-registration", "--scenarios", Path.Combine(_folder, "scenarios"), .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.That((run.ExitCode, run.Error.Contains(says, StringComparison.Ordinal)), Is.EqualTo((2, true)), run.Error);
    }

    [Test]
    public async Task At_a_terminal_the_wait_is_a_line_that_stays_and_lines_that_do_not()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script"))
            Assert.Ignore("There is no program \"script\", which makes a pseudo-terminal.");
        await using var cpo = await CpoServer.StartAsync(Kit.SmallCpo);

        var told = await PseudoTerminal.RunAsync(
            "compliance", cpo.VersionsUrl.AbsoluteUri, "--token", Token, "--token-b", "proof-token-b", "--module", "sessions", "--patience", "2s", "--scenarios", Path.Combine(_folder, "scenarios"), "--reports", Reports);

        Assert.That(told.Split("waiting for your CPO to push a Session: Start a charge now"), Has.Length.EqualTo(2), told);
        Assert.That(told, Does.Match("\u001b\\[").And.Match("1 of 1  waiting.*\r +\r"), "coloured, and what is rewritten is wiped away");
    }

    private static async Task<string> AfterAsync(System.Diagnostics.Process kit, string beginning, CancellationToken stop) =>
        (await LineAsync(kit, line => line.StartsWith(beginning, StringComparison.Ordinal), stop))[beginning.Length..];

    private static async Task<string> LineAsync(System.Diagnostics.Process kit, Func<string, bool> wanted, CancellationToken stop)
    {
        while (await kit.StandardOutput.ReadLineAsync(stop) is { } line)
        {
            if (wanted(line))
                return line;
        }

        throw new AssertionException($"It ended early: {await kit.StandardError.ReadToEndAsync(stop)}");
    }

    private JsonElement Results()
    {
        using var results = JsonDocument.Parse(File.ReadAllText(Path.Combine(Reports, "results.json")));
        return results.RootElement.Clone();
    }

    private static string Property(string file, string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.GetProperty(name).GetString()!;
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private Task<(int ExitCode, string Out, string Error)> RunAsync(Uri target, params string[] more) =>
        Started.RunAsync(["compliance", target.AbsoluteUri, "--scenarios", Path.Combine(_folder, "scenarios"), "--reports", Reports, "--state", State, .. more]);
}
