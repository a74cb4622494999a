using System.CommandLine;
using OcpiKit.Cli.Servers.Running;
using OcpiKit.Cli.Shell;
using OcpiKit.Ocpi.Hosting;

namespace OcpiKit.Cli.Servers;

/// <summary>`servers`: the reference servers, until someone stops them.</summary>
internal sealed class ServersCommand : Command, IHasExamples
{
    private readonly Argument<string> _which = new("SERVER")
    {
        Description = "Which server: cpo, emsp, or both, registered with each other.",
        DefaultValueFactory = _ => "both",
    };

    private readonly ServersSettings _settings = new();
    private readonly Option<bool> _background = new("--background") { Description = "Start them and come back when they are ready; ./run.sh status shows them, ./run.sh stop ends them." };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Print warnings only; the messages that pass stand in reports/ocpi_demo.log all the same." };

    public ServersCommand(Terminal terminal, Home home)
        : base("servers", "Run the reference CPO and eMSP with made-up data, to test or to play against.")
    {
        _which.AcceptOnlyFromAmong("both", "cpo", "emsp");
        Add(_which);
        foreach (var option in _settings.All) Add(option);
        Add(_background);
        Add(_quiet);
        SetAction((parsed, stop) => RunAsync(terminal, home, parsed, stop));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh servers", "an eMSP on port 8000 and a CPO on port 8001, registered with each other"),
        new("./run.sh servers --background", "the same, and the terminal is yours again"),
        new("./run.sh servers cpo --port 9000 --seed 7", "the CPO alone, another port, another network"),
        new("./run.sh servers emsp --registration-token s3cret", "the eMSP alone; register with a token of your own"),
        new("./run.sh servers cpo --partner URL --partner-token TOKEN", "the CPO, registered with your eMSP"),
        new("./run.sh servers --database ocpi.db", "both, with a memory"),
        new("./run.sh servers cpo --database postgres://USER:PASSWORD@HOST/DATABASE", "one of several instances of a CPO"),
        new("./run.sh servers --pace 60 --traffic 30", "both, with a life of their own: thirty drivers an hour, and an hour in a minute"),
        new("PARTY_ID=ABC OCPI_PORT=9000 ./run.sh servers cpo", "options from the environment"),
    ];

    private async Task<int> RunAsync(Terminal terminal, Home home, ParseResult parsed, CancellationToken stop)
    {
        if (parsed.GetValue(_background) && !Background.IsHere)
            return await Background.StartAsync(terminal, [.. parsed.Tokens.Select(token => token.Value)], stop);

        var which = parsed.GetRequiredValue(_which);
        var both = which is "both";
        var partner = _settings.Partner(parsed, both);
        var (cpo, emsp) = (which is "emsp" ? null : _settings.Cpo(parsed, both), which is "cpo" ? null : _settings.Emsp(parsed, both));

        await using var log = ServersLog.Open(home, parsed.GetValue(_quiet) || Background.IsHere);
        await using var servers = new ReferenceServers(terminal, log, Clock(_settings.Pace(parsed)));
        if (cpo is not null) await servers.StartCpoAsync(cpo, stop);
        if (emsp is not null) await servers.StartEmspAsync(emsp, both ? "--emsp-port" : "--port", stop);
        if (both) await servers.IntroduceAsync(stop);
        if (partner is not null) await servers.RegisterAsync(partner, stop);

        await using var door = StopDoor.Open();
        using var entry = RunningBook.In(home).Enter(new(Environment.ProcessId, door.Name, TimeProvider.System.GetUtcNow(), servers.Running));
        terminal.Say(Background.IsHere ? Background.Ready : "Ctrl-C stops it.");

        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, door.Told);
        var stopped = new TaskCompletionSource();
        await using (over.Token.Register(stopped.SetResult)) await stopped.Task;
        terminal.Say("Stopped.");
        return ExitCode.Good; // to be stopped is how a server ends well
    }

    private static TimeProvider Clock(int pace) => pace is 1 ? TimeProvider.System : new PacedTime(TimeProvider.System, pace);
}
