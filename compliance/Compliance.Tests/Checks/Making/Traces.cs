using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Checks.Making;

/// <summary>Makes steps and traces.</summary>
internal static class Traces
{
    private static readonly Place Here = new("made/up.yaml", 1, 1);

    public static Scenario Scenario { get; } = new("cpo.made.up", "Made up", "For tests", "CPO", "locations", Conduct.Reads, [], Here);

    public static Trace Of(params StepTrace[] steps) => new(Scenario, steps);

    /// <summary>With calls that came meanwhile; they are numbered from 101 on.</summary>
    public static Trace With(this Trace trace, params Exchange[] incoming) => trace with { Incoming = [.. incoming.Select((call, index) => call with { Number = 101 + index })] };

    public static StepTrace Crawl(string operation, params Exchange[] pages) => new(Step(operation, Pages.All), pages);

    public static StepTrace Call(string operation, Exchange exchange) => new(Step(operation, Pages.One), [exchange]);

    public static CallStep Step(string operation, Pages pages = Pages.One, params Expectation[] expect) => new(
        "step", "A step", Here, Exchanges.Edition.Operations[operation], new Dictionary<string, string>(), Variation.None, Intent.Regular, pages, expect, []);

    public static Expectation Expect(Subject subject, Matcher matcher, params string[] verifies) =>
        new("it", "It is as wanted.", subject, matcher, verifies, Engine.Results.Verdict.Fail, Here);

    public static IReadOnlyDictionary<string, JsonElement> Values(params (string Name, string Json)[] values) =>
        values.ToDictionary(value => value.Name, value => Element.Of(value.Json));
}
