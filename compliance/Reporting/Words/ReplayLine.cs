using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Words;

/// <summary>How a scenario, or a check in it, is played again.</summary>
public static class ReplayLine
{
    /// <summary>What a check in a scenario is called to <c>replay</c>: checks that a scenario's file asks for bear its id already.</summary>
    public static string IdOf(ScenarioResult scenario, CheckResult check) =>
        check.Check.StartsWith(scenario.Id + "/", StringComparison.Ordinal) ? check.Check : $"{scenario.Id}/{check.Check}";

    /// <summary>The command; null where it was no scenario that saw it, or one whose id is no word for a shell.</summary>
    public static string? Of(ScenarioResult scenario, CheckResult check) =>
        IdOf(scenario, check) is var id && scenario.Line > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/') ? $"./run.sh replay {id}" : null;
}
