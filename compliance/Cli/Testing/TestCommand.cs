using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Cli.Testing.Performance;

namespace OcpiKit.Cli.Testing;

/// <summary>`test`: the project's own tests.</summary>
internal sealed class TestCommand : Command, IHasExamples
{
    private readonly Argument<string> _set = new("SET")
    {
        Description = "Which tests: " + string.Join(", ", TestSet.Known.Select(set => set.Name)) + ". quick is unit and integration.",
        DefaultValueFactory = _ => TestSet.All.Name,
    };

    private readonly Option<bool> _requireAll = new("--require-all")
    {
        Description = "What the build server asks: a part that cannot run (no browser) is a failure, and the format is checked.",
    };

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Show each test and all that the tools say." };

    private readonly Option<string?> _filter = new("--filter")
    {
        Description = "Only tests whose full name contains this, or a filter of dotnet test such as Name=... .",
        HelpName = "TEXT",
    };

    public TestCommand(Terminal terminal, Home home) : base("test", "Run the project's own tests; write results and coverage pages.")
    {
        _set.AcceptOnlyFromAmong([.. TestSet.Known.Select(set => set.Name)]);
        Add(_set);
        Add(_requireAll);
        Add(_verbose);
        Add(_filter);
        Add(new PerformanceCommand(terminal, home));
        SetAction((parsed, stop) =>
        {
            var set = TestSet.Named(parsed.GetRequiredValue(_set));
            var wish = new TestWish(set, parsed.GetValue(_requireAll), parsed.GetValue(_verbose), parsed.GetValue(_filter));
            return new TestRun(terminal, home, wish).RunAsync(stop);
        });
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh test", "everything this machine can run"),
        new("./run.sh test quick", "what needs no browser and no full compliance run"),
        new("./run.sh test unit --filter Paging", "the unit tests with Paging in their name"),
        new("./run.sh test --require-all", "as the build server does"),
        new("./run.sh test performance", "how fast things are"),
    ];
}
