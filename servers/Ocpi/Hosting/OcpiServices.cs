using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Ocpi.Calling;
using OcpiKit.Ocpi.Documentation.Reference;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Operating;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Watching;

namespace OcpiKit.Ocpi.Hosting;

/// <summary>What a server is made of, whatever its role.</summary>
public static class OcpiServices
{
    /// <summary>Adds the store, the peers and the way to call them.</summary>
    public static void AddOcpi(this IServiceCollection services, ServerOptions options, Platform platform, RegistrationTerms terms)
    {
        services.AddRoutingCore();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(platform);
        services.AddSingleton(new PagedList(platform, options.PageLimit));

        services.AddStorage(options.Database, schema: $"ocpi_{options.CountryCode}_{options.PartyId}".ToLowerInvariant());

        services.AddSingleton(provider => new PeerBook(provider.GetRequiredService<IPeerStore>(), options.AcceptRawToken));
        services.AddSingleton<IPeers>(provider => provider.GetRequiredService<PeerBook>());
        services.AddHostedService<PeerWatch>();
        services.AddSingleton(terms);
        services.AddSingleton<Discovery>();
        services.AddSingleton<Handshake>();

        services.AddSingleton(OutboxLimits.Usual);
        services.AddSingleton<PushLog>();
        services.AddSingleton<Courier>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<Outbox>());
        services.AddHostedService(provider => provider.GetRequiredService<Outbox>());

        services.AddSingleton(HostPolicy.For(options));
        services.AddSingleton<PeerUrls>();
        services.AddSingleton(PeerLimits.Usual);
        services.AddSingleton(provider => PeerClient.Handler(provider.GetRequiredService<HostPolicy>()));
        services.AddSingleton(provider => new PeerClient(
            provider.GetRequiredService<HttpMessageHandler>().Watched(provider), provider.GetRequiredService<PeerLimits>()));

        services.AddSingleton(new OperatorDoor(options));
        services.AddSingleton(_ => new RequestRates(options.RequestsPerMinute));
        services.AddPulling(options);
        services.AddApiReference();
        services.AddWatching(options.RecordMessages ? WatchLimits.Usual : WatchLimits.Off);
    }
}
