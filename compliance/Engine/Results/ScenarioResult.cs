using System.Text.Json.Serialization;

namespace OcpiKit.Engine.Results;

/// <summary>What became of one scenario.</summary>
/// <param name="Id">Its frozen id.</param>
/// <param name="Title">What it shows, as a sentence.</param>
/// <param name="Why">Why that matters, in plain words.</param>
/// <param name="Module">The module it belongs to.</param>
/// <param name="Role">The role it tests.</param>
/// <param name="File">The file it was read from, relative to the scenario folder.</param>
/// <param name="Line">The line it begins at.</param>
/// <param name="Verdict">The roll-up of its checks, or why it was not played.</param>
/// <param name="Reason">Why it is blocked, not applicable or in error.</param>
/// <param name="Checks">What its checks came to: worst first, then in the order in which they were first seen.</param>
/// <param name="Exchanges">Numbers of its exchanges.</param>
/// <param name="TookMs">How long it took, in milliseconds.</param>
public sealed record ScenarioResult(
    string Id,
    string Title,
    string Why,
    string Module,
    string Role,
    string File,
    int Line,
    Verdict Verdict,
    string? Reason,
    IReadOnlyList<CheckResult> Checks,
    IReadOnlyList<int> Exchanges,
    double TookMs)
{
    /// <summary>Why that it ended so does not turn the run red; null where it does, or where its checks say all that there is to say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Excuse? Known { get; init; }

    /// <summary>Whether it ended worse than all its checks, so that they do not say why.</summary>
    [JsonIgnore]
    public bool SpeaksForItself => Checks.Count == 0 || Verdict > Checks.Max(check => check.Verdict);
}

/// <summary>What one check came to in one scenario, for one cause.</summary>
/// <param name="Check">The check's frozen id.</param>
/// <param name="Title">The rule in one plain sentence.</param>
/// <param name="Verdict">How it was judged.</param>
/// <param name="Axis">What it was measured against.</param>
/// <param name="Verifies">Ids of the requirements it speaks of.</param>
/// <param name="Says">What was seen, in one sentence (of the first place).</param>
/// <param name="Difference">Wanted and received (of the first place).</param>
/// <param name="Count">In how many places it was seen.</param>
/// <param name="Places">The first of these places.</param>
public sealed record CheckResult(
    string Check,
    string Title,
    Verdict Verdict,
    Axis Axis,
    IReadOnlyList<string> Verifies,
    string Says,
    Difference? Difference,
    int Count,
    IReadOnlyList<FoundAt> Places)
{
    /// <summary>Why it does not turn the run red, where it is known to be broken; null where it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Excuse? Known { get; init; }
}

/// <summary>Where something was seen.</summary>
public sealed record FoundAt(int? Exchange, string? Pointer, Difference? Difference);
