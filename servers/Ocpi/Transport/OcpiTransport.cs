using Microsoft.AspNetCore.Builder;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Watching;

namespace OcpiKit.Ocpi.Transport;

/// <summary>What happens to every request before a module sees it.</summary>
public static class OcpiTransport
{
    /// <summary>Adds the rules of transport_and_format, in the order in which they matter.</summary>
    public static IApplicationBuilder UseOcpiTransport(this IApplicationBuilder app, ServerOptions options)
    {
        app.UseMiddleware<IncomingMessages>() // around everything: sees what goes over the wire
            .UseMiddleware<MessageIds>()      // before all that can fail: errors carry the ids too
            .UseMiddleware<RoutingHeaders>()
            .UseMiddleware<Faults>()          // around all that can fail
            .UseMiddleware<RequestLimits>();
        if (options.RequestsPerMinute > 0)
            app.UseMiddleware<RateLimit>();
        return app.UseMiddleware<TokenGate>(); // before anything that could tell a stranger something
    }
}
