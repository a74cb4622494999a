using System.CommandLine;
using System.Globalization;
using OcpiKit.Cli.Servers;
using OcpiKit.Cli.Shell;
using OcpiKit.Emsp;
using OcpiKit.Pricing;
using Spectre.Console;

namespace OcpiKit.Cli.Story;

/// <summary>`story`: one charge across two companies, between two processes.</summary>
internal sealed class StoryCommand : Command, IHasExamples
{
    private readonly Option<int> _pace = new("--pace")
    {
        Description = "How many seconds pass on the servers' clock in one of the world's.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 600,
    };

    public StoryCommand(Terminal terminal)
        : base("story", "Watch one charge cross two companies: a CPO and an eMSP in two processes, from their first word to the bill.")
    {
        Add(_pace);
        SetAction((parsed, stop) => RunAsync(terminal, parsed.GetValue(_pace), stop));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh story", "the whole story, in some seconds"),
        new("./run.sh story --pace 60", "the same with more time to look"),
    ];

    private static async Task<int> RunAsync(Terminal terminal, int pace, CancellationToken stop)
    {
        // Nothing is pulled twice: in so fast a time that would be all the time.
        var clock = new[] { "--quiet", "--pull-interval", "86400", "--pace", pace.ToString(CultureInfo.InvariantCulture) };
        var (emspProcess, emspUrl) = await ServerProcess.StartAsync(["emsp", .. clock], stop);
        await using var emsp = emspProcess;
        terminal.Say($"An eMSP runs at {emspUrl}");
        var (cpoProcess, cpoUrl) = await ServerProcess.StartAsync(
            ["cpo", .. clock, "--partner", emspUrl.AbsoluteUri, "--partner-token", EmspOptions.UsualRegistrationToken], stop);
        await using var cpo = cpoProcess;
        terminal.Say($"A CPO runs at {cpoUrl}");

        using var app = new OperatorApi(emspUrl);
        using var station = new OperatorApi(cpoUrl);
        var end = await new Story(app, station, new StoryTeller(terminal, app)).PlayAsync(stop);

        terminal.Say("");
        terminal.Say("And what the tariff in the bill says", Color.Blue);
        terminal.Say(end.Account.ToString());
        terminal.Say(
            end.Agrees ? $"The bill says the same: {Words(end.Total, end.Account.Currency)}" : $"The bill says otherwise: {Words(end.Total, end.Account.Currency)}",
            end.Agrees ? Color.Green : Color.Red);
        return end.Agrees ? ExitCode.Good : ExitCode.Failed;
    }

    private static string Words(Money money, string? currency) => string.Create(
        CultureInfo.InvariantCulture, $"{money.ExclVat:0.00} {currency}{(money.InclVat is { } incl ? $", {incl:0.00} with VAT" : "")}");
}
