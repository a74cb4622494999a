using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cli.Learn;
using OcpiKit.Cli.Servers.Running;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Engine.Parties;
using OcpiKit.Learning.Playing;
using OcpiKit.Learning.Showing;
using OcpiKit.Ocpi.Hosting;

namespace OcpiKit.Proof.Lessons;

/// <summary>Lessons against servers that run anyhow, while these have a partner of their own.</summary>
[TestFixture, Category("compliance")]
internal sealed class RunningLessonTests
{
    private readonly Classroom _classroom = new();
    private CpoServer _cpo = null!;
    private EmspServer _emsp = null!;
    private string _folder = "";

    [OneTimeSetUp]
    public async Task RunServers()
    {
        _folder = Directory.CreateTempSubdirectory("ocpikit-running-").FullName;
        _cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 40 }, builder => builder.Services.AddSingleton<TimeProvider>(new PacedTime(TimeProvider.System, 120)));
        _emsp = await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 10 });
        await _cpo.RegisterAsync(_emsp.VersionsUrl, _emsp.Invite());
    }

    [OneTimeTearDown]
    public async Task StopThem()
    {
        await _emsp.DisposeAsync();
        await _cpo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCaseSource(typeof(Classroom), nameof(Classroom.Names)), CancelAfter(120_000)]
    public async Task Go_again_and_again_without_a_fault_and_leave_the_servers_partners_as_they_were(string name, CancellationToken stop)
    {
        var lesson = _classroom.Set.Lesson(name)!;
        var player = _classroom.PlayerOn(new RunningStage([Of("CPO", _cpo), Of("eMSP", _emsp)], new ReferenceStage()));
        using var station = new HttpClient { BaseAddress = _cpo.BaseUrl };

        for (var time = 0; time < 2; time++)
        {
            var performance = await player.PlayAsync(lesson, stop);

            Assert.Multiple(() =>
            {
                Assert.That(PlayedStep.Complaining(performance.Steps.SelectMany(step => step.Findings)).Select(finding => $"{finding.Check}: {finding.Says}"), Is.Empty);
                Assert.That(lesson.Notes.Where(note => performance.Of(note.Step).Exchanges.Count == 0).Select(note => note.Step), Is.Empty);
                Assert.That((_cpo.Peers.Count, _emsp.Peers.Count), Is.EqualTo((1, 1)));
            });
            // The plug is pulled a moment after it was asked for, and whoever comes before that finds the place taken.
            while (await ChargesAsync(station, stop) > 0)
                stop.ThrowIfCancellationRequested();
        }
    }

    [TestCaseSource(typeof(Classroom), nameof(Classroom.Names)), CancelAfter(120_000)]
    public async Task Take_back_at_a_server_that_goes_on_what_they_plugged_in_broke_and_made(string name, CancellationToken stop)
    {
        var player = _classroom.PlayerOn(new RunningStage([Of("CPO", _cpo), Of("eMSP", _emsp)], new ReferenceStage()));
        using var station = new HttpClient { BaseAddress = _cpo.BaseUrl };
        using var partner = Partner();
        var before = await LeftAsync();

        await player.PlayAsync(_classroom.Set.Lesson(name)!, stop);

        // What is ordered at a station happens a moment later.
        while (await LeftAsync() != before)
            stop.ThrowIfCancellationRequested();

        // Charges of the learner that go on, charging points that are broken, tariffs.
        async Task<(int, int, int)> LeftAsync() => (
            await ChargesAsync(station, stop),
            (await partner.GetStringAsync(new Uri("/ocpi/cpo/2.2.1/locations?limit=50", UriKind.Relative), stop)).Split("OUTOFORDER").Length,
            JsonNode.Parse(await partner.GetStringAsync(new Uri("/ocpi/cpo/2.2.1/tariffs?limit=50", UriKind.Relative), stop))!["data"]!.AsArray().Count);
    }

    [Test, CancelAfter(120_000)]
    public async Task A_charge_that_a_learner_has_left_somewhere_ends_when_the_next_lesson_begins(CancellationToken stop)
    {
        var stage = new RunningStage([Of("CPO", _cpo)], new ReferenceStage());
        using var station = new HttpClient { BaseAddress = _cpo.BaseUrl };
        using var partner = Partner();
        var place = JsonNode.Parse(await partner.GetStringAsync(new Uri("/ocpi/cpo/2.2.1/locations?limit=50", UriKind.Relative), stop))!["data"]!.AsArray().Skip(1).First(location =>
            location!["evses"]!.AsArray().Any(evse => (string?)evse!["status"] == "AVAILABLE" && evse["connectors"]!.AsArray() is [{ } plug] && plug["tariff_ids"] is not null && evse["capabilities"]?.ToJsonString().Contains("REMOTE_START") is true));
        var elsewhere = _classroom.Set.Lesson("commands")!.Chapters.SelectMany(chapter => chapter.Attempts).First(attempt => attempt.Own is not null).With((string)place!["id"]!);
        var played = await _classroom.PlayerOn(new Killed(stage)).PlayAsync(elsewhere, tell: null, stop);
        Assert.That(Arrow.Of(played.Of("start").Exchanges)[1].Label, Is.EqualTo("HTTP 200, OCPI 1000"));
        // The station begins a moment later.
        while (await ChargesAsync(station, stop) == 0)
            stop.ThrowIfCancellationRequested();

        await _classroom.PlayerOn(stage).PlayAsync(_classroom.Set.Lesson("authentication")!, stop);

        while (await ChargesAsync(station, stop) > 0)
            stop.ThrowIfCancellationRequested();
    }

    private HttpClient Partner() => new() { BaseAddress = _cpo.BaseUrl, DefaultRequestHeaders = { { "Authorization", $"Token {Convert.ToBase64String(Encoding.UTF8.GetBytes(_cpo.Token))}" } } };

    // Those of the learner that go on.
    private static async Task<int> ChargesAsync(HttpClient station, CancellationToken stop) =>
        JsonNode.Parse(await station.GetStringAsync(new Uri("/station", UriKind.Relative), stop))!["data"]!.AsArray().Count(charge => (string?)charge?["cdr_token"]?["party_id"] == "LRN");

    [Test]
    public async Task A_lesson_says_at_which_server_it_is_played_and_faults_are_given_to_none_that_runs()
    {
        var player = _classroom.PlayerOn(new RunningStage([Of("CPO", _cpo)], new ReferenceStage()));
        var attempt = _classroom.Set.Lesson("tariffs")!.Chapters.SelectMany(chapter => chapter.Attempts).First(attempt => attempt.Mutant is not null);

        var performance = await player.PlayAsync(attempt, tell: null, CancellationToken.None);

        Assert.That(player.Against("CPO"), Does.Contain(_cpo.BaseUrl.AbsoluteUri));
        Assert.That(player.Against("EMSP"), Is.EqualTo("a real server on this machine"));
        Assert.That(performance.Steps.SelectMany(step => step.Exchanges).Select(exchange => new Uri(exchange.Url).Port), Is.Not.Empty.And.None.EqualTo(_cpo.BaseUrl.Port));
    }

    [Test]
    public async Task Servers_are_found_in_the_book_but_those_that_want_a_key()
    {
        await using var locked = await EmspServer.StartAsync(new EmspOptions { Port = 0, Tokens = 1, OperatorKey = "a-key-that-nobody-tells" });
        await using var door = StopDoor.Open();
        var book = new RunningBook(_folder);
        using var entry = book.Enter(new(Environment.ProcessId, door.Name, DateTimeOffset.UnixEpoch, [Of("CPO", _cpo), Of("eMSP", locked)]));

        var found = await RunningStage.FindAsync(book, CancellationToken.None);

        Assert.That(found.Select(server => server.Kind), Is.EqualTo(new[] { "CPO" }));
    }

    /// <summary>A program that is killed leaves without a word.</summary>
    private sealed class Killed(IStage stage) : IStage
    {
        public string Words(string role) => stage.Words(role);

        public async Task<IScene> OpenAsync(string role, string? mutant, CancellationToken stop) => new Scene((await stage.OpenAsync(role, mutant, stop)).Profile);

        private sealed record Scene(Profile Profile) : IScene
        {
            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    private static RunningServer Of(string kind, OcpiServer server) => new(kind, "", server.VersionsUrl, server.BaseUrl, "in memory");
}
