using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Ocpi.Hosting;

/// <summary>Where the server listens, and what it puts up with from a connection.</summary>
public static class Listening
{
    /// <summary>Listens with Kestrel as the options say, within limits.</summary>
    public static void Listen(this WebApplicationBuilder builder, ServerOptions options)
    {
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.BodyBytes;
            // Beyond these the server answers by itself and without an envelope, so they are larger than what we accept.
            kestrel.Limits.MaxRequestLineSize = 4 * RequestLimits.UrlBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 4 * RequestLimits.HeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = 4 * RequestLimits.Headers;
            // A page goes out at once, and not in portions for which the store's answer waits.
            kestrel.Limits.MaxResponseBufferSize = 512 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
            Bind(kestrel, options);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        // The server is a guest in somebody's process: Ctrl+C belongs to the host.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
    }

    /// <summary>Starts the server; gives the address on which it answers.</summary>
    /// <exception cref="PortInUseException">Another program listens on the port.</exception>
    public static async Task<Uri> StartListeningAsync(this WebApplication app, ServerOptions options, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new PortInUseException(options.Port, fault);
        }

        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        // A test server without sockets has no address; then the options are as good as any.
        return bound is null ? new UriBuilder("http", "localhost", options.Port is 0 ? 80 : options.Port).Uri : Reachable(bound);
    }

    private static void Bind(KestrelServerOptions kestrel, ServerOptions options)
    {
        if (options.Host is "*")
            kestrel.ListenAnyIP(options.Port);
        else if (IPAddress.TryParse(options.Host, out var address))
            kestrel.Listen(address, options.Port);
        // Free ports are given out per address, so "localhost", which is two of them, cannot have one.
        else if (options.Port is 0)
            kestrel.Listen(IPAddress.Loopback, 0);
        else
            kestrel.ListenLocalhost(options.Port);
    }

    // "Every network" is no address one can call.
    private static Uri Reachable(string bound) => new(bound
        .Replace("[::]", "localhost", StringComparison.Ordinal)
        .Replace("0.0.0.0", "localhost", StringComparison.Ordinal));

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
