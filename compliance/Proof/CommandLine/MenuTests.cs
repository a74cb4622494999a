namespace OcpiKit.Proof.CommandLine;

/// <summary><c>./run.sh</c> without a word, before somebody who sits at a terminal.</summary>
[TestFixture, Category("integration")]
internal sealed class MenuTests
{
    private const string Down = "\x1b[B";
    private const string Up = "\x1b[A";
    private const string Enter = "\r";
    private const string Question = "What shall be done?";

    private OwnHome? _home;

    [SetUp]
    public void MakeAHomeOfItsOwn() => _home = OwnHome.AtATerminal();

    [TearDown]
    public async Task TakeItAway()
    {
        if (_home is not null)
            await _home.DisposeAsync();
    }

    [Test, CancelAfter(120_000)]
    public async Task Servers_are_started_and_stopped_by_it_and_each_choice_says_its_command(CancellationToken stop)
    {
        await using var menu = PseudoTerminal.Start(_home!.Variables(("OCPI_PORT", "0"), ("OCPI_EMSP_PORT", "0"), ("OCPI_LOCATIONS", "3")));
        Assert.That(await menu.ReadToAsync("Leave", stop), Does.Contain(Question).And.Contains("none runs").And.Contains("Start the reference servers"));

        await menu.TypeAsync(Down + Down + Down + Down + Enter, stop);
        Assert.That(await menu.ReadToAsync("Runs in the background.", stop), Does.Contain("> ./run.sh servers --background"));
        await menu.ReadToAsync("Stop the reference servers", stop);
        Assert.That(await _home.Running.ReadAsync(stop), Has.Count.EqualTo(1));

        await menu.TypeAsync(Down + Down + Down + Down + Enter, stop);
        Assert.That(await menu.ReadToAsync("Stopped: CPO", stop), Does.Contain("> ./run.sh stop"));
        await menu.ReadToAsync("Start the reference servers", stop);
        Assert.That(await _home.Running.ReadAsync(stop), Is.Empty);

        await menu.TypeAsync(Up + Enter, stop);
        Assert.That(await menu.EndAsync(stop), Is.Zero);
    }

    [Test, CancelAfter(120_000)]
    public async Task An_endpoint_is_asked_for_and_its_token_is_not_shown(CancellationToken stop)
    {
        await using var menu = PseudoTerminal.Start(_home!.Variables());
        await menu.ReadToAsync("Leave", stop);

        await menu.TypeAsync(Down + Down + Down + Enter, stop);
        await menu.ReadToAsync("versions URL", stop);
        await menu.TypeAsync("http://127.0.0.1:1/versions" + Enter, stop);
        await menu.ReadToAsync("it gave you", stop);
        await menu.TypeAsync("s3cret" + Enter, stop);
        var said = await menu.ReadToAsync("> ./run.sh compliance http://127.0.0.1:1/versions --token …", stop) + await menu.ReadToAsync("Learn OCPI", stop);

        Assert.That(said, Does.Contain("nothing listens").And.Not.Contains("s3cret"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Lessons_begin_at_the_terminal_and_in_the_browser_and_come_back_to_it(CancellationToken stop)
    {
        await using var menu = PseudoTerminal.Start(_home!.Variables(("BROWSER", "true")));
        await menu.ReadToAsync("Leave", stop);

        await menu.TypeAsync(Enter, stop);
        await menu.ReadToAsync("> ./run.sh learn interactive", stop);
        await menu.ReadToAsync("Enter … ", stop);
        await menu.TypeAsync("q" + Enter, stop);
        await menu.ReadToAsync("Leave", stop);

        await menu.TypeAsync(Down + Enter, stop);
        await menu.ReadToAsync("> ./run.sh learn --web", stop);
        await menu.ReadToAsync("The lessons: http://localhost:", stop);
        await menu.ReadToAsync("Ctrl-C stops it.", stop);
        await menu.TypeAsync("\x03", stop);
        await menu.ReadToAsync("Stopped.", stop);
        await menu.ReadToAsync("Leave", stop);

        await menu.TypeAsync(Up + Enter, stop);
        Assert.That(await menu.EndAsync(stop), Is.Zero);
    }

    [Test, CancelAfter(180_000)]
    public async Task A_run_is_made_its_report_opened_and_status_troubleshooting_and_help_are_shown(CancellationToken stop)
    {
        await using var menu = PseudoTerminal.Start(_home!.Variables(("BROWSER", "true"), ("DISPLAY", "")));
        await menu.ReadToAsync("Leave", stop);

        await ChooseAsync(Down + Down, "> ./run.sh compliance");
        Assert.That(await menu.ReadToAsync("Open the last report", stop), Does.Contain("Last report").And.Contains("onformant"));
        await menu.ReadToAsync("Leave", stop);
        await ChooseAsync(Down + Down + Down + Down, Path.Combine("reports", "report.html"), "Leave");
        // From the end: leave, help, troubleshooting, tests, status.
        await ChooseAsync(Up + Up, "> ./run.sh --help", "Usage: ./run.sh COMMAND", "Leave");
        await ChooseAsync(Up + Up + Up, "> ./run.sh doctor", "SDK", "Leave");
        await ChooseAsync(Up + Up + Up + Up + Up, "> ./run.sh status", "Leave");
        await menu.TypeAsync(Up + Enter, stop);
        await menu.EndAsync(stop);

        // The list is drawn anew with each key, so what has to come is read in order.
        async Task ChooseAsync(string keys, params string[] come)
        {
            await menu.TypeAsync(keys + Enter, stop);
            foreach (var text in come)
                await menu.ReadToAsync(text, stop);
        }
    }
}
