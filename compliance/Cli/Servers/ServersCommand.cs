using System.CommandLine;
using OcpiKit.Cli.Shell;
using OcpiKit.Cpo;
using OcpiKit.Emsp;

namespace OcpiKit.Cli.Servers;

/// <summary>`servers`: the reference servers, until someone stops them.</summary>
internal sealed class ServersCommand : Command, IHasExamples
{
    private static readonly CpoOptions UsualCpo = new();
    private static readonly EmspOptions UsualEmsp = new();

    private readonly Argument<string> _which = new("SERVER")
    {
        Description = "Which server: cpo, emsp, or both, registered with each other.",
        DefaultValueFactory = _ => "both",
    };

    private readonly Option<string> _host = new("--host")
    {
        Description = "Where to listen: localhost, an IP address, or * for every network.",
        HelpName = "HOST",
        DefaultValueFactory = _ => UsualCpo.Host,
    };

    private readonly Option<int> _port = new("--port")
    {
        Description = $"The port, with both servers that of the CPO; 0 takes a free one. [default: CPO {UsualCpo.Port}, eMSP {UsualEmsp.Port}]",
        HelpName = "PORT",
    };

    private readonly Option<int> _emspPort = new("--emsp-port")
    {
        Description = "With both servers, the port of the eMSP; 0 takes a free one.",
        HelpName = "PORT",
        DefaultValueFactory = _ => UsualEmsp.Port,
    };

    private readonly Option<string> _token = new("--token")
    {
        Description = "The CPO: a token of a partner who counts as registered, so that a client needs no handshake.",
        HelpName = "TOKEN",
        DefaultValueFactory = _ => UsualCpo.Token,
    };

    private readonly Option<string[]> _registrationTokens = new("--registration-token")
    {
        Description = "The eMSP: a token with which a platform may register, once; give it again for each further platform.",
        HelpName = "TOKEN",
        DefaultValueFactory = _ => [EmspOptions.UsualRegistrationToken],
    };

    private readonly Option<string?> _database = new("--database")
    {
        Description = "A SQLite file that outlives the server; with both servers NAME.db becomes NAME.cpo.db and NAME.emsp.db. Without it everything is in memory.",
        HelpName = "FILE",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "From this number all data is made up: the same number gives the same data.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => UsualCpo.Seed,
    };

    private readonly Option<int> _locations = new("--locations")
    {
        Description = "How many locations the network of the CPO has.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => UsualCpo.Locations,
    };

    private readonly Option<string?> _publicUrl = new("--public-url")
    {
        Description = "With one server: the address under which others reach it, where it is not the one it listens on (behind a proxy).",
        HelpName = "URL",
    };

    public ServersCommand(Terminal terminal) : base("servers", "Run the reference CPO and eMSP with made-up data, to test or to play against.")
    {
        _which.AcceptOnlyFromAmong("both", "cpo", "emsp");
        Add(_which);
        foreach (var option in new Option[] { _host, _port, _emspPort, _token, _registrationTokens, _database, _seed, _locations, _publicUrl })
            Add(option);
        SetAction((parsed, stop) => RunAsync(terminal, parsed, stop));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh servers", "an eMSP on port 8000 and a CPO on port 8001, registered with each other"),
        new("./run.sh servers cpo --port 9000 --seed 7", "the CPO alone, another port, another network"),
        new("./run.sh servers emsp --registration-token s3cret", "the eMSP alone; register with a token of your own"),
        new("./run.sh servers --host '*' --database ocpi.db", "for every network, with a memory"),
    ];

    private async Task<int> RunAsync(Terminal terminal, ParseResult parsed, CancellationToken stop)
    {
        var which = parsed.GetRequiredValue(_which);
        await using var servers = new ReferenceServers(terminal);
        if (which is not "emsp") await servers.StartCpoAsync(WishedCpo(parsed, which), stop);
        if (which is not "cpo") await servers.StartEmspAsync(WishedEmsp(parsed, which), which is "both" ? "--emsp-port" : "--port", stop);
        if (which is "both") await servers.IntroduceAsync(stop);
        terminal.Say("Ctrl-C stops it.");

        var stopped = new TaskCompletionSource();
        await using (stop.Register(stopped.SetResult)) await stopped.Task;
        terminal.Say("Stopped.");
        return ExitCode.Good; // to be stopped is how a server ends well
    }

    private CpoOptions WishedCpo(ParseResult parsed, string which) => UsualCpo with
    {
        Host = parsed.GetRequiredValue(_host),
        Port = PortOf(parsed, UsualCpo.Port),
        Token = parsed.GetRequiredValue(_token),
        Database = DatabaseOf(parsed, which, "cpo"),
        Seed = parsed.GetRequiredValue(_seed),
        Locations = parsed.GetRequiredValue(_locations),
        PublicUrl = PublicUrlOf(parsed, which),
    };

    private EmspOptions WishedEmsp(ParseResult parsed, string which) => UsualEmsp with
    {
        Host = parsed.GetRequiredValue(_host),
        Port = which is "both" ? parsed.GetRequiredValue(_emspPort) : PortOf(parsed, UsualEmsp.Port),
        RegistrationTokens = parsed.GetRequiredValue(_registrationTokens),
        Database = DatabaseOf(parsed, which, "emsp"),
        Seed = parsed.GetRequiredValue(_seed),
        PublicUrl = PublicUrlOf(parsed, which),
    };

    private int PortOf(ParseResult parsed, int usual) => parsed.GetResult(_port) is null ? usual : parsed.GetValue(_port);

    // Two servers are two companies: neither looks into the other's database.
    private string? DatabaseOf(ParseResult parsed, string which, string server)
    {
        if (parsed.GetValue(_database) is not { } file)
            return null;
        return Path.GetFullPath(which is "both" ? Path.ChangeExtension(file, $".{server}{Path.GetExtension(file)}") : file);
    }

    private Uri? PublicUrlOf(ParseResult parsed, string which)
    {
        if (parsed.GetValue(_publicUrl) is not { } url)
            return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            throw new UsageException($"--public-url is no absolute URL: {url}");
        return which is not "both" ? address : throw new UsageException("--public-url is the address of one server: start them one by one, ./run.sh servers cpo and ./run.sh servers emsp.");
    }
}
