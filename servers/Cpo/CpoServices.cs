using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cpo.Billing;
using OcpiKit.Cpo.Charging;
using OcpiKit.Cpo.Modules;
using OcpiKit.Cpo.Requests;
using OcpiKit.Cpo.Seeding;
using OcpiKit.Cpo.Simulation;
using OcpiKit.Cpo.Simulation.Orders;
using OcpiKit.Cpo.Stations;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo;

/// <summary>What a CPO is made of, beside what every server is.</summary>
internal static class CpoServices
{
    public static void AddCpo(this IServiceCollection services, CpoOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Seeder>();

        // What is read from eMSPs.
        services.AddSingleton<PulledModule>(new PulledModule<Token>(CpoPlatform.Tokens.Identifier, token => new Identity(token.CountryCode, token.PartyId, token.Uid, token.LastUpdated))
        {
            KeyId = token => TokenKeys.IdOf(token.Uid, token.Type),
            ListsAllThatIsValid = true,
        });

        // What is known.
        services.AddSingleton<Places>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<ChargeBook>();
        services.AddSingleton<OrderBook>();

        // What peers and people want of it.
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<ProfileDesk>();
        services.AddSingleton<PreferencesDesk>();
        services.AddSingleton<Doorkeeper>();
        services.AddSingleton<Building>();

        // What happens.
        services.AddSingleton<Starting>();
        services.AddSingleton<Ending>();
        services.AddSingleton<Reserving>();
        services.AddSingleton<Steering>();
        services.AddSingleton<Visiting>();
        services.AddSingleton<Reconnecting>();
        services.AddSingleton<Station>();
        services.AddSingleton<Simulator>();
        services.AddHostedService(provider => provider.GetRequiredService<Simulator>());

        // What is written down of it, and told.
        services.AddSingleton<SessionWriter>();
        services.AddSingleton<CdrWriter>();
        services.AddSingleton<ChargeRecords>();
        services.AddSingleton<Ledger>();
    }
}
