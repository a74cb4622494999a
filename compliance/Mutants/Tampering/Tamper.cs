using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Paging;
using OcpiKit.Ocpi.Storage;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Mutants.Tampering;

/// <summary>The few places in which a server can be broken from outside.</summary>
internal static class Tamper
{
    // What an answer takes from its request.
    private static readonly (string Name, string From)[] Echoed =
    [
        ("X-Request-ID", "X-Request-ID"), ("X-Correlation-ID", "X-Correlation-ID"),
        ("OCPI-to-party-id", "OCPI-from-party-id"), ("OCPI-to-country-code", "OCPI-from-country-code"),
        ("OCPI-from-party-id", "OCPI-to-party-id"), ("OCPI-from-country-code", "OCPI-to-country-code"),
    ];

    /// <summary>Changes answers after the server has finished them.</summary>
    public static Action<IHostApplicationBuilder> Answers(Action<Draft> change) =>
        builder => builder.Services.AddSingleton<IStartupFilter>(new Outermost((context, next) => RewriteAsync(context, next, change)));

    /// <summary>Changes successful answers that carry a list of objects.</summary>
    public static Action<IHostApplicationBuilder> Pages(Action<Draft> change) => Answers(draft =>
    {
        if (draft.IsPage)
            change(draft);
    });

    /// <summary>Changes every Location, in lists and alone.</summary>
    public static Action<IHostApplicationBuilder> Locations(Action<JsonObject> change) => Each(draft => draft.Locations, change);

    /// <summary>Changes every EVSE, in Locations and alone.</summary>
    public static Action<IHostApplicationBuilder> Evses(Action<JsonObject> change) => Each(draft => draft.Evses, change);

    /// <summary>Changes every Connector, in EVSEs and alone.</summary>
    public static Action<IHostApplicationBuilder> Connectors(Action<JsonObject> change) => Each(draft => draft.Connectors, change);

    /// <summary>Changes every Tariff.</summary>
    public static Action<IHostApplicationBuilder> Tariffs(Action<JsonObject> change) => Each(draft => draft.Tariffs, change);

    /// <summary>Changes every CDR of the list.</summary>
    public static Action<IHostApplicationBuilder> Cdrs(Action<JsonObject> change) => Each(draft => draft.Cdrs, change);

    /// <summary>Reads other pages from the store than the client asked for; the headers tell of what it asked for.</summary>
    public static Action<IHostApplicationBuilder> Reading(Func<PageRequest, PageRequest> instead) => builder =>
    {
        var store = builder.Services.Last(service => service.ServiceType == typeof(IObjectStore));
        builder.Services.Remove(store);
        // A key of its own, as of each that stands before another: several mutants may break one server.
        var honest = new object();
        builder.Services.AddKeyedSingleton<IObjectStore>(honest, (services, _) => (IObjectStore)store.ImplementationFactory!(services));
        builder.Services.AddSingleton<IObjectStore>(services =>
            new BentStore(services.GetRequiredKeyedService<IObjectStore>(honest), instead));
    };

    /// <summary>Lets in whoever the given rule lets in.</summary>
    public static Action<IHostApplicationBuilder> Peers(Func<string, bool> welcome) =>
        builder => builder.Services.AddSingleton<IPeers>(new Doorman(welcome));

    /// <summary>Answers certain requests late; what they cause goes on meanwhile.</summary>
    public static Action<IHostApplicationBuilder> Late(Func<HttpRequest, bool> which, TimeSpan delay) =>
        builder => builder.Services.AddSingleton<IStartupFilter>(new Outermost(async (context, next) =>
        {
            if (!which(context.Request))
            {
                await next(context);
                return;
            }

            var wire = context.Response.Body;
            using var body = new MemoryStream();
            context.Response.Body = body;
            await next(context);
            context.Response.Body = wire;
            await Task.Delay(delay, TimeProvider.System, context.RequestAborted);
            await wire.WriteAsync(body.ToArray(), context.RequestAborted);
        }));

    /// <summary>Changes requests before the server sees them.</summary>
    /// <param name="changing">Makes, for each server, what changes its requests; it may keep what it saw.</param>
    public static Action<IHostApplicationBuilder> Requests(Func<Action<HttpRequest>> changing) => builder =>
    {
        var change = changing();
        builder.Services.AddSingleton<IStartupFilter>(new Outermost((context, next) =>
        {
            change(context.Request);
            return next(context);
        }));
    };

    /// <summary>Answers certain requests with success and does nothing.</summary>
    public static Action<IHostApplicationBuilder> Instead(Func<HttpRequest, bool> which) =>
        builder => builder.Services.AddSingleton<IStartupFilter>(new Outermost(async (context, next) =>
        {
            if (!which(context.Request))
            {
                await next(context);
                return;
            }

            await PretendAsync(context, 1000);
        }));

