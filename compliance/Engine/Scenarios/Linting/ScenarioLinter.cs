using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios.Linting;

/// <summary>
/// Looks at scenarios as a colleague would who knows the format: beside the mistakes that the loader refuses it tells what is allowed and probably not meant, as advice.
/// </summary>
/// <param name="edition">The protocol that they speak of.</param>
public sealed class ScenarioLinter(Edition edition)
{
    /// <summary>Reads a folder or a file and tells all mistakes and all advice: file by file, each from top to bottom.</summary>
    /// <param name="path">A folder, whose places are relative to it, or a file.</param>
    public IReadOnlyList<Diagnostic> Lint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var loader = new ScenarioLoader(edition);
        return Lint(Directory.Exists(path) ? loader.LoadFolder(path) : loader.LoadFile(path));
    }

    /// <summary>The mistakes of what was loaded, and advice on all that is sound.</summary>
    public IReadOnlyList<Diagnostic> Lint(ScenarioSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var problems = new Problems();
        problems.AddRange(set.Diagnostics);
        // A file is spoken of once, however many cases it has; so is what shows in several of them.
        problems.AddRange(set.Scenarios.DistinctBy(scenario => scenario.Family).SelectMany(FileRules.Of));
        problems.AddRange(set.Scenarios.SelectMany(Advice).DistinctBy(advice => (advice.Code, advice.Place, advice.Says)));
        problems.AddRange(ReuseRules.Of(set));
        problems.AddRange(TitleRules.Of(set.Scenarios));
        return problems.InOrder;
    }

    /// <summary>What scenarios send that OCPI does not allow, and that they do not call wrong: a platform may refuse it.</summary>
    public IReadOnlyList<Diagnostic> Requests(IEnumerable<Scenario> scenarios)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        return [.. scenarios.SelectMany(new RequestRules(edition.Schemas).Of).DistinctBy(advice => (advice.Place, advice.Says))];
    }

    private IEnumerable<Diagnostic> Advice(Scenario scenario) =>
    [
        .. NameRules.Of(scenario),
        .. ConductRules.Of(scenario),
        .. StepRules.Of(scenario),
        .. ExpectationRules.Of(scenario),
        .. new RequirementRules(edition.Requirements).Of(scenario),
        .. new PlaceRules(edition.Schemas).Of(scenario),
        .. new RequestRules(edition.Schemas).Of(scenario),
    ];
}
