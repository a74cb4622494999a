using System.Text;
using OcpiKit.Engine.Results;

namespace OcpiKit.Cli.Testing.Performance;

/// <summary>Made-up results of any size, shaped like those of real runs, to see how the report bears them.</summary>
internal static class HugeRun
{
    private const int ChecksOfAScenario = 40;
    private const int ExchangesOfAScenario = 8;
    private const int LongestBody = 4_000;
    private const string Base = "https://cpo.example.org/ocpi/2.2.1";
    private const string Hostile = "\"><script>alert('東京')</script>&+`";
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Modules = ["locations", "sessions", "cdrs", "tariffs", "tokens", "commands", "chargingprofiles"];

    /// <summary>As a target with some faults gives: of twenty checks one fails, one warns, one could not look, each in many places; the rest pass.</summary>
    public static RunResult Usual(int checks) => Of(checks, verdictOf: number => (number % 20) switch { 3 => Verdict.Fail, 7 => Verdict.Warn, 11 => Verdict.Blocked, _ => Verdict.Pass }, text => text, LongestBody);

    /// <summary>As a target gives that breaks each rule in a way of its own, and whose every word is as long as it may be and hard to write.</summary>
    public static RunResult Worst(int checks) => Of(checks, _ => Verdict.Fail, text => text + string.Concat(Enumerable.Repeat(Hostile, 20)), 200_000);

    private static RunResult Of(int checks, Func<int, Verdict> verdictOf, Func<string, string> word, int body)
    {
        var events = new List<RunEvent>();
        var scenarios = Enumerable.Range(0, (checks + ChecksOfAScenario - 1) / ChecksOfAScenario).ToList();
        var facts = new RunFacts("0.1.0", $"{Base}/versions", word("Example Charging"), "CPO", "2.2.1", 4711, Start, null, [], [.. Modules.Select(module => new OfferedInterface(module, "SENDER", $"{Base}/{module}"))]);
        events.Add(new RunStarted(facts, [.. scenarios.Select(PlanOf)]));
        foreach (var scenario in scenarios)
        {
            var (id, module) = (IdOf(scenario), ModuleOf(scenario));
            events.Add(new ScenarioStarted(id));
            for (var exchange = 0; exchange < ExchangesOfAScenario; exchange++)
                events.Add(new Exchanged(ExchangeOf((scenario * ExchangesOfAScenario) + exchange + 1, id, module, word, body)));
            for (var check = scenario * ChecksOfAScenario; check < Math.Min(checks, (scenario + 1) * ChecksOfAScenario); check++)
                events.AddRange(FindingsOf(check, scenario, verdictOf(check), word).Select(finding => new Found(id, finding)));
            events.Add(new ScenarioEnded(id, 140));
        }

        events.Add(new RunEnded(Start.AddMinutes(5), []));
        var result = ResultFold.Of(events, id => new RequirementText(id, int.Parse(id[4..], null) % 3 == 0 ? "SHOULD" : "MUST", $"Whoever sends an object of the kind {id} sends it whole, with every field that its table calls required.", "mod_locations, line 410"));
        return result with
        {
            Coverage = [.. Enumerable.Range(0, 400).Select(number => new RequirementResult(
                $"REQ-{number}", Modules[number % Modules.Length], "MUST", "Whoever sends an object sends it whole, with every field that its table calls required.", "mod_locations, line 410", "a", number % 3 == 0 ? null : Verdict.Pass, ["schema.location"], [], null))],
        };
    }

    private static string IdOf(int scenario) => $"cpo.{ModuleOf(scenario)}.case-{scenario}";

    private static string ModuleOf(int scenario) => Modules[scenario % Modules.Length];

    private static PlannedScenario PlanOf(int scenario) => new(
        IdOf(scenario), $"Every object of the list number {scenario} is whole and can be told from the others", "A partner that cannot rely on this shows drivers what is not there, and bills what nobody took.",
        ModuleOf(scenario), "CPO", $"cpo/{ModuleOf(scenario)}/case-{scenario}.yaml", 1);

    private static IEnumerable<Finding> FindingsOf(int check, int scenario, Verdict verdict, Func<string, string> word)
    {
        // Rules are a few hundred whatever the run, as they are in real ones; only what is broken is each time another.
        var id = verdict == Verdict.Pass ? $"rule-{check % ChecksOfAScenario}.whole" : $"rule-{check}.field";
        for (var place = 0; place < (verdict == Verdict.Pass ? 1 : 25); place++)
        {
            yield return new Finding(
                id, "Objects of the list have the shape that the specification gives them", verdict, Axis.Conformance, [$"REQ-{check % 400}"],
                word(verdict == Verdict.Pass ? "The answer is as it should be." : $"country has {check} letters where a code of three is due."),
                verdict == Verdict.Pass ? null : new Difference(word("three letters, such as DEU"), word("\"DE\"")),
                (scenario * ExchangesOfAScenario) + (place % ExchangesOfAScenario) + 1, verdict == Verdict.Pass ? null : word($"/data/{place}/country"));
        }
    }

    private static ExchangeRecord ExchangeOf(int number, string scenario, string module, Func<string, string> word, int longest)
    {
        var body = new StringBuilder("{\"data\":[");
        for (var index = 0; body.Length < longest; index++)
            body.Append(index > 0 ? "," : "").Append(null, $$"""{"country_code":"DE","party_id":"EXC","id":"LOC{{index}}","name":{{System.Text.Json.JsonSerializer.Serialize(word("Car park"))}},"address":"Ringstr. {{index}}","country":"DE","coordinates":{"latitude":"50.9","longitude":"6.95"},"last_updated":"2026-03-01T10:00:00Z"}""");
        HeaderLine[] asked =
        [
            new("User-Agent", "OcpiKit"), new("Accept", "application/json"), new("Authorization", "Token [token]"), new("X-Request-ID", $"00000000-0000-4000-8000-{number:000000000000}"),
            new("X-Correlation-ID", $"00000000-0000-4000-9000-{number:000000000000}"), new("OCPI-to-country-code", "DE"), new("OCPI-to-party-id", "EXC"), new("OCPI-from-country-code", "NL"), new("OCPI-from-party-id", "OKM"),
        ];
        HeaderLine[] answered = [new("Content-Type", "application/json"), new("Date", "Sat, 14 Mar 2026 12:00:00 GMT"), new("Server", word("example")), new("X-Total-Count", "500"), new("X-Limit", "50")];
        return new ExchangeRecord(
            number, scenario, "list", $"{module}.sender.list", "GET", $"{Base}/{module}?offset={number}&limit=50", asked, null, 200, answered, body.ToString()[..longest], longest, true, null, Start.AddMilliseconds(number * 20), 18);
    }
}
