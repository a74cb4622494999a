using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using OcpiKit.Cli.Shell;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Hosting;

namespace OcpiKit.Cli.Servers;

/// <summary>`servers`: the reference servers, until someone stops them.</summary>
internal sealed class ServersCommand : Command, IHasExamples
{
    private static readonly CpoOptions Usual = new();

    private readonly Argument<string> _which = new("SERVER") { Description = "Which server.", DefaultValueFactory = _ => "cpo" };

    private readonly Option<string> _host = new("--host")
    {
        Description = "Where to listen: localhost, an IP address, or * for every network.",
        HelpName = "HOST",
        DefaultValueFactory = _ => Usual.Host,
    };

    private readonly Option<int> _port = new("--port")
    {
        Description = "The port of the CPO; 0 takes a free one.",
        HelpName = "PORT",
        DefaultValueFactory = _ => Usual.Port,
    };

    private readonly Option<string> _token = new("--token")
    {
        Description = "The credentials token that clients have to send.",
        HelpName = "TOKEN",
        DefaultValueFactory = _ => Usual.Token,
    };

    private readonly Option<string?> _database = new("--database")
    {
        Description = "A SQLite file that outlives the server; without it everything is in memory.",
        HelpName = "FILE",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "From this number the network is made up: the same number gives the same network.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => Usual.Seed,
    };

    private readonly Option<int> _locations = new("--locations")
    {
        Description = "How many locations the network has.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => Usual.Locations,
    };

    private readonly Option<string?> _publicUrl = new("--public-url")
    {
        Description = "The address under which others reach the server, where it is not the one it listens on (behind a proxy).",
        HelpName = "URL",
    };

    public ServersCommand(Terminal terminal) : base("servers", "Run the reference CPO with a made-up network, to test or to play against.")
    {
        _which.AcceptOnlyFromAmong("cpo");
        Add(_which);
        foreach (var option in new Option[] { _host, _port, _token, _database, _seed, _locations, _publicUrl }) Add(option);
        SetAction((parsed, stop) => RunAsync(terminal, Wished(parsed), stop));
    }

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh servers", "a CPO on port 8001"),
        new("./run.sh servers cpo --port 9000 --seed 7", "another port, another network"),
        new("./run.sh servers --host '*' --database cpo.db", "for every network, with a memory"),
    ];

    private CpoOptions Wished(ParseResult parsed) => Usual with
    {
        Host = parsed.GetRequiredValue(_host),
        Port = parsed.GetRequiredValue(_port),
        Token = parsed.GetRequiredValue(_token),
        Database = parsed.GetValue(_database) is { } file ? Path.GetFullPath(file) : null,
        Seed = parsed.GetRequiredValue(_seed),
        Locations = parsed.GetRequiredValue(_locations),
        PublicUrl = parsed.GetValue(_publicUrl) is { } url
            ? Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : throw new UsageException($"--public-url is no absolute URL: {url}")
            : null,
    };

    private static async Task<int> RunAsync(Terminal terminal, CpoOptions options, CancellationToken stop)
    {
        await using var server = await StartAsync(options, stop);
        foreach (var line in Welcome(server, options)) terminal.Say(line);

        var stopped = new TaskCompletionSource();
        await using (stop.Register(stopped.SetResult)) await stopped.Task;
        terminal.Say("Stopped.");
        return ExitCode.Good; // to be stopped is how a server ends well
    }

    private static async Task<CpoServer> StartAsync(CpoOptions options, CancellationToken stop)
    {
        try
        {
            return await CpoServer.StartAsync(options, null, stop);
        }
        catch (ArgumentException mistake)
        {
            throw new UsageException(mistake.Message);
        }
        catch (PortInUseException taken)
        {
            throw new UsageException($"Port {taken.Port} is in use by another program: choose another with --port (0 takes a free one).", ExitCode.Unreachable);
        }
        catch (SqliteException fault) when (options.Database is not null)
        {
            throw new UsageException($"The database {options.Database} cannot be used: {fault.Message}");
        }
    }

    private static IEnumerable<string> Welcome(CpoServer server, CpoOptions options)
    {
        // Tokens travel in Base64 (transport_and_format, Authorization header).
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(server.Token));
        yield return string.Create(CultureInfo.InvariantCulture, $"CPO {options.CountryCode}*{options.PartyId}, {options.Name}: {options.Locations} locations made up from seed {options.Seed}");
        yield return $"  versions  {server.VersionsUrl}";
        yield return $"  token     {server.Token}";
        yield return $"  data      {options.Database ?? "in memory"}";
        yield return $"  look      curl -H 'Authorization: Token {credentials}' {server.VersionsUrl}";
        yield return "Ctrl-C stops it.";
    }
}
