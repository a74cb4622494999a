using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;
using OcpiKit.Reporting.Interfaces;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Html;

/// <summary>By what a reader can filter: told as attributes, from which the page's script reads them.</summary>
public sealed class Facets(RunResult result, PlayedInterfaces played)
{
    private static readonly string[] Levels = ["MUST", "SHOULD", "MAY"];

    /// <summary>The levels of what a check verifies, hardest first; null where it verifies no requirement with a known text.</summary>
    public string? LevelsOf(IEnumerable<string> requirements) =>
        string.Join(' ', requirements.Select(id => Cause.TextOf(result, id).Level.Split(' ')[0]).Distinct().Where(Levels.Contains).OrderBy(level => Array.IndexOf(Levels, level))) is { Length: > 0 } levels
            ? levels
            : null;

    /// <summary>The interfaces on which a check looked, as <c>locations.sender</c>; null where it was none.</summary>
    public string? InterfacesOf(ScenarioResult scenario, CheckResult check) => Words(played.Of(scenario, check).Select(one => one.Name));

    /// <summary>Where most checks of a scenario looked: said once for all of these.</summary>
    public string? InterfacesOf(ScenarioResult scenario) => scenario.Checks.Count == 0
        ? null
        : scenario.Checks.CountBy(check => InterfacesOf(scenario, check) ?? "").MaxBy(count => count.Value).Key is { Length: > 0 } most ? most : null;

    /// <summary>All of a cause's.</summary>
    public Dictionary<string, object?> Of(Cause cause) => new()
    {
        ["data-verdict"] = cause.First.Verdict.Word(),
        ["data-known"] = cause.Known is null ? null : "known",
        ["data-level"] = LevelsOf(cause.Requirements.Select(requirement => requirement.Id)),
        ["data-module"] = Words(cause.Scenarios.Select(scenario => scenario.Module)),
        ["data-role"] = Words(cause.Scenarios.Select(scenario => scenario.Role)),
        ["data-on"] = Words(cause.Scenarios.SelectMany(scenario => scenario.Checks.Where(check => check.Check == cause.First.Check && check.Verdict == cause.First.Verdict).SelectMany(check => played.Of(scenario, check))).Select(one => one.Name)),
    };

    private static string? Words(IEnumerable<string> words) =>
        string.Join(' ', words.Where(word => word.Length > 0).Distinct().Select(word => Visible.Line(word, 60).Replace(' ', '-'))) is { Length: > 0 } all ? all : null;
}
