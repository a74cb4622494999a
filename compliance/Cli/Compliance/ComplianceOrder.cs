using OcpiKit.Engine.Parties;

namespace OcpiKit.Cli.Compliance;

/// <summary>What the user asked for.</summary>
internal sealed record ComplianceOrder(
    IReadOnlyList<KeyValuePair<string, string>> Options,
    string? ProfileFile,
    IReadOnlyList<string> Modules,
    IReadOnlyList<string> Scenarios,
    IReadOnlyList<string> Only,
    IReadOnlyList<string> InsteadOfOurs,
    IReadOnlyList<string> BesideOurs,
    string? ReportFolder,
    bool WaitRegistration,
    string? StateFile,
    bool List,
    bool Strict,
    bool FailOnBlocked,
    bool ShowPersonalData,
    IReadOnlyList<string> Mutants)
{
    /// <summary>A scenario that is written in C#, to be played among the others; null where there is none.</summary>
    public string? Script { get; init; }

    /// <summary>The script that plays the run itself, as a report names it; null where none does.</summary>
    public string? RunBy { get; init; }

    /// <summary>Whether it is only told what would be sent.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether a script that is run by itself plays all others too.</summary>
    public bool WithOurs { get; init; }

    /// <summary>The list of what is known to be broken; null where there is none.</summary>
    public string? KnownFailures { get; init; }

    /// <summary>The earlier run that this one is held against, as a results.json or a folder of reports; null where there is none.</summary>
    public string? Baseline { get; init; }

    /// <summary>Where what is broken is written as such a list; null where that is not wanted.</summary>
    public string? WriteKnownFailures { get; init; }

    /// <summary>The words of the command line behind the command.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether the command line says this option of the profile.</summary>
    public bool Says(string option) => Options.Any(said => said.Key == option);

    /// <summary>The options as given, for the report; what is secret is not even handed on.</summary>
    public IReadOnlyList<string> Said =>
        [.. Options.Where(option => option.Key != "url").Select(option => ProfileOptions.Find(option.Key) switch
            {
                { Secret: true } => $"--{option.Key} …",
                { Value: null } => $"--{option.Key}",
                _ => $"--{option.Key} {option.Value}",
            }),
            .. Modules.Select(module => $"--module {module}"),
            .. Scenarios.Select(scenario => $"--scenario {scenario}"),
            .. Only.Select(only => $"--only {only}"),
            .. RunBy is null ? Array.Empty<string>() : [$"--script {RunBy}"],
            .. KnownFailures is null ? Array.Empty<string>() : [$"--known-failures {KnownFailures}"],
            .. Baseline is null ? Array.Empty<string>() : [$"--baseline {Baseline}"],
            .. InsteadOfOurs.Select(folder => $"--scenarios {folder}"),
            .. BesideOurs.Select(folder => $"--with-scenarios {folder}"),
            .. ProfileFile is null ? Array.Empty<string>() : [$"--profile {ProfileFile}"],
            .. StateFile is null ? Array.Empty<string>() : [$"--state {StateFile}"],
            .. WaitRegistration ? ["--wait-registration"] : Array.Empty<string>(),
            .. ShowPersonalData ? ["--show-personal-data"] : Array.Empty<string>(),
            .. Mutants.Select(mutant => $"--mutant {mutant}")];
}
