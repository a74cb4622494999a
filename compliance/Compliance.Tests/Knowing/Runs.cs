using OcpiKit.Compliance.Tests.Reporting;
using OcpiKit.Engine.Knowing;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Knowing;

/// <summary>Runs of two scenarios, in which rules are broken as a test needs it.</summary>
internal static class Runs
{
    public const string First = "cpo.a.first";
    public const string Second = "cpo.a.second";

    /// <summary>A run that found these, each as <c>scenario check verdict pointer</c>; a scenario is played where something was found in it.</summary>
    public static RunResult Of(params string[] found)
    {
        var findings = found.Select(line => line.Split(' ')).Select(word => (
            Scenario: $"cpo.a.{word[0]}",
            Finding: new Finding(word[1], $"Rule {word[1]}", VerdictWords.FromWord(word[2])!.Value, Axis.Conformance, [], $"Seen as {word[2]}.", Pointer: word.ElementAtOrDefault(3)))).ToList();
        return ResultFold.Of(
        [
            new RunStarted(SampleRun.Facts(), [SampleRun.Plan(First, "First", "a"), SampleRun.Plan(Second, "Second", "a")]),
            .. findings.Select(one => new Found(one.Scenario, one.Finding)),
            .. new[] { First, Second }.Select(id => new ScenarioEnded(id, 5, findings.Exists(one => one.Scenario == id) ? null : Verdict.NotApplicable, null)),
            new RunEnded(SampleRun.Noon, []),
        ], _ => null);
    }

    /// <summary>An entry of a list.</summary>
    public static KnownFailure Entry(string scenario, string check) => new(scenario, check, "We know.") { Place = new Place("known.yaml", 7, 5) };

    /// <summary>A run with a list laid over it.</summary>
    public static RunResult Over(RunResult run, params KnownFailure[] known) => new KnownFailures(known, [First, Second]).Over(run);
}
