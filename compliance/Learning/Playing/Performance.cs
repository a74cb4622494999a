using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Learning.Lessons;

namespace OcpiKit.Learning.Playing;

/// <summary>What came of playing a scenario of a lesson, step by step.</summary>
/// <param name="Steps">In their order.</param>
/// <param name="Between">What was found between the messages of several steps.</param>
public sealed record Performance(IReadOnlyList<PlayedStep> Steps, IReadOnlyList<Finding> Between)
{
    /// <summary>A step.</summary>
    public PlayedStep Of(string step) => Steps.First(played => played.Step.Id == step);

    /// <summary>What is not as it should be in an attempt. A fault may show only between messages; where nothing was broken, the step alone is looked at.</summary>
    public IReadOnlyList<Finding> ComplaintsOf(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var played = Of(attempt.Step);
        return attempt.Mutant is null ? played.Complaints : PlayedStep.Complaining(played.Findings.Concat(Between));
    }

    /// <summary>Everything that was found.</summary>
    public IEnumerable<Finding> Findings => Steps.SelectMany(step => step.Findings).Concat(Between);
}

/// <summary>A step that was played.</summary>
/// <param name="Step">As the file says it.</param>
/// <param name="Exchanges">What was said in it.</param>
/// <param name="Findings">What the kit found in that.</param>
public sealed record PlayedStep(Step Step, IReadOnlyList<ExchangeRecord> Exchanges, IReadOnlyList<Finding> Findings)
{
    /// <summary>How many rules were looked at and hold.</summary>
    public int Held => Findings.Where(finding => finding.Verdict == Verdict.Pass).Select(finding => finding.Check).Distinct().Count();

    /// <summary>What is not as it should be, one for each cause, the worst first.</summary>
    public IReadOnlyList<Finding> Complaints => Complaining(Findings);

    /// <summary>Those of some findings that are more than a pass, one for each cause, the worst first.</summary>
    public static IReadOnlyList<Finding> Complaining(IEnumerable<Finding> findings) =>
        [.. findings.Where(finding => finding.Verdict > Verdict.Pass).DistinctBy(finding => finding.Cause).OrderByDescending(finding => finding.Verdict)];
}
