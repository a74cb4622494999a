using System.CommandLine;
using System.CommandLine.Parsing;
using OcpiKit.Cli.Shell;
using OcpiKit.Cli.Testing.Performance.Load;
using OcpiKit.Load;

namespace OcpiKit.Cli.Testing.Performance;

/// <summary><c>test performance</c>: how fast things are: the servers under load and with networks of many sizes, and the kit.</summary>
internal sealed class PerformanceCommand : Command, IHasExamples
{
    private static readonly LoadWish Usual = new(200, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(5), 221);
    private const int UsualRemoteRate = 5;

    private readonly Argument<string[]> _parts = new("PART")
    {
        Description = "What to measure: load (the two servers under load), growth (with ever more locations), kit (the kit itself). Left out, all of it.",
        HelpName = "PART",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<int?> _rate = new("--rate")
    {
        HelpName = "N",
        Description = $"Requests a second, sent when they are due and not when the one before was answered (default {Usual.Rate}, at most {Bounds.HighestRate}; on another machine {UsualRemoteRate} and {Bounds.HighestRemoteRate}).",
    };

    private readonly Option<int> _duration = new("--duration")
    {
        HelpName = "SECONDS",
        Description = $"How long is counted (at most {Bounds.Longest.TotalSeconds}; on another machine {Bounds.LongestRemote.TotalSeconds}).",
        DefaultValueFactory = _ => (int)Usual.Duration.TotalSeconds,
    };

    private readonly Option<int> _warmUp = new("--warm-up")
    {
        HelpName = "SECONDS",
        Description = "How long before that requests are sent and not counted: .NET compiles what is used much once more.",
        DefaultValueFactory = _ => (int)Usual.WarmUp.TotalSeconds,
    };

    private readonly Option<int> _locations = new("--locations")
    {
        HelpName = "N",
        Description = "How many locations the CPO under load has.",
        DefaultValueFactory = _ => 1000,
    };

    private readonly Option<int[]> _sizes = new("--size")
    {
        HelpName = "N",
        Description = "With growth: a number of locations to measure with, from 1 to 100000; may be given several times.",
        DefaultValueFactory = _ => [1_000, 3_000, 10_000, 30_000, 100_000],
    };

    private readonly Option<int> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "From what the moments of the requests, their order and the data are drawn.",
        DefaultValueFactory = _ => Usual.Seed,
    };

    private readonly Option<string?> _target = new("--target")
    {
        HelpName = "URL",
        Description = "Put the load on another server, by its versions URL; only what reads is sent (GET).",
    };

    private readonly Option<string?> _token = new("--token") { HelpName = "TOKEN", Description = "With --target: the credentials token that it gave you (OCPIKIT_TOKEN in the environment)." };

    private readonly Option<string?> _confirm = new("--confirm")
    {
        HelpName = "HOST",
        Description = "With --target on another machine: its host once more, to say that its owner knows of this. At a terminal you are asked.",
    };

    private readonly Option<string?> _compare = new("--compare")
    {
        HelpName = "EARLIER",
        Description = "Compare with an earlier run: its results.json, or the folder that has it.",
    };

    private readonly Option<bool> _failIfWorse = new("--fail-if-worse") { Description = "With --compare: exit code 1 where a figure is clearly worse." };
    private readonly Option<string?> _reports = new("--reports") { HelpName = "DIR", Description = "Write the report to this folder (default reports/performance)." };
    private readonly Option<bool> _writeReadme = new("--write-readme") { Description = "Write the figures of the kit into README.md too." };

    public PerformanceCommand(Terminal terminal, Home home)
        : base("performance", "Measure the servers under load and with ever more locations, and the kit; write a page with plots.")
    {
        _parts.AcceptOnlyFromAmong(PerformanceParts.All);
        Add(_parts);
        foreach (var option in new Option[] { _rate, _duration, _warmUp, _locations, _sizes, _compare, _failIfWorse, _target, _token, _confirm, _seed, _reports, _writeReadme })
            Add(option);
        SetAction((parsed, stop) => new PerformanceRun(terminal, home, Read(parsed), TimeProvider.System).RunAsync(stop));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh test performance", "everything; takes some minutes"),
        new("./run.sh test performance load --rate 500 --duration 30", "the two servers, 500 requests a second each"),
        new("./run.sh test performance growth --size 1000 --size 100000", "a small and a large network"),
        new("./run.sh test performance load --compare before/results.json", "what has become faster or slower since"),
        new("./run.sh test performance --target URL --token T --confirm HOST", "another server, five requests a second"),
        new("./run.sh test performance kit", "the kit itself: starts, whole runs, validation"),
    ];

    private PerformanceWish Read(ParseResult parsed)
    {
        if (parsed.CommandResult.Parent is CommandResult above && above.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).FirstOrDefault() is { } word)
            throw new UsageException($"The command line has a word too many: \"{word.Value}\".");
        var target = Target(parsed);
        var isRemote = target is { Url.IsLoopback: false };
        var parts = parsed.GetValue(_parts) is { Length: > 0 } named ? named : target is null ? PerformanceParts.All : [PerformanceParts.Load];
        if (target is not null && parts is not [PerformanceParts.Load])
            throw new UsageException("--target goes with load alone: growth and kit are measured with servers of our own.");
        if (parsed.GetValue(_failIfWorse) && parsed.GetValue(_compare) is null)
            throw new UsageException("--fail-if-worse needs --compare: worse than what?");

        var load = new LoadWish(
            Bounded(_rate.Name, parsed.GetValue(_rate) ?? (isRemote ? UsualRemoteRate : Usual.Rate), 1, isRemote ? Bounds.HighestRemoteRate : Bounds.HighestRate),
            TimeSpan.FromSeconds(Bounded(_duration.Name, parsed.GetValue(_duration), 1, (int)(isRemote ? Bounds.LongestRemote : Bounds.Longest).TotalSeconds)),
            TimeSpan.FromSeconds(Bounded(_warmUp.Name, parsed.GetValue(_warmUp), 0, (int)(isRemote ? Bounds.LongestRemote : Bounds.Longest).TotalSeconds)),
            Bounded(_seed.Name, parsed.GetValue(_seed), 0, int.MaxValue));
        return new(parts, load, Bounded(_locations.Name, parsed.GetValue(_locations), 1, 100_000))
        {
            Sizes = [.. parsed.GetRequiredValue(_sizes).Select(size => Bounded(_sizes.Name, size, 1, 100_000)).Distinct().Order()],
            Target = target,
            Earlier = parsed.GetValue(_compare),
            FailIfWorse = parsed.GetValue(_failIfWorse),
            Reports = parsed.GetValue(_reports),
            WriteReadme = parsed.GetValue(_writeReadme),
        };
    }

    private OtherServer? Target(ParseResult parsed)
    {
        if (parsed.GetValue(_target) is not { } url)
        {
            return parsed.GetValue(_token) is null && parsed.GetValue(_confirm) is null
                ? null
                : throw new UsageException("--token and --confirm go with --target: our own servers need neither.");
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https" })
            throw new UsageException($"--target is no http or https URL: {url}");
        var token = parsed.GetValue(_token) ?? Environment.GetEnvironmentVariable("OCPIKIT_TOKEN");
        return token is { Length: > 0 }
            ? new(address, token, parsed.GetValue(_confirm))
            : throw new UsageException("--target needs --token: the credentials token that the server gave you.");
    }

    private static int Bounded(string option, int value, int from, int to) =>
        value >= from && value <= to ? value : throw new UsageException($"{option} has to be a whole number from {from} to {to}.");
}
