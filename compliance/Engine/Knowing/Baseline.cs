using System.Globalization;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Knowing;

/// <summary>An earlier run, as a list of what is known to be broken: cause by cause, so that another field that breaks under the same rule is new.</summary>
public static class Baseline
{
    /// <summary>All that the run found broken, warned of or could not verify. What the kit itself did wrong says nothing.</summary>
    public static IReadOnlyList<KnownFailure> Of(RunResult result)
    {
        var reason = string.Create(CultureInfo.InvariantCulture, $"It was so in the run of {result.Facts.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
        return
        [
            .. (from scenario in result.Scenarios
               from check in scenario.Checks
               where IsKept(check.Verdict)
               select new KnownFailure(Pattern.Shown(scenario.Id), check.Check, reason)
               {
                   At = check.Verdict == Verdict.Blocked ? null : PlacePattern.Of(check), Was = check.Verdict, Title = check.Title,
               }).Distinct(),
            .. from scenario in result.Scenarios
               where scenario.SpeaksForItself && IsKept(scenario.Verdict)
               select new KnownFailure(Pattern.Shown(scenario.Id), KnownFailure.WholeScenario, reason) { Was = scenario.Verdict, Title = scenario.Title },
        ];
    }

    /// <summary>The facts of the run.</summary>
    public static BaselineFacts FactsOf(RunResult result) => new(result.Facts.Started, result.Facts.Kit, result.Facts.Name, result.Facts.Target);

    private static bool IsKept(Verdict verdict) => verdict is Verdict.Fail or Verdict.Warn or Verdict.Blocked;
}
