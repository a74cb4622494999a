using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Operating;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Watching;

/// <summary>The page on which people watch the server, and what it is made of; programs use the same addresses.</summary>
public static class LivePage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Tag = "watch";

    /// <summary>Maps the page, and everything beneath /watch.</summary>
    public static void MapLivePage(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapOperator("").AddEndpointFilter(Guard);
        page.MapRead("/", () => File("index.html", "text/html; charset=utf-8")).ExcludeFromDescription();
        page.MapRead("/watch/page.css", () => File("page.css", "text/css; charset=utf-8")).ExcludeFromDescription();
        page.MapRead("/watch/page.js", () => File("page.js", "text/javascript; charset=utf-8")).ExcludeFromDescription();
        page.MapRead("/watch/icon.svg", () => File("icon.svg", "image/svg+xml")).ExcludeFromDescription();

        page.MapGet("/watch/events", (HttpContext context, Events events) => events.Watch(context))
            .WithTags(Tag).WithSummary("Watch messages while they pass (server-sent events)").Produces(200, contentType: "text/event-stream");
        page.MapRead("/watch/state", async (HttpContext context, Overview overview) =>
            Results.Json(await overview.LookAsync(context.Request, context.RequestAborted), OcpiJson.Options))
            .WithTags(Tag).WithSummary("Read the state of the server").Produces<ServerState>();
        page.MapRead("/watch/messages", (MessageLog log, long? after) =>
            Results.Json(log.After(after ?? 0).Messages.Select(MessageLine.Of), OcpiJson.Options))
            .WithTags(Tag).WithSummary("List the latest messages").Produces<IReadOnlyList<MessageLine>>();
        page.MapRead("/watch/messages/{id:long}", (MessageLog log, long id) =>
            log.Find(id) is { } message ? Results.Json(message, OcpiJson.Options) : Results.NotFound())
            .WithTags(Tag).WithSummary("Read one message, with headers and bodies").Produces<Message>();
    }

    // What partners send is on this page: nothing of it may run, and no other page may frame or read it.
    private static ValueTask<object?> Guard(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var headers = invocation.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        return next(invocation);
    }

    private static IResult File(string name, string type) =>
        Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(LivePage).Namespace}.Page.{name}")!, type);
}
