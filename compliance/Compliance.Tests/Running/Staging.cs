using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Running;

/// <summary>Puts a run together: scenarios of steps that need no file, and all around them that listens, triggers and writes down.</summary>
internal sealed class Staging
{
    private static readonly Place Nowhere = new("test.yaml", 1, 1);

    public static Edition Edition { get; } = Edition.Load221();

    public ScriptedTarget Target { get; init; } = new();

    public FakeCounterparty? Counterparty { get; init; }

    public Profile Profile { get; init; } = new() { Url = ScriptedTarget.Versions, Token = ScriptedTarget.Token, OwnToken = "token-b-1", From = new("NL", "OKT") };

    public ITriggers? Triggers { get; init; }

    public IRelationBook? Book { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public IBodyKeeper? LongBodies { get; init; }

    /// <summary>Called with every event before the run goes on.</summary>
    public Action<RunEvent> On { get; init; } = _ => { };

    public static Scenario Scenario(params Step[] steps) => new("cpo.test", "Test", "Because.", "CPO", "locations", Conduct.Changes, steps, Nowhere);

    public static CallStep Call(string id, string operation, params (string, string)[] with) => new(
        id, id, Nowhere, Edition.Operations[operation], with.ToDictionary(pair => pair.Item1, pair => pair.Item2), Variation.None, Intent.Regular, Pages.One, [], []);

    public static AwaitStep Await(string id, string operation, params (string, string)[] where) => new(
        id, $"your CPO to call {operation}", Nowhere, [Edition.Operations[operation]], where.ToDictionary(pair => pair.Item1, pair => pair.Item2), null,
        TimeSpan.FromMilliseconds(1), Verdict.Blocked, [], "It comes.", [], []);

    public static TriggerStep Trigger(string id, string trigger, string ask = "Do it", params (string, string)[] with) =>
        new(id, id, Nowhere, trigger, ask, with.ToDictionary(pair => pair.Item1, pair => pair.Item2));

    public static Expectation Expect(string id, Subject subject, Matcher matcher) => new(id, id, subject, matcher, [], Verdict.Fail, Nowhere);

    public static Capture Capture(string name, Subject subject) => new(name, subject, Nowhere);

    public async Task<IReadOnlyList<RunEvent>> RunAsync(params Scenario[] plan)
    {
        var runner = new Runner(Edition, Profile, Target, new Veil(), Time, Counterparty is null ? null : Counterparty.StartAsync, Triggers, Book) { LongBodies = LongBodies };
        var events = new List<RunEvent>();
        await foreach (var told in runner.RunAsync(plan, new("test", null, []), Stop))
        {
            events.Add(told);
            On(told);
        }

        return events;
    }

    public CancellationToken Stop { get; init; }
}

/// <summary>Looking at what a run told.</summary>
internal static class Told
{
    /// <summary>The finding of a check.</summary>
    public static Finding Of(this IEnumerable<RunEvent> events, string check) => events.OfType<Found>().Select(found => found.Finding).Single(finding => finding.Check == check);

    /// <summary>The exchanges that the target began.</summary>
    public static IEnumerable<ExchangeRecord> Incoming(this IEnumerable<RunEvent> events) =>
        events.OfType<Exchanged>().Select(exchanged => exchanged.Exchange).Where(exchange => exchange.Direction == Direction.FromSubject);
}