    /// <summary>Refuses certain requests, by what is in them, with HTTP 200 and this status code.</summary>
    public static Action<IHostApplicationBuilder> Refusing(Func<HttpRequest, JsonNode?, bool> which, int code) => Pretending(which, code, () => null);

    /// <summary>Answers certain commands and profiles as rejected, and does nothing.</summary>
    public static Action<IHostApplicationBuilder> Rejecting(Func<HttpRequest, JsonNode?, bool> which) =>
        Pretending(which, 1000, () => new JsonObject { ["result"] = "REJECTED", ["timeout"] = 30 });

    /// <summary>Keeps letting in whoever was let in once, by whatever token that was.</summary>
    public static Action<IHostApplicationBuilder> Memory() => builder =>
    {
        var peers = builder.Services.Last(service => service.ServiceType == typeof(IPeers));
        builder.Services.Remove(peers);
        var honest = new object();
        builder.Services.AddKeyedSingleton(honest, (services, _) => (IPeers)peers.ImplementationFactory!(services));
        builder.Services.AddSingleton<IPeers>(services => new Remembering(services.GetRequiredKeyedService<IPeers>(honest)));
    };

    private static Action<IHostApplicationBuilder> Pretending(Func<HttpRequest, JsonNode?, bool> which, int code, Func<JsonNode?> data) =>
        builder => builder.Services.AddSingleton<IStartupFilter>(new Outermost(async (context, next) =>
        {
            context.Request.EnableBuffering();
            var body = context.Request.ContentLength > 0 ? await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) : null;
            context.Request.Body.Position = 0;
            if (which(context.Request, body))
                await PretendAsync(context, code, data());
            else
                await next(context);
        }));

    private static Task PretendAsync(HttpContext context, int code, JsonNode? data = null)
    {
        foreach (var (name, from) in Echoed)
            context.Response.Headers[name] = context.Request.Headers[from];
        return context.Response.WriteAsJsonAsync(new JsonObject { ["status_code"] = code, ["timestamp"] = "2026-03-01T12:00:00Z", ["data"] = data }, context.RequestAborted);
    }

    private static Action<IHostApplicationBuilder> Each(Func<Draft, IEnumerable<JsonObject>> find, Action<JsonObject> change) =>
        Answers(draft =>
        {
            if (!draft.IsSuccess)
                return;
            foreach (var found in find(draft).ToList())
                change(found);
        });

    private static async Task RewriteAsync(HttpContext context, RequestDelegate next, Action<Draft> change)
    {
        var wire = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        var draft = new Draft(context, body.ToArray());
        change(draft);
        var bytes = draft.Bytes;
        context.Response.ContentLength = bytes.Length;
        await wire.WriteAsync(bytes, context.RequestAborted);
    }

    private sealed class Outermost(Func<HttpContext, RequestDelegate, Task> middleware) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(following => context => middleware(context, following));
            next(app);
        };
    }

    private sealed class BentStore(IObjectStore honest, Func<PageRequest, PageRequest> instead) : IObjectStore
    {
        public Task<Page> ListAsync(ObjectQuery query, CancellationToken stop) =>
            honest.ListAsync(query with { Wanted = instead(query.Wanted) }, stop);

        public Task<byte[]?> FindAsync(ObjectKey key, CancellationToken stop) => honest.FindAsync(key, stop);

        public Task PutAsync(IEnumerable<StoredObject> objects, CancellationToken stop) => honest.PutAsync(objects, stop);

        public Task ChangeAsync(ObjectKey key, Func<byte[]?, StoredObject?> change, CancellationToken stop) =>
            honest.ChangeAsync(key, change, stop);

        public Task<bool> DeleteAsync(ObjectKey key, CancellationToken stop) => honest.DeleteAsync(key, stop);
    }

    private sealed class Remembering(IPeers honest) : IPeers
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Peer> _seen = new(StringComparer.Ordinal);

        public async ValueTask<Peer?> RecogniseAsync(string authorization, CancellationToken stop)
        {
            if (await honest.RecogniseAsync(authorization, stop) is { } peer)
                return _seen[authorization] = peer;
            return _seen.GetValueOrDefault(authorization);
        }
    }

    private sealed class Doorman(Func<string, bool> welcome) : IPeers
    {
        public ValueTask<Peer?> RecogniseAsync(string authorization, CancellationToken stop) =>
            ValueTask.FromResult(welcome(authorization) ? new Peer("anybody") { AgreedParty = new CpoOptions().Partner } : null);
    }
}
