namespace OcpiKit.Engine.Results;

/// <summary>All that is known after a run. Every report is written from it alone; it serialises to <c>results.json</c> and back. All texts are veiled.</summary>
/// <param name="Format">Name and version of this shape.</param>
/// <param name="Facts">What was tested, by what, when, how.</param>
/// <param name="Verdict">The roll-up of all scenarios.</param>
/// <param name="Totals">How many scenarios and checks came to which verdict.</param>
/// <param name="Notices">What the reader should know of the run as a whole.</param>
/// <param name="Scenarios">In the order of the plan, whatever ran beside what.</param>
/// <param name="Requirements">The requirements that any check of this run names, by id.</param>
/// <param name="Exchanges">The evidence, by number.</param>
public sealed record RunResult(
    string Format,
    RunFacts Facts,
    Verdict Verdict,
    Totals Totals,
    IReadOnlyList<string> Notices,
    IReadOnlyList<ScenarioResult> Scenarios,
    IReadOnlyDictionary<string, RequirementText> Requirements,
    IReadOnlyList<ExchangeRecord> Exchanges)
{
    /// <summary>Every requirement that binds the role under test, with what was found of it; empty where no table was asked for.</summary>
    public IReadOnlyList<RequirementResult> Coverage { get; init; } = [];

    /// <summary>What changed since the run before of the same target; null where there was none.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>What was known to be broken, with what came of it: first what a list says, then what a baseline found. Empty where the run was given neither.</summary>
    public IReadOnlyList<KnownFailure> Known { get; init; } = [];

    /// <summary>The earlier run that this one is held against (<c>--baseline</c>); null where it is against none.</summary>
    public BaselineFacts? Baseline { get; init; }

    /// <summary>
    /// What may differ between two runs of one target that are the same in all else, as paths into this shape (<c>[]</c> stands for each element):
    /// times, and what the target itself dates. Whoever compares results leaves these out.
    /// </summary>
    public IReadOnlyList<string> Volatile { get; init; } =
    [
        "facts.started", "facts.ended", "comparison", "scenarios[].took_ms", "exchanges[].started", "exchanges[].took_ms",
        "exchanges[].response_headers", "exchanges[].response_body", "exchanges[].response_bytes", "exchanges[].body_file",
    ];

    /// <summary>The value of <see cref="Format"/> that this kit writes.</summary>
    public const string CurrentFormat = "ocpikit-results/1";
}

/// <summary>What was tested, by what, when, how.</summary>
/// <param name="Kit">Version of the kit.</param>
/// <param name="Target">The versions URL.</param>
/// <param name="Name">What to call the target: its own name where known, else its host.</param>
/// <param name="Role">The role under test, such as CPO.</param>
/// <param name="Version">The OCPI version that was tested.</param>
/// <param name="Seed">Seed of all made-up values.</param>
/// <param name="Started">When the run began.</param>
/// <param name="Ended">When it ended; null while it runs.</param>
/// <param name="Options">The options that differ from the defaults, as the user would type them, veiled.</param>
/// <param name="Offered">Modules and interfaces that the version details offer.</param>
public sealed record RunFacts(
    string Kit,
    string Target,
    string Name,
    string Role,
    string Version,
    int Seed,
    DateTimeOffset Started,
    DateTimeOffset? Ended,
    IReadOnlyList<string> Options,
    IReadOnlyList<OfferedInterface> Offered)
{
    /// <summary>Whether the target was one of the kit's own servers, started for the run.</summary>
    public bool Reference { get; init; }
}

/// <summary>One module and interface that the target offers.</summary>
public sealed record OfferedInterface(string Module, string Interface, string Url);

/// <summary>Counts, by verdict.</summary>
/// <param name="Scenarios">Scenarios by verdict; every verdict is present.</param>
/// <param name="Checks">Checks (a rule in a scenario) by verdict; every verdict is present.</param>
/// <param name="Exchanges">How many exchanges there were.</param>
public sealed record Totals(IReadOnlyDictionary<Verdict, int> Scenarios, IReadOnlyDictionary<Verdict, int> Checks, int Exchanges)
{
    /// <summary>Checks that looked at something: pass, warn or fail.</summary>
    public int Executed => Checks[Verdict.Pass] + Checks[Verdict.Warn] + Checks[Verdict.Fail];
}

/// <summary>A requirement's own words, so that a report needs no other source.</summary>
public sealed record RequirementText(string Id, string Level, string Text, string Source);
