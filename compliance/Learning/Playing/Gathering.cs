using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Learning.Playing;

/// <summary>Gathers what a run tells of one scenario, by its steps.</summary>
internal sealed class Gathering(Scenario scenario)
{
    private readonly List<ExchangeRecord> _exchanges = [];
    private readonly List<Finding> _findings = [];

    public void Take(RunEvent told)
    {
        if (told is Exchanged { Exchange: var exchange } && exchange.Scenario == scenario.Id)
            _exchanges.Add(exchange);
        else if (told is Found { Scenario: var found, Finding: var finding } && found == scenario.Id)
            _findings.Add(finding);
        else if (told is ScenarioEnded { Scenario: var ended, Forced: { } forced, Reason: var reason } && ended == scenario.Id)
            _findings.Add(new Finding($"{scenario.Id}/played", "The lesson can be played", forced, Axis.Conformance, [], reason ?? ""));
    }

    public Performance Whole
    {
        get
        {
            var steps = scenario.Steps.Select(step => new PlayedStep(step, [.. _exchanges.Where(exchange => exchange.Step == step.Id)], [.. _findings.Where(finding => Of(finding) == step.Id)])).ToList();
            return new(steps, [.. _findings.Except(steps.SelectMany(step => step.Findings))]);
        }
    }

    /// <summary>The step that a finding belongs to: that of its exchange, or the one that its check is named after.</summary>
    private string? Of(Finding finding) =>
        finding.Exchange is { } number && _exchanges.Find(exchange => exchange.Number == number) is { } exchange ? exchange.Step
        : finding.Check.Split('/') is [var owner, var step, ..] && owner == scenario.Id ? step
        : null;
}
