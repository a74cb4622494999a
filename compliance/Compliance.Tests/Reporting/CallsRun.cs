using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Reporting;

/// <summary>A small run in which the target calls too: a push that is broken, and a call that nobody waited for.</summary>
internal static class CallsRun
{
    public const string Scenario = "cpo.sessions.push";

    public static RunResult Result() => ResultFold.Of(Events(), SampleRun.Requirement);

    public static Waiting Wait { get; } = new(Scenario, "your CPO to push a Session", "Start a charge now", TimeSpan.FromMinutes(5));

    public static IReadOnlyList<RunEvent> Events() =>
    [
        new RunStarted(SampleRun.Facts(), [SampleRun.Plan(Scenario, "A new Session is pushed", "sessions")]),
        new ScenarioStarted(Scenario),
        new Exchanged(SampleRun.Exchange(1, Scenario, "known", "/2.2.1/sessions", """{"data":[]}""")),
        Wait,
        new Exchanged(Call(2, "session", """{"id":"S1","status":"STARTED","currency":"EUR","kwh":0}""")),
        new Found(Scenario, new Finding("call.schema", "Pushed objects have the shape the specification gives them", Verdict.Fail, Axis.Conformance,
            ["LOC-35"], "status is no SessionStatus.", new("one of ACTIVE, PENDING", "\"STARTED\""), 2, "/status")),
        new Found(Scenario, new Finding("call.content-type", "Calls say that they carry JSON", Verdict.Warn, Axis.Compatibility, ["TRN-40"], "Content-Type is text/plain.", Exchange: 2)),
        new Exchanged(Call(3, Exchange.Unasked, """{"id":"S2"}""")),
        new ScenarioEnded(Scenario, 2_000),
        new RunEnded(SampleRun.Noon.AddSeconds(3), []),
    ];

    public static ExchangeRecord Call(int number, string step, string body) => new(
        number, Scenario, step, "sessions.receiver.put", "PUT", $"https://kit.example.net/ocpi/2.2.1/sessions/NL/OKC/S{number}",
        [new("Authorization", "Token [token]"), new("Content-Type", "text/plain")], body,
        200, [new("Content-Type", "application/json")], """{"status_code":1000,"timestamp":"2026-03-14T12:00:01Z"}""", 53, false, null, SampleRun.Noon.AddSeconds(1), 3.2)
    {
        Direction = Direction.FromSubject,
        RequestBytes = body.Length,
    };
}
