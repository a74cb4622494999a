using OcpiKit.Cli.PastRuns;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Knowing;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;
using OcpiKit.Reporting.Files;

namespace OcpiKit.Cli.Compliance;

/// <summary>What the user says is known to be broken: a list, an earlier run, or both. Read before anything is sent, so that a mistake costs nothing.</summary>
internal sealed class WhatIsKnown
{
    private readonly Home _home;
    private readonly ComplianceOrder _order;
    private readonly IReadOnlyList<Scenario> _scenarios;
    private readonly IReadOnlyList<KnownFailure> _listed;
    private readonly IReadOnlyList<RunResult> _baselines;
    private readonly List<RunResult> _runs = [];

    /// <summary>Reads what was named.</summary>
    /// <param name="home">Where the schemas are.</param>
    /// <param name="order">What the user asked for.</param>
    /// <param name="scenarios">Every scenario that there is.</param>
    /// <param name="edition">The protocol as data.</param>
    /// <exception cref="UsageException">A file is not there or has mistakes, or names what there is not.</exception>
    public WhatIsKnown(Home home, ComplianceOrder order, IReadOnlyList<Scenario> scenarios, Edition edition)
    {
        (_home, _order, _scenarios) = (home, order, scenarios);
        _listed = order.KnownFailures is { } file ? Listed(file, new RuleNames(edition, scenarios)) : [];
        _baselines = order.Baseline is { } path ? Earlier(path) : [];
        if (order.WriteKnownFailures is { } written && Path.Exists(written))
            throw new UsageException($"{written} is there already, and what somebody wrote into it would be lost; name another file with --write-known-failures FILE.");
    }

    /// <summary>What is known of a target.</summary>
    /// <param name="role">Its role.</param>
    /// <param name="alone">Whether it is the only one that is tested; where there are two, a star may mean the other.</param>
    /// <exception cref="UsageException">The baseline is of another role.</exception>
    public KnownFailures Of(string role, bool alone)
    {
        var baseline = _baselines.FirstOrDefault(run => run.Facts.Role == role);
        if (baseline is null && alone && _baselines is [var other, ..])
            throw new UsageException($"The baseline is a run against a platform of the role {other.Facts.Role}, and this one is tested as {role}; give an earlier run of the same.");
        return new(
            [.. _listed, .. baseline is null ? [] : Baseline.Of(baseline)],
            [.. _scenarios.Where(scenario => !alone || scenario.Tests(role)).Select(scenario => scenario.Id)],
            baseline is null ? null : Baseline.FactsOf(baseline));
    }

    /// <summary>The runs that are over.</summary>
    public IReadOnlyList<RunResult> Runs => _runs;

    /// <summary>Takes in a run that is over.</summary>
    public void Add(RunResult run) => _runs.Add(run);

    /// <summary>Writes what is broken as a list, where that was asked for; says so.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public async Task WriteAsync(Terminal terminal, CancellationToken stop)
    {
        if (_order.WriteKnownFailures is not { } file)
            return;
        try
        {
            await File.WriteAllTextAsync(file, KnownFailuresText.Of(_runs, new ExitRules(_order.Strict, _order.FailOnBlocked), _home.SchemaFor(file, "known-failures.schema.json")), stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The list of known failures cannot be written to {file}: {e.Message.TrimEnd('.')}.", Shell.ExitCode.Unreachable);
        }

        terminal.Say("");
        terminal.Say($"What is broken now stands in {file}: give each its reason and its day, then run with --known-failures {file}");
    }

    /// <summary>Tells which entries of the list mean nothing, each with its line.</summary>
    public void Complain(Terminal terminal)
    {
        var nothing = _runs.SelectMany(run => run.Known).Where(known => known.State == KnownState.Unmatched).Select(known => new Diagnostic(
            "unmatched", $"Nothing in the run is called {known.Check}{(known.Scenario == "*" ? "" : $" in {known.Scenario}")}, though all of it was played.", "Take it out, or name what the report names.", known.Place!)).Distinct().ToList();
        if (nothing.Count > 0)
            terminal.Complain(Rendered(nothing, _order.KnownFailures!));
    }

    private static IReadOnlyList<KnownFailure> Listed(string file, RuleNames names)
    {
        var list = new KnownFailuresReader(names).ReadFile(file);
        return list.Diagnostics.Count == 0 ? list.Known : throw new UsageException(Rendered(list.Diagnostics, file));
    }

    private static string Rendered(IEnumerable<Diagnostic> diagnostics, string file)
    {
        var source = File.Exists(file) ? File.ReadAllText(file) : null;
        return string.Join("\n\n", diagnostics.Select(diagnostic => DiagnosticText.Render(diagnostic, source)));
    }

    /// <summary>The run of a file; of a folder those of both of our servers.</summary>
    private static IReadOnlyList<RunResult> Earlier(string path) =>
        Directory.Exists(path) && LastRun.In(path) is { Count: > 0 } runs ? [.. runs.Select(run => run.Result)] : [ResultsFile.Read(path)];
}
