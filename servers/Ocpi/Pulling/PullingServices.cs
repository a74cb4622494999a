using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Ocpi.Hosting;

namespace OcpiKit.Ocpi.Pulling;

/// <summary>What pulling is made of; each role adds the modules that it reads (<see cref="PulledModule"/>).</summary>
internal static class PullingServices
{
    /// <summary>Adds what reads the lists of peers.</summary>
    public static void AddPulling(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options.PullInterval > 0 ? new PullSchedule(TimeSpan.FromSeconds(options.PullInterval)) : PullSchedule.Never);
        services.AddSingleton(PullLimits.Usual);
        services.AddSingleton<ListReader>();
        services.AddSingleton<PullMarks>();
        services.AddSingleton<PullLog>();
        services.AddSingleton<Puller>();
        services.AddSingleton<PullRounds>();
        services.AddHostedService(provider => provider.GetRequiredService<PullRounds>());
    }
}
