using System.Globalization;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Words;

/// <summary>Known failures in words.</summary>
public static class Excuses
{
    /// <summary>Where an excuse stands and how long it holds: <c>known-failures.yaml:12, until 2027-01-31</c>.</summary>
    public static string Where(Excuse known) =>
        $"{known.From}{(known.Until is { } until ? $", until {Day(until)}" : "")}";

    /// <summary>What is known: the rule, and where it was broken.</summary>
    public static string Told(KnownFailure known)
    {
        var where = known.Scenario == "*" ? "" : $" in {known.Scenario}";
        var at = known.At is { Length: > 0 } pointer ? $" at {pointer}" : "";
        return $"{(known.Title is { } title ? $"{title.TrimEnd('.')} ({known.Check}{where}{at})" : $"{known.Check}{where}{at}")}{(known is { State: KnownState.Expired, Until: { } until } ? $", which ended on {Day(until)}" : "")}";
    }

    /// <summary>A day, as lists write it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
