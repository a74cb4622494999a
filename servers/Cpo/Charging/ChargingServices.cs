using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cpo.Billing;
using OcpiKit.Cpo.Charging.Orders;

namespace OcpiKit.Cpo.Charging;

/// <summary>What charging is made of.</summary>
internal static class ChargingServices
{
    public static void AddCharging(this IServiceCollection services)
    {
        // What is known.
        services.AddSingleton<Places>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<ChargeBook>();
        services.AddSingleton<OrderBook>();

        // What is written down of it.
        services.AddSingleton<SessionWriter>();
        services.AddSingleton<CdrWriter>();
        services.AddSingleton<ChargeRecords>();
        services.AddSingleton<Ledger>();

        // What happens.
        services.AddSingleton<Starting>();
        services.AddSingleton<Ending>();
        services.AddSingleton<Reserving>();
        services.AddSingleton<Steering>();
        services.AddSingleton<Visiting>();
        services.AddSingleton<Station>();
        services.AddSingleton<Simulator>();
        services.AddHostedService(provider => provider.GetRequiredService<Simulator>());
    }
}
