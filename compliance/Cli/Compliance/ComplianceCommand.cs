using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Cli.Compliance;

/// <summary><c>compliance [URL]</c>: tests an OCPI endpoint; without a URL, our own reference servers, started for the purpose.</summary>
internal sealed class ComplianceCommand : Command, IHasExamples
{
    private readonly Argument<string?> _url = new("URL") { Description = "The versions URL of the endpoint to test; left out, the reference servers are tested.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _profile = new("--profile") { HelpName = "FILE", Description = "A file of options (YAML or JSON: \"token: …\", \"max-pages: 3\")." };
    private readonly Option<string[]> _modules = new("--module") { HelpName = "MODULE", Description = "Only scenarios of this module; may be given several times." };
    private readonly Option<string[]> _scenarios = new("--scenario") { HelpName = "ID", Description = "Only this scenario, such as cpo.locations.*; may be given several times." };
    private readonly Option<string[]> _only = new("--only") { HelpName = "FILE[:LINE]|ID", Description = "Only this scenario: its file, a line in that file, or its id; may be given several times." };
    private readonly Option<string[]> _instead = new("--scenarios") { HelpName = "DIR", Description = "Take the scenarios from this folder instead of ours; may be given several times." };
    private readonly Option<string[]> _beside = new("--with-scenarios") { HelpName = "DIR", Description = "Take those of this folder too, beside ours; may be given several times." };
    private readonly Option<string?> _reports = new("--reports") { HelpName = "DIR", Description = "Write the reports to this folder (default reports/)." };
    private readonly Option<bool> _waitRegistration = new("--wait-registration") { Description = "Wait for the target to register with the kit (--patience, default 10m), instead of giving its URL; --role says what it is." };
    private readonly Option<string?> _state = new("--state") { HelpName = "FILE", Description = "Where a token that the target gives in the run is kept until its registration is ended (default .relations/HOST-PORT.json)." };
    private readonly Option<bool> _list = new("--list") { Description = "List the scenarios and play none." };
    private readonly Option<bool> _strict = new("--strict") { Description = "A warning makes the exit code 1 too." };
    private readonly Option<string?> _failOn = new("--fail-on") { HelpName = "blocked", Description = "blocked: a rule that could not be verified makes the exit code 1 too." };
    private readonly Option<string?> _known = new("--known-failures") { HelpName = "FILE", Description = "A list of what is known to be broken, each with its reason: only what is new turns the run red, and what is mended though it stands there." };
    private readonly Option<string?> _baseline = new("--baseline") { HelpName = "RESULTS", Description = "An earlier results.json, or the folder that it lies in: only what is worse than it was turns the run red." };
    private readonly Option<string?> _writeKnown = new("--write-known-failures") { HelpName = "FILE", Description = "Write what is broken in this run as such a list, to begin with." };
    private readonly Option<bool> _showPersonalData = new("--show-personal-data") { Description = "Do not pseudonymise token uids, contract ids and visual numbers in the reports." };
    private readonly Option<string[]> _mutants = new("--mutant") { HelpName = "ID", Description = "Test one of our own servers with this rule broken on purpose: shows what a fault looks like (requirements --mutants lists them); may be given several times." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be sent, with headers and bodies, and what would be blocked; send nothing." };
    private readonly Option<string?> _script = new("--script") { HelpName = "FILE.cs", Description = "Play this script among the others, in the same report." };
    private readonly Option<bool> _withOurs = new("--with-ours") { Description = "Play all other scenarios too, in the same report." };
    private readonly Dictionary<ProfileOption, Option> _profileOptions;

    /// <summary>The command, over a terminal and a working copy.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="home">The working copy.</param>
    /// <param name="scripts">Scenarios that are written in C#, where the program is a script.</param>
    public ComplianceCommand(Terminal terminal, Home home, params IReadOnlyList<Scenario> scripts)
        : base("compliance", "Test an OCPI 2.2.1 endpoint and write a report; without a URL, test the reference servers.")
    {
        Add(_url);
        _profileOptions = ProfileOptions.All.Where(option => option.Name != "url").ToDictionary(option => option, Made);
        foreach (var option in new Option[] { _profileOptions.First(pair => pair.Key.Name == "token").Value, _profile, _modules, _scenarios, _only, _list, _dryRun, _strict, _failOn, _known, _baseline, _writeKnown, _instead, _beside, _reports, _waitRegistration, _state, _showPersonalData, _mutants })
            Add(option);
        foreach (var (option, made) in _profileOptions.Where(pair => pair.Key.Name != "token"))
            Add(made);
        Add(scripts.Count > 0 ? _withOurs : _script);
        _failOn.AcceptOnlyFromAmong("blocked");
        SetAction(async (parsed, stop) => await new ComplianceRun(terminal, home, Read(parsed, scripts.Count > 0), scripts).RunAsync(stop));
    }

    /// <summary>The file of the script that runs it; null where none does.</summary>
    public string? Script { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh compliance", "Test the reference servers; a first look at the report."),
        new("./run.sh compliance https://cpo.example.com/ocpi/versions --token T", "Test an endpoint."),
        new("./run.sh compliance URL --token T --module locations", "Only one module."),
        new("./run.sh compliance --only my-scenario.yaml", "A scenario of your own against the reference servers; file.yaml:12 is the one at that line."),
        new("./run.sh compliance URL --token T --dry-run", "What would be sent, without sending anything."),
        new("./run.sh compliance URL --token T --with-scenarios ../our-scenarios", "Your own scenarios beside ours; --scenarios DIR takes yours alone."),
        new("./run.sh compliance URL --token T --known-failures known-failures.yaml", "Red only for what is new; --write-known-failures makes a first list."),
        new("./run.sh compliance --mutant total.of-page", "What a fault looks like in the report."),
        new("OCPIKIT_TOKEN=T ./run.sh compliance URL --profile partner.yaml", "Options from a file, the token from the environment."),
    ];

    private static Option Made(ProfileOption option) => option switch
    {
        { Value: null } => new Option<bool>($"--{option.Name}") { Description = option.Help },
        { Many: true } => new Option<string[]>($"--{option.Name}") { HelpName = option.Value, Description = option.Help },
        _ => new Option<string?>($"--{option.Name}") { HelpName = option.Value, Description = option.Help },
    };

    private ComplianceOrder Read(ParseResult parsed, bool isScript)
    {
        var given = new List<KeyValuePair<string, string>>();
        if (parsed.GetValue(_url) is { } url)
            given.Add(new("url", url));
        foreach (var (option, made) in _profileOptions)
        {
            given.AddRange(made switch
            {
                Option<bool> flag => parsed.GetValue(flag) ? [new(option.Name, "true")] : [],
                Option<string[]> many => (parsed.GetValue(many) ?? []).Select(value => new KeyValuePair<string, string>(option.Name, value)),
                Option<string?> one when parsed.GetValue(one) is { } value => [new(option.Name, value)],
                _ => Array.Empty<KeyValuePair<string, string>>(),
            });
        }

        return new(
            given,
            parsed.GetValue(_profile),
            parsed.GetValue(_modules) ?? [],
            parsed.GetValue(_scenarios) ?? [],
            parsed.GetValue(_only) ?? [],
            parsed.GetValue(_instead) ?? [],
            parsed.GetValue(_beside) ?? [],
            parsed.GetValue(_reports),
            parsed.GetValue(_waitRegistration),
            parsed.GetValue(_state),
            parsed.GetValue(_list),
            parsed.GetValue(_strict),
            parsed.GetValue(_failOn) == "blocked",
            parsed.GetValue(_showPersonalData),
            parsed.GetValue(_mutants) ?? [])
        {
            DryRun = parsed.GetValue(_dryRun),
            KnownFailures = parsed.GetValue(_known),
            Baseline = parsed.GetValue(_baseline),
            WriteKnownFailures = parsed.GetValue(_writeKnown),
            Script = isScript ? null : parsed.GetValue(_script),
            RunBy = Script,
            WithOurs = isScript && parsed.GetValue(_withOurs),
            Words = [.. parsed.Tokens.SkipWhile(token => token.Value != Name).Skip(1).Select(token => token.Value)],
        };
    }
}
