using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cli.Servers.Running;
using OcpiKit.Cli.Shell;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Cli.Servers;

/// <summary>The servers of one command: starts them, says where they are, and ends them together.</summary>
internal sealed class ReferenceServers(Terminal terminal, ServersLog log, TimeProvider time) : IAsyncDisposable
{
    private readonly List<RunningServer> _running = [];
    private CpoServer? _cpo;
    private EmspServer? _emsp;

    /// <summary>Those that were started.</summary>
    public IReadOnlyList<RunningServer> Running => _running;

    /// <exception cref="UsageException">It cannot be started; the message says how it could.</exception>
    public async Task StartCpoAsync(CpoOptions options, CancellationToken stop)
    {
        _cpo = await StartAsync(() => CpoServer.StartAsync(options, Alter("CPO"), stop), options, "--port");
        Say("CPO", $"{options.Locations} locations", _cpo, options);
        SayToken("token", _cpo.Token);
        SayInvitations(options.RegistrationTokens);
        terminal.Say($"  look      curl -H '{HeaderOf(_cpo.Token)}' {_cpo.VersionsUrl}");
    }

    /// <exception cref="UsageException">It cannot be started; the message says how it could.</exception>
    public async Task StartEmspAsync(EmspOptions options, string portOption, CancellationToken stop)
    {
        _emsp = await StartAsync(() => EmspServer.StartAsync(options, Alter("eMSP"), stop), options, portOption);
        Say("eMSP", $"{options.Tokens} tokens of drivers", _emsp, options);
        SayInvitations(options.RegistrationTokens);
        if (options.RegistrationTokens is [var first, ..])
            terminal.Say($"  look      curl -H '{HeaderOf(first)}' {_emsp.VersionsUrl}");
    }

    private void SayInvitations(IEnumerable<string> tokens)
    {
        foreach (var token in tokens)
            SayToken("register", $"{token} (works once, on versions and credentials)");
    }

    /// <summary>
    /// Registers the CPO with the eMSP by the handshake of the protocol. It gets a registration token of its own: those of the command
    /// line, which work once, stay free for whoever plays against the servers.
    /// </summary>
    public async Task IntroduceAsync(CancellationToken stop)
    {
        if (_cpo is null || _emsp is null) return;
        if (_cpo.Peers.Count > 0 && _emsp.Peers.Count > 0)
        {
            terminal.Say("The two are registered with each other since an earlier run.");
            return;
        }
        try
        {
            await _cpo.RegisterAsync(_emsp.VersionsUrl, _emsp.Invite(), stop);
            terminal.Say("The CPO has registered with the eMSP: each has a token for the other.");
        }
        catch (RegistrationException fault)
        {
            terminal.Complain($"The CPO could not register with the eMSP; both run on their own. {fault.Message} (A server that listens beyond localhost calls no address of its own machine, but those named with --trust-host.)");
        }
    }

    /// <summary>Registers the one server that runs with a platform that somebody else runs.</summary>
    /// <exception cref="UsageException">It came to nothing.</exception>
    public async Task RegisterAsync(Partner partner, CancellationToken stop)
    {
        OcpiServer server = _cpo is not null ? _cpo : _emsp!;
        if (server.Peers.Any(peer => peer.Contact?.VersionsUrl == partner.VersionsUrl))
        {
            terminal.Say($"Registered with {partner.VersionsUrl} since an earlier run.");
            return;
        }
        try
        {
            var peer = await server.RegisterAsync(partner.VersionsUrl, partner.Token, stop);
            terminal.Say($"Registered with {string.Join(", ", peer.Parties)} at {partner.VersionsUrl}: each has a token for the other.");
        }
        catch (RegistrationException fault)
        {
            throw new UsageException($"The registration with {partner.VersionsUrl} came to nothing. {fault.Message}", ExitCode.Unreachable);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_emsp is not null) await _emsp.DisposeAsync();
        if (_cpo is not null) await _cpo.DisposeAsync();
    }

    private static async Task<T> StartAsync<T>(Func<Task<T>> start, ServerOptions options, string portOption)
    {
        try
        {
            return await start();
        }
        catch (ArgumentException mistake)
        {
            throw new UsageException(mistake.Message);
        }
        catch (PortInUseException taken)
        {
            throw new UsageException($"Port {taken.Port} is in use by another program: choose another with {portOption} (0 takes a free one).", ExitCode.Unreachable);
        }
        catch (DatabaseException fault)
        {
            throw new UsageException($"--database: {fault.Message}", ExitCode.Unreachable);
        }
    }

    private Action<IHostApplicationBuilder> Alter(string kind) => log.For(kind) + (builder => builder.Services.AddSingleton(time));

    private void Say(string kind, string has, OcpiServer server, ServerOptions options)
    {
        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{kind} {options.CountryCode}*{options.PartyId}, {options.Name}: {has} made up from seed {options.Seed}"));
        terminal.Say($"  versions  {server.VersionsUrl}");
        terminal.Say($"  browser   {server.BaseUrl} (live), {new Uri(server.BaseUrl, "docs")} (API reference)");
        terminal.Say($"  data      {DataOf(options)}");
        _running.Add(new(kind, $"{options.CountryCode}*{options.PartyId}", server.VersionsUrl, server.BaseUrl, DataOf(options)));
    }

    private static string DataOf(ServerOptions options) => options.Database switch
    {
        null => "in memory",
        var address when PostgresAddress.IsMeant(address) => PostgresAddress.Shown(PostgresAddress.Parse(address)),
        var file => file,
    };

    private void SayToken(string what, string token) => terminal.Say($"  {what,-8}  {token}");

    // Tokens travel in Base64 (transport_and_format, Authorization header).
    private static string HeaderOf(string token) => $"Authorization: Token {Convert.ToBase64String(Encoding.UTF8.GetBytes(token))}";
}
