using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Emsp.Apps;
using OcpiKit.Emsp.Drivers;
using OcpiKit.Emsp.Modules;
using OcpiKit.Emsp.Ordering;
using OcpiKit.Emsp.Seeding;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Ocpi.Registration;

namespace OcpiKit.Emsp;

/// <summary>An e-mobility service provider that speaks OCPI 2.2.1: it owns the drivers' Tokens, receives what CPOs have, and lets drivers charge.</summary>
public sealed class EmspServer : OcpiServer
{
    private EmspServer(Launched launched)
        : base(launched)
    {
    }

    /// <summary>Makes up the drivers, starts to listen, and returns once requests are answered.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="alter">
    /// Changes the server before it is built: adds a middleware (as an <see cref="IStartupFilter"/>), a logger, replaces a service.
    /// </param>
    /// <param name="stop">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    /// <exception cref="PortInUseException">Another program listens on the port.</exception>
    public static async Task<EmspServer> StartAsync(
        EmspOptions options, Action<IHostApplicationBuilder>? alter = null, CancellationToken stop = default) =>
        new(await LaunchAsync(options, services => AddServices(services, options), alter, Map, services => PrepareAsync(services, options, stop), stop));

    private static void AddServices(IServiceCollection services, EmspOptions options)
    {
        services.AddOcpi(options, EmspPlatform.Create(options), EmspPlatform.Terms(options));
        services.AddSingleton(options);
        services.AddSingleton<Authorization>();
        services.AddSingleton<Wallet>();
        services.AddSingleton<Surroundings>();
        services.AddSingleton<Reservations>();
        services.AddSingleton<Remote>();
        services.AddSingleton<Commands>();
        services.AddSingleton<Charging>();
        services.AddSingleton<Nearby>();
        services.AddSingleton<Cards>();
        services.AddSingleton<OrderBook>();
        services.AddSingleton<Dispatch>();
        services.AddSingleton<Seeder>();
        foreach (var pulled in (PulledModule[])[TariffsModule.Pulled, LocationsModule.Pulled, SessionsModule.Pulled, CdrsModule.Pulled])
            services.AddSingleton(pulled);
    }

    private static void Map(WebApplication app)
    {
        var platform = app.Services.GetRequiredService<Platform>();
        app.MapVersions(platform);
        app.MapCredentials(platform);
        app.MapTokens(platform);
        app.MapLocations(platform);
        app.MapTariffs(platform);
        app.MapSessions(platform);
        app.MapCdrs(platform);
        app.MapCommands(platform);
        app.MapChargingProfiles(platform);
        app.MapHubClientInfo(platform);
        app.MapDriverApi();
    }

    private static async Task PrepareAsync(IServiceProvider services, EmspOptions options, CancellationToken stop)
    {
        await services.GetRequiredService<PeerBook>().OpenAsync([], options.RegistrationTokens, stop);
        await services.GetRequiredService<Seeder>().SeedAsync(stop);
    }
}
