using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cpo.Billing;
using OcpiKit.Cpo.Modules;
using OcpiKit.Cpo.Prices;
using OcpiKit.Cpo.Seeding;
using OcpiKit.Cpo.Stations;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo;

/// <summary>
/// A charge point operator that speaks OCPI 2.2.1: it owns Locations, Tariffs, Sessions and CDRs, lets drivers charge, and takes the Tokens,
/// commands and charging profiles of their eMSPs.
/// </summary>
public sealed class CpoServer : OcpiServer
{
    private CpoServer(Launched launched, CpoOptions options)
        : base(launched) => (Token, Partner) = (options.Token, options.Partner);

    /// <summary>The credentials token of the partner who is registered already: with it a client needs no handshake.</summary>
    public string Token { get; }

    /// <summary>Who that partner is.</summary>
    public PartyKey Partner { get; }

    /// <summary>Makes up the network, starts to listen, and returns once requests are answered.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="alter">
    /// Changes the server before it is built: adds a middleware (as an <see cref="IStartupFilter"/>), a logger, replaces a service.
    /// </param>
    /// <param name="stop">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    /// <exception cref="PortInUseException">Another program listens on the port.</exception>
    public static async Task<CpoServer> StartAsync(
        CpoOptions options, Action<IHostApplicationBuilder>? alter = null, CancellationToken stop = default) =>
        new(await LaunchAsync(options, services => AddServices(services, options), alter, Map, services => PrepareAsync(services, options, stop), stop), options);

    private static void AddServices(IServiceCollection services, CpoOptions options)
    {
        services.AddOcpi(options, CpoPlatform.Create(options), CpoPlatform.Terms(options));
        services.AddCpo(options);
    }

    private static void Map(WebApplication app)
    {
        var platform = app.Services.GetRequiredService<Platform>();
        app.MapVersions(platform);
        app.MapCredentials(platform);
        app.MapLocations(platform);
        app.MapTariffs(platform);
        app.MapSessions(platform);
        app.MapCdrs(platform);
        app.MapTokens(platform);
        app.MapCommands(platform);
        app.MapChargingProfiles(platform);
        app.MapHubClientInfo(platform);
        app.MapStation();
        app.MapPrices();
        app.MapBills();
    }

    private static async Task PrepareAsync(IServiceProvider services, CpoOptions options, CancellationToken stop)
    {
        await services.GetRequiredService<PeerBook>().OpenAsync([(options.Token, options.Partner)], options.RegistrationTokens, stop);
        await services.GetRequiredService<Seeder>().SeedAsync(stop);
    }
}
