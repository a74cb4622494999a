using System.Globalization;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Cli.PastRuns;

/// <summary>The order that plays something of an earlier run again, made of the options that its result tells.</summary>
internal static class ReplayOrder
{
    /// <summary>What stands in a result where the value of an option is secret.</summary>
    private const string Hidden = "…";

    /// <summary>The order.</summary>
    /// <param name="seen">What is played again.</param>
    /// <param name="again">Options that are given anew.</param>
    /// <param name="reports">Where its reports go.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <exception cref="UsageException">A secret that the run had is missing.</exception>
    public static ComplianceOrder Of(Seen seen, IReadOnlyList<KeyValuePair<string, string>> again, string reports, Func<string, string?> environment)
    {
        var facts = seen.Run.Facts;
        var said = facts.Options.Select(Split).ToList();
        var waits = said.Exists(option => option.Name == "wait-registration");
        var given = again.ToList();
        foreach (var (name, value) in said)
        {
            if (again.Any(option => option.Key == name) || ProfileOptions.Find(name) is not { } option)
                continue;
            if (value == Hidden && option.Secret)
                MakeSure(option, environment);
            else
                given.Add(new(name, option.Value is null ? "true" : value));
        }

        if (!given.Exists(option => option.Key == "url") && !facts.Reference && !waits)
            given.Insert(0, new("url", facts.Target));
        if (!given.Exists(option => option.Key == "role"))
            given.Add(new("role", facts.Role));
        if (!given.Exists(option => option.Key == "seed"))
            given.Add(new("seed", facts.Seed.ToString(CultureInfo.InvariantCulture)));
        var script = ScriptOf(seen, Values("script").FirstOrDefault());
        var files = Values("only").Where(only => OnlyThese.FileOf(only) is not null).ToList();
        var order = new ComplianceOrder(
            given,
            Values("profile").FirstOrDefault(),
            Modules: [],
            Scenarios: files.Count > 0 && script is null ? [] : [seen.Scenario.Id],
            Only: script is null ? files : [],
            InsteadOfOurs: Values("scenarios"),
            BesideOurs: Values("with-scenarios"),
            reports,
            waits,
            StateFile: Values("state").FirstOrDefault(),
            List: false,
            Strict: false,
            FailOnBlocked: false,
            ShowPersonalData: said.Exists(option => option.Name == "show-personal-data"),
            Values("mutant"));
        return script is null ? order : order with { Script = script, Words = Words(order) };

        List<string> Values(string name) => [.. said.Where(option => option.Name == name).Select(option => option.Value)];
    }

    /// <summary>The file of a scenario that is written in C#; null where it is one of steps.</summary>
    private static string? ScriptOf(Seen seen, string? named)
    {
        if (!seen.Scenario.File.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            return null;
        return named is not null && File.Exists(named) ? named : throw new UsageException(
            $"{seen.Scenario.Id} is written in C#, and {(named is null ? $"the run does not say where its file {seen.Scenario.File} is" : $"its file {named} is not here")}. Play it itself: dotnet run {seen.Scenario.File} -- and the options of the run.");
    }

    /// <summary>The order as it is written on a command line: a script is a program of its own.</summary>
    private static List<string> Words(ComplianceOrder order) =>
    [
        .. order.Options.Where(option => option.Key == "url").Select(option => option.Value),
        .. order.Options.Where(option => option.Key != "url").SelectMany(option => ProfileOptions.Find(option.Key) is { Value: null } ? [$"--{option.Key}"] : new[] { $"--{option.Key}", option.Value }),
        .. order.Scenarios.SelectMany(id => new[] { "--scenario", id }),
        .. order.InsteadOfOurs.SelectMany(folder => new[] { "--scenarios", folder }),
        .. order.BesideOurs.SelectMany(folder => new[] { "--with-scenarios", folder }),
        .. order.Mutants.SelectMany(mutant => new[] { "--mutant", mutant }),
        .. order.ProfileFile is { } profile ? ["--profile", profile] : Array.Empty<string>(),
        .. order.StateFile is { } state ? ["--state", state] : Array.Empty<string>(),
        .. order.WaitRegistration ? ["--wait-registration"] : Array.Empty<string>(),
        .. order.ShowPersonalData ? ["--show-personal-data"] : Array.Empty<string>(),
        "--reports", order.ReportFolder!,
    ];

    private static (string Name, string Value) Split(string said) =>
        said.TrimStart('-').Split(' ', 2) is [var name, var value] ? (name, value) : (said.TrimStart('-'), "");

    private static void MakeSure(ProfileOption option, Func<string, string?> environment)
    {
        if (string.IsNullOrEmpty(environment(option.Variable)))
            throw new UsageException($"The run was made with --{option.Name}, which no report keeps. Give it again: --{option.Name} {option.Value}, or {option.Variable} in the environment.");
    }
}
