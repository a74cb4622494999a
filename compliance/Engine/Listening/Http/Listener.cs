using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OcpiKit.Engine.Listening.Http;

/// <summary>The socket on which the counterparty listens, and what it puts up with from a connection.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Listener(WebApplication app, Uri address) => (_app, Address) = (app, address);

    /// <summary>Where it can be called on this machine.</summary>
    public Uri Address { get; }

    /// <summary>Listens, and gives every call to <paramref name="answer"/>.</summary>
    /// <param name="listen">Where, as <c>host:port</c>; null for loopback and a free port.</param>
    /// <param name="certificate">The certificate for https; null for plain http.</param>
    /// <param name="answer">Answers one call.</param>
    /// <param name="stop">Gives up starting.</param>
    /// <exception cref="ListeningException">It cannot listen there; the message says why and what to do.</exception>
    public static async Task<Listener> StartAsync(string? listen, X509Certificate2? certificate, RequestDelegate answer, CancellationToken stop)
    {
        var (host, port) = Parse(listen);
        // The empty builder reads no configuration files or environment variables, and logs nothing.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            Bound(kestrel);
            Bind(kestrel, host, port, endpoint =>
            {
                // Evidence is simplest in the form that every partner speaks.
                endpoint.Protocols = HttpProtocols.Http1;
                if (certificate is not null)
                    endpoint.UseHttps(certificate);
            });
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
        // Ctrl+C belongs to the program that the kit runs in.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        app.Run(answer);
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync();
            throw fault.InnerException is AddressInUseException
                ? new ListeningException($"Another program listens on port {port}.", "Give another one: --listen HOST:PORT (port 0 takes a free one).", fault)
                : new ListeningException($"Nobody can listen on {listen}: {fault.Message}", "Give an address of this machine, or *:PORT for all of them: --listen HOST:PORT.", fault);
        }

        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        // "Every network" is no address that one can call.
        return new(app, new Uri(bound.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void Bound(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // The reader of requests bounds the body, and answers in the envelope.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 200;
        kestrel.Limits.MaxConcurrentConnections = 500;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        // What came as UTF-8 in a header goes back as it was.
        kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
    }

    private static void Bind(KestrelServerOptions kestrel, string host, int port, Action<ListenOptions> endpoint)
    {
        if (host is "*" or "0.0.0.0" or "[::]")
            kestrel.ListenAnyIP(port, endpoint);
        else if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            kestrel.Listen(address, port, endpoint);
        // Free ports are given out per address, so "localhost", which is two of them, cannot have one.
        else if (port is 0)
            kestrel.Listen(IPAddress.Loopback, 0, endpoint);
        else
            kestrel.ListenLocalhost(port, endpoint);
    }

    private static (string Host, int Port) Parse(string? listen)
    {
        if (listen is null)
            return ("127.0.0.1", 0);
        var at = listen.LastIndexOf(':');
        if (at > 0 && int.TryParse(listen[(at + 1)..], out var port) && port is >= 0 and <= 65535
            && (listen[..at] is "*" or "localhost" || IPAddress.TryParse(listen[..at].Trim('[', ']'), out _)))
            return (listen[..at], port);
        throw new ListeningException($"\"{listen}\" is no place to listen on.", "Give an address of this machine, localhost or *, and a port: --listen HOST:PORT.");
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
