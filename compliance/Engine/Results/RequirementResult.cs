namespace OcpiKit.Engine.Results;

/// <summary>A requirement that binds the role under test, and what came of it in a run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Module">The module it belongs to.</param>
/// <param name="Level">How the specification speaks: MUST, SHOULD or MAY.</param>
/// <param name="Text">What it demands, in our own words.</param>
/// <param name="Source">Where it stands in the specification.</param>
/// <param name="Testability">How it can be seen from outside, as the table of requirements says: <c>a</c> asking a CPO, <c>b</c> asking an eMSP, <c>c</c> being called, <c>d</c> not at all.</param>
/// <param name="Verdict">The worst that was found of it in this run; null where nothing was.</param>
/// <param name="Checks">The checks that verify it, whether they found something to look at or not.</param>
/// <param name="Mutants">The servers that break it on purpose, by id.</param>
/// <param name="NotTested">Why it cannot be tested from outside; null where it can.</param>
public sealed record RequirementResult(
    string Id, string Module, string Level, string Text, string Source, string Testability, Verdict? Verdict, IReadOnlyList<string> Checks, IReadOnlyList<string> Mutants, string? NotTested);
