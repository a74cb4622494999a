namespace OcpiKit.Engine.Results;

/// <summary>What one check saw in one place.</summary>
/// <param name="Check">The check's frozen id, such as <c>envelope.timestamp</c>.</param>
/// <param name="Title">The rule in one plain sentence.</param>
/// <param name="Verdict">How it was judged; never harder than the requirements in <paramref name="Verifies"/> allow.</param>
/// <param name="Axis">What it was measured against.</param>
/// <param name="Verifies">Ids of the requirements that this finding speaks of.</param>
/// <param name="Says">What was seen, in one sentence.</param>
/// <param name="Difference">Wanted and received, where there is something to compare.</param>
/// <param name="Exchange">Number of the exchange that is the evidence.</param>
/// <param name="Pointer">JSON Pointer into what the target sent in that exchange: the body of its answer, or of its request.</param>
public sealed record Finding(
    string Check,
    string Title,
    Verdict Verdict,
    Axis Axis,
    IReadOnlyList<string> Verifies,
    string Says,
    Difference? Difference = null,
    int? Exchange = null,
    string? Pointer = null)
{
    /// <summary>Findings of one cause are told once: indexes are taken out of the pointer, so that one broken field in 500 objects is one cause.</summary>
    public string Cause => $"{Check}|{Verdict}|{PlacePattern.WithoutIndexes(Pointer)}";
}

/// <summary>What was wanted, beside what was received; both in words a person can compare.</summary>
public sealed record Difference(string Wanted, string Received);
