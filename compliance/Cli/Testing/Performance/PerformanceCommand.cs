using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Load;

namespace OcpiKit.Cli.Testing.Performance;

/// <summary><c>test performance</c>: how fast things are: the servers under load, and the kit.</summary>
internal sealed class PerformanceCommand : Command, IHasExamples
{
    private readonly Argument<string[]> _parts = new("PART")
    {
        Description = "What to measure: load (the two servers under load), kit (the kit itself). Left out, all of it.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<int> _rate = new("--rate")
    {
        HelpName = "N",
        Description = $"Requests a second on each server, sent when they are due and not when the one before was answered (at most {Bounds.HighestRate}).",
        DefaultValueFactory = _ => 200,
    };

    private readonly Option<int> _duration = new("--duration")
    {
        HelpName = "SECONDS",
        Description = $"How long is counted (at most {Bounds.Longest.TotalSeconds}).",
        DefaultValueFactory = _ => 15,
    };

    private readonly Option<int> _warmUp = new("--warm-up")
    {
        HelpName = "SECONDS",
        Description = "How long before that requests are sent and not counted: .NET compiles what is used much once more.",
        DefaultValueFactory = _ => 5,
    };

    private readonly Option<int> _locations = new("--locations")
    {
        HelpName = "N",
        Description = "How many locations the CPO under load has.",
        DefaultValueFactory = _ => 1000,
    };

    private readonly Option<int> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "From what the moments of the requests, their order and the data are drawn.",
        DefaultValueFactory = _ => 221,
    };

    private readonly Option<bool> _writeReadme = new("--write-readme") { Description = "Write the figures of the kit into README.md too." };

    public PerformanceCommand(Terminal terminal, Home home)
        : base("performance", "Measure the two servers under load, and the kit; write the figures.")
    {
        _parts.AcceptOnlyFromAmong(PerformanceParts.All);
        Add(_parts);
        foreach (var option in new Option[] { _rate, _duration, _warmUp, _locations, _seed, _writeReadme })
            Add(option);
        SetAction((parsed, stop) => new PerformanceRun(terminal, home, Read(parsed), TimeProvider.System).RunAsync(stop));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh test performance", "everything; takes some minutes"),
        new("./run.sh test performance load --rate 500 --duration 30", "the two servers, 500 requests a second each"),
        new("./run.sh test performance kit", "the kit itself: starts, whole runs, validation"),
    ];

    private PerformanceWish Read(ParseResult parsed) => new(
        parsed.GetValue(_parts) is { Length: > 0 } parts ? parts : PerformanceParts.All,
        new(
            Bounded(parsed, _rate, 1, Bounds.HighestRate),
            TimeSpan.FromSeconds(Bounded(parsed, _duration, 1, (int)Bounds.Longest.TotalSeconds)),
            TimeSpan.FromSeconds(Bounded(parsed, _warmUp, 0, (int)Bounds.Longest.TotalSeconds)),
            Bounded(parsed, _seed, 0, int.MaxValue)),
        Bounded(parsed, _locations, 1, 100_000),
        parsed.GetValue(_writeReadme));

    private static int Bounded(ParseResult parsed, Option<int> option, int from, int to) =>
        parsed.GetValue(option) is var value && value >= from && value <= to
            ? value
            : throw new UsageException($"{option.Name} has to be a whole number from {from} to {to}.");
}
