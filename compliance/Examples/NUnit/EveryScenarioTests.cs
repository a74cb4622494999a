using OcpiKit.Cpo;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.NUnitExample;

/// <summary>
/// Each scenario is a test of your own: it stands in the test explorer by its id and runs with all others. Here a server is started in the process;
/// the versions URL and token of one that runs elsewhere do as well.
/// </summary>
[TestFixture, Category("compliance")]
internal sealed class EveryScenarioTests
{
    private static readonly Edition Edition = Edition.Load221();

    private CpoServer _server = null!;
    private ScenarioTester _tester = null!;

    /// <summary>Those that read, of the modules that you have; a folder of your own scenarios is loaded in the same way.</summary>
    private static IEnumerable<TestCaseData<Scenario>> Scenarios() =>
        from scenario in new ScenarioLoader(Edition).LoadFolder(Path.Combine(AppContext.BaseDirectory, "scenarios")).Scenarios
        where scenario.Tests("CPO") && scenario.Module is "versions" or "locations" && scenario is { Conduct: Conduct.Reads, Listens: false }
        select new TestCaseData<Scenario>(scenario) { TestName = scenario.Id };

    [OneTimeSetUp]
    public async Task StartServer()
    {
        _server = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 60 });
        _tester = new ScenarioTester(Edition, new Profile { Url = _server.VersionsUrl, Token = _server.Token, From = new("DE", "OKM") });
    }

    [OneTimeTearDown]
    public async Task StopServer()
    {
        _tester.Dispose();
        await _server.DisposeAsync();
    }

    [TestCaseSource(nameof(Scenarios))]
    public async Task Is_passed(Scenario scenario)
    {
        var result = await _tester.PlayAsync(scenario);

        // What is broken says the rule, what was wanted and what was received.
        Assert.That(result.Checks.Where(check => check.Verdict >= Verdict.Fail).Select(check => $"{check.Title}: {check.Says}"), Is.Empty);
        // What could not be verified is no pass: it has its reason.
        Assume.That(result.Verdict, Is.Not.EqualTo(Verdict.Blocked), result.Reason ?? result.Checks.FirstOrDefault(check => check.Verdict == Verdict.Blocked)?.Says);
    }
}
