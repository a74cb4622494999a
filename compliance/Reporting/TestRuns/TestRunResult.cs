namespace OcpiKit.Reporting.TestRuns;

/// <summary>What a run of the project's own tests came to.</summary>
/// <param name="Set">Which tests were asked for: <c>all</c>, <c>unit</c>.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Took">How long it took, build included.</param>
/// <param name="Suites">The test projects, and the suite of the house: build, format.</param>
/// <param name="LeftOut">What could not run on this machine, with the reason.</param>
/// <param name="Notes">Further figures: the score of the mutants, the coverage.</param>
/// <param name="Pictures">Screenshots that tests made, as paths beside the page.</param>
public sealed record TestRunResult(
    string Set,
    DateTimeOffset Ended,
    TimeSpan Took,
    IReadOnlyList<TestedSuite> Suites,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> Pictures)
{
    /// <summary>All tests.</summary>
    public IEnumerable<TestedCase> Cases => Suites.SelectMany(suite => suite.Cases);

    /// <summary>How many came to this.</summary>
    public int Count(TestOutcome outcome) => Cases.Count(test => test.Outcome == outcome);
}

/// <summary>The tests of one project.</summary>
public sealed record TestedSuite(string Name, IReadOnlyList<TestedCase> Cases);

/// <summary>One test.</summary>
/// <param name="Class">The fixture, with its namespace.</param>
/// <param name="Name">The sentence that it proves.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Message">Why it failed or was skipped; empty where it passed.</param>
public sealed record TestedCase(string Class, string Name, TestOutcome Outcome, TimeSpan Took, string Message)
{
    /// <summary>The fixture without its namespace.</summary>
    public string Fixture => Class[(Class.LastIndexOf('.') + 1)..];
}

/// <summary>What a test came to.</summary>
public enum TestOutcome
{
    /// <summary>What it says holds.</summary>
    Passed,

    /// <summary>It did not run.</summary>
    Skipped,

    /// <summary>What it says does not hold.</summary>
    Failed,
}
