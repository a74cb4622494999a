using OcpiKit.Compliance.Tests.Running;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting;
using OcpiKit.Reporting.Bodies;

namespace OcpiKit.Compliance.Tests.Reporting.Bodies;

[TestFixture, Category("integration")]
internal sealed class LongBodiesTests
{
    private string _folder = "";

    private string Evidence => Path.Combine(_folder, "evidence");

    [SetUp]
    public void A_folder_of_its_own() => _folder = Directory.CreateTempSubdirectory("ocpikit-bodies-").FullName;

    [TearDown]
    public void Clean_up() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_body_that_the_result_cuts_is_kept_whole_and_veiled_beside_the_reports()
    {
        var target = new ScriptedTarget().Answer("/locations", new[] { new { id = "LOC1", name = new string('n', 300_000), echo = ScriptedTarget.Token } });
        using var bodies = new LongBodies(_folder);

        var result = ResultFold.Of(await new Staging { Target = target, LongBodies = bodies }.RunAsync(Staging.Scenario(Staging.Call("list", "locations.sender.list"))), _ => null);
        await ReportFolder.WriteAsync(_folder, result, ExitRules.Default, bodies, CancellationToken.None);

        var cut = result.Exchanges.Single(exchange => exchange.Cut);
        var whole = await File.ReadAllTextAsync(Path.Combine(_folder, cut.BodyFile!));
        Assert.That(cut.BodyFile, Does.EndWith(".json"));
        Assert.That(whole, Does.Contain(new string('n', 300_000)).And.Contain("[token]").And.Not.Contain(ScriptedTarget.Token));
        Assert.That(Directory.GetDirectories(_folder), Is.EqualTo(new[] { Evidence }), "no draft stays");
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_folder, "report.html")), Does.Contain($"href=\"{cut.BodyFile}\""));
    }

    [Test]
    public async Task Those_of_the_run_before_go_and_what_the_kit_did_not_write_stays()
    {
        Directory.CreateDirectory(Evidence);
        await File.WriteAllTextAsync(Path.Combine(Evidence, "exchange-7.json"), "{}");
        await File.WriteAllTextAsync(Path.Combine(Evidence, "mine.json"), "{}");

        using var bodies = new LongBodies(_folder);
        var kept = bodies.Keep(8, new("{}", Cut: false, Json: true), found: true);
        await ReportFolder.WriteAsync(_folder, SampleRun.Result(), ExitRules.Default, bodies, CancellationToken.None);

        Assert.That(Directory.GetFiles(Evidence).Select(Path.GetFileName), Is.EquivalentTo(new[] { "mine.json", "exchange-8.json" }));
        Assert.That(kept, Is.EqualTo("evidence/exchange-8.json"));
    }

    [Test]
    public async Task A_run_without_any_takes_away_those_of_the_run_before()
    {
        Directory.CreateDirectory(Evidence);
        await File.WriteAllTextAsync(Path.Combine(Evidence, "exchange-7.json"), "{}");

        await ReportFolder.WriteAsync(_folder, SampleRun.Result(), CancellationToken.None);

        Assert.That(Directory.Exists(Evidence), Is.False);
    }

    [Test]
    public void Where_the_room_is_used_up_no_more_is_kept_and_what_is_well_takes_none_from_what_is_not()
    {
        using var bodies = new LongBodies(_folder);
        var large = new LongBody(new string('x', 4_000_000), Cut: true, Json: false);
        var kept = 0;
        for (; bodies.RoomFor(found: false) > 0; kept++)
            bodies.Keep(kept, large, found: false);

        Assert.That(kept, Is.EqualTo(6));
        Assert.That(bodies.RoomFor(found: true), Is.EqualTo(4_000_000));
    }

    [Test]
    public async Task What_nobody_could_see_is_written_as_JSON_writes_it()
    {
        using var bodies = new LongBodies(_folder);
        bodies.Keep(1, new("{\n  \"a\": \"\u001b[2J\u202E\U000E0001Köln\"\n}", Cut: false, Json: true), found: true);
        await ReportFolder.WriteAsync(_folder, SampleRun.Result(), ExitRules.Default, bodies, CancellationToken.None);

        Assert.That(await File.ReadAllTextAsync(Path.Combine(Evidence, "exchange-1.json")), Is.EqualTo("{\n  \"a\": \"\\u001B[2J\\u202E\\uDB40\\uDC01Köln\"\n}"));
    }

    [Test]
    public async Task Reports_that_are_made_again_elsewhere_take_their_bodies_along_and_name_only_those_that_are_there()
    {
        Directory.CreateDirectory(Evidence);
        await File.WriteAllTextAsync(Path.Combine(Evidence, "exchange-3.json"), "{}");
        var sample = SampleRun.Result();
        var result = sample with { Exchanges = [.. sample.Exchanges.Select(exchange => exchange.Number is 3 or 4 ? exchange with { Cut = true, BodyFile = $"evidence/exchange-{exchange.Number}.json" } : exchange)] };
        var again = Path.Combine(_folder, "again");

        using (var bodies = LongBodies.Of(ref result, _folder, again))
            await ReportFolder.WriteAsync(again, result, ExitRules.Default, bodies, CancellationToken.None);

        Assert.That(Directory.GetFiles(Path.Combine(again, "evidence")).Select(Path.GetFileName), Is.EqualTo(new[] { "exchange-3.json" }));
        Assert.That(result.Exchanges.Where(exchange => exchange.BodyFile is not null).Select(exchange => exchange.Number), Is.EqualTo(new[] { 3 }));
    }
}
