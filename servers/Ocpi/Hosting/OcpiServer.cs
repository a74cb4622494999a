using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Ocpi.Documentation.Reference;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Watching;

namespace OcpiKit.Ocpi.Hosting;

/// <summary>A running server, whatever its role.</summary>
public abstract class OcpiServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    /// <summary>Takes over what <see cref="LaunchAsync"/> has started.</summary>
    protected OcpiServer(Launched launched)
    {
        (_app, BaseUrl) = launched;
        var platform = Services.GetRequiredService<Platform>();
        VersionsUrl = new Uri(platform.PublicUrl is { } known ? known.AbsoluteUri.TrimEnd('/') + platform.VersionsPaths[0] : BaseUrl.AbsoluteUri.TrimEnd('/') + platform.VersionsPaths[0]);
    }

    /// <summary>Where the server listens.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Where a client begins; beside a token it is all that a client has to know.</summary>
    public Uri VersionsUrl { get; }

    /// <summary>The services of the running server, for whoever started it with some of their own.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The platforms that finished a registration with this one.</summary>
    public IReadOnlyList<Peer> Peers => Services.GetRequiredService<PeerBook>().Registered;

    /// <summary>Makes a registration token (TOKEN_A) for one more platform; it works once, until the server stops.</summary>
    public string Invite()
    {
        var token = CredentialsToken.Create();
        Services.GetRequiredService<PeerBook>().Admit(token, Standing.Invited);
        return token;
    }

    /// <summary>Registers this server with another platform.</summary>
    /// <param name="versionsUrl">Where the other's API begins.</param>
    /// <param name="registrationToken">The token it gave for that.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="RegistrationException">It came to nothing.</exception>
    public Task<Peer> RegisterAsync(Uri versionsUrl, string registrationToken, CancellationToken stop = default) =>
        Services.GetRequiredService<Handshake>().BeginAsync(versionsUrl, registrationToken, VersionsUrl, stop);

    /// <summary>Stops listening and forgets what was only in memory.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Builds a server, prepares it, and starts to listen.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="add">Adds the services.</param>
    /// <param name="alter">What whoever starts the server wants changed before it is built.</param>
    /// <param name="map">Maps the modules.</param>
    /// <param name="prepareAsync">What has to be done before the first request.</param>
    /// <param name="stop">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    /// <exception cref="PortInUseException">Another program listens on the port.</exception>
    protected static async Task<Launched> LaunchAsync(
        ServerOptions options,
        Action<IServiceCollection> add,
        Action<IHostApplicationBuilder>? alter,
        Action<WebApplication> map,
        Func<IServiceProvider, Task> prepareAsync,
        CancellationToken stop)
    {
        options.Validate();
        // The empty builder reads no configuration files or environment variables: the options are all there is.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Listen(options);
        add(builder.Services);
        alter?.Invoke(builder);

        var app = builder.Build();
        try
        {
            app.UseOcpiTransport(options);
            map(app);
            app.MapLivePage();
            app.MapPulling();
            app.MapPartners();
            app.MapApiReference();
            await prepareAsync(app.Services);
            return new Launched(app, await app.StartListeningAsync(options, stop));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A server that listens.</summary>
    protected sealed record Launched(WebApplication App, Uri BaseUrl);
}
