using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cpo.Hosting;
using OcpiKit.Cpo.Modules;
using OcpiKit.Cpo.Seeding;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Cpo;

/// <summary>A charge point operator that speaks OCPI 2.2.1: it owns Locations and Tariffs; whoever has the token reads them.</summary>
public sealed class CpoServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CpoServer(WebApplication app, Uri baseUrl, CpoOptions options)
    {
        _app = app;
        BaseUrl = baseUrl;
        VersionsUrl = new Uri(baseUrl, CpoPlatform.VersionsPath);
        Token = options.Token;
    }

    /// <summary>Where the server listens.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Where a client begins: together with <see cref="Token"/> all that it has to know.</summary>
    public Uri VersionsUrl { get; }

    /// <summary>The credentials token that clients have to send.</summary>
    public string Token { get; }

    /// <summary>The services of the running server, for whoever started it with some of their own.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Makes up the network, starts to listen, and returns once requests are answered.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="alter">
    /// Changes the server before it is built: adds a middleware (as an <see cref="IStartupFilter"/>), a logger, replaces a service.
    /// </param>
    /// <param name="stop">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    /// <exception cref="PortInUseException">Another program listens on the port.</exception>
    public static async Task<CpoServer> StartAsync(
        CpoOptions options, Action<IHostApplicationBuilder>? alter = null, CancellationToken stop = default)
    {
        options.Validate();
        // The empty builder reads no configuration files or environment variables: the options are all there is.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Listen(options);
        AddServices(builder.Services, options);
        alter?.Invoke(builder);

        var app = builder.Build();
        try
        {
            Map(app);
            await app.Services.GetRequiredService<Seeder>().SeedAsync(stop);
            return new CpoServer(app, await app.StartListeningAsync(options, stop), options);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops listening and forgets what was only in memory.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void AddServices(IServiceCollection services, CpoOptions options)
    {
        services.AddRoutingCore();
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(CpoPlatform.Create(options));
        services.AddSingleton<IPeers>(new SinglePeer(options.Token, options.AcceptRawToken));
        services.AddSingleton<IObjectStore>(_ => new SqliteStore(options.Database));
        services.AddSingleton(provider => new PagedList(provider.GetRequiredService<Platform>(), options.PageLimit));
        services.AddSingleton<Seeder>();
    }

    private static void Map(WebApplication app)
    {
        app.UseOcpiTransport();
        var platform = app.Services.GetRequiredService<Platform>();
        app.MapVersions(platform, CpoPlatform.VersionsPath, CpoPlatform.ShortVersionsPath);
        app.MapCredentials(platform);
        app.MapLocations(platform);
        app.MapTariffs(platform);
    }
}
