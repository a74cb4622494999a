using Microsoft.AspNetCore.Builder;

namespace OcpiKit.Ocpi.Transport;

/// <summary>What happens to every request before a module sees it.</summary>
public static class OcpiTransport
{
    /// <summary>Adds the rules of transport_and_format, in the order in which they matter.</summary>
    public static IApplicationBuilder UseOcpiTransport(this IApplicationBuilder app) => app
        .UseMiddleware<MessageIds>()      // first: errors carry the ids too
        .UseMiddleware<RoutingHeaders>()
        .UseMiddleware<Faults>()          // around all that can fail
        .UseMiddleware<TokenGate>();      // before anything that could tell a stranger something
}
