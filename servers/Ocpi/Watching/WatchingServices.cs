using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Ocpi.Calling;

namespace OcpiKit.Ocpi.Watching;

/// <summary>What watching is made of.</summary>
internal static class WatchingServices
{
    /// <summary>Adds the log of messages, and what writes and reads it.</summary>
    public static void AddWatching(this IServiceCollection services, WatchLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton<MessageLog>();
        services.AddSingleton<MessageLines>();
        services.AddSingleton<Acquaintances>();
        services.AddSingleton<Partners>();
        services.AddSingleton<Recorder>();
        services.AddSingleton<Overview>();
        services.AddSingleton<Events>();
    }

    /// <summary>Lets a way to call partners be watched.</summary>
    public static HttpMessageHandler Watched(this HttpMessageHandler calls, IServiceProvider provider) => new OutgoingMessages(
        calls, provider.GetRequiredService<Recorder>(), provider.GetRequiredService<Partners>(), provider.GetRequiredService<PeerLimits>());
}
