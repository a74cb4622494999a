namespace OcpiKit.Engine.Results;

/// <summary>What happens in a run, in order. The result is the fold of these; nothing that is seen is written from anywhere else. All texts are veiled already.</summary>
public abstract record RunEvent;

/// <summary>The run begins: what is known before the first scenario.</summary>
public sealed record RunStarted(RunFacts Facts, IReadOnlyList<PlannedScenario> Plan) : RunEvent;

/// <summary>A scenario of the plan, before it is played.</summary>
public sealed record PlannedScenario(string Id, string Title, string Why, string Module, string Role, string File, int Line);

/// <summary>A scenario is being played from now on.</summary>
public sealed record ScenarioStarted(string Scenario) : RunEvent;

/// <summary>A request went out and was answered, or failed.</summary>
public sealed record Exchanged(ExchangeRecord Exchange) : RunEvent;

/// <summary>The run waits for the target to do something; a person may have to bring it about.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="For">What is waited for, completing "waiting for …".</param>
/// <param name="Ask">What a person is asked to do, or null where it comes by itself.</param>
/// <param name="Within">How long is waited.</param>
public sealed record Waiting(string Scenario, string For, string? Ask, TimeSpan Within) : RunEvent;

/// <summary>A check saw something.</summary>
public sealed record Found(string Scenario, Finding Finding) : RunEvent;

/// <summary>A scenario is over. <paramref name="Forced"/> is its verdict where it was not played (not applicable, blocked, error), with the reason.</summary>
public sealed record ScenarioEnded(string Scenario, double TookMs, Verdict? Forced = null, string? Reason = null) : RunEvent;

/// <summary>The run is over.</summary>
/// <param name="Ended">When.</param>
/// <param name="Notices">What the reader should know of the run as a whole: a budget that cut it, a token that had to be sent raw.</param>
public sealed record RunEnded(DateTimeOffset Ended, IReadOnlyList<string> Notices) : RunEvent;
