using System.Diagnostics;
using System.Globalization;
using OcpiKit.Cli.Servers;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Load;

namespace OcpiKit.Cli.Testing.Performance.Load;

/// <summary>One of our servers in a process of its own, so that its memory is its own, and somebody who may call it.</summary>
internal sealed class ServerUnderLoad : IAsyncDisposable
{
    private static readonly string[] Usual = ["--quiet", "--pull-interval", "86400"];
    private readonly List<IAsyncDisposable> _owned = [];

    private ServerUnderLoad(string name, string role, int? locations, ServerProcess process, double startS) =>
        (Name, Role, Locations, Process, StartS) = (name, role, locations, process.Id, startS);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>CPO or EMSP.</summary>
    public string Role { get; }

    /// <summary>How many locations it has, where it has any of its own.</summary>
    public int? Locations { get; }

    /// <summary>The id of its process.</summary>
    public int Process { get; }

    /// <summary>How many seconds it took until it answered.</summary>
    public double StartS { get; }

    /// <summary>Where it takes requests.</summary>
    public required Endpoints Endpoints { get; init; }

    /// <summary>What it is asked.</summary>
    public required IReadOnlyList<RequestKind> Kinds { get; init; }

    /// <summary>Starts the CPO with a network of a size.</summary>
    public static async Task<ServerUnderLoad> StartCpoAsync(HttpClient client, int locations, int seed, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var (process, versions) = await ServerProcess.StartAsync(
            ["cpo", .. Usual, "--locations", Text(locations), "--seed", Text(seed)], stop);
        var startS = watch.Elapsed.TotalSeconds;
        try
        {
            var endpoints = await Endpoints.FindAsync(client, versions, new CpoOptions().Token, stop);
            return new("the reference CPO", "CPO", locations, process, startS)
            {
                Endpoints = endpoints,
                Kinds = await CpoRequests.OfAsync(client, endpoints, mayWrite: true, stop),
                _owned = { process },
            };
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the eMSP, and registers a small CPO with it, in whose name it is called.</summary>
    public static async Task<ServerUnderLoad> StartEmspAsync(HttpClient client, int seed, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var (process, versions) = await ServerProcess.StartAsync(["emsp", .. Usual, "--seed", Text(seed)], stop);
        var startS = watch.Elapsed.TotalSeconds;
        CpoServer? caller = null;
        try
        {
            caller = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 20, History = 10, PullInterval = 0, RecordMessages = false, Seed = seed }, null, stop);
            var peer = await caller.RegisterAsync(versions, EmspOptions.UsualRegistrationToken, stop);
            var own = await Endpoints.FindAsync(client, caller.VersionsUrl, caller.Token, stop);
            var endpoints = await Endpoints.FindAsync(client, versions, peer.Contact!.Token, stop);
            return new("the reference eMSP", "EMSP", null, process, startS)
            {
                Endpoints = endpoints,
                Kinds = await EmspRequests.OfAsync(client, endpoints, await FirstAsync("sessions"), await FirstAsync("cdrs"), stop),
                _owned = { caller, process },
            };

            async Task<System.Text.Json.JsonElement> FirstAsync(string module) =>
                (await ListReading.PagesAsync(client, own, own.At(module, "SENDER", "?limit=1"), stop).FirstAsync(stop)).Objects[0];
        }
        catch
        {
            if (caller is not null)
                await caller.DisposeAsync();
            await process.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned)
            await owned.DisposeAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
