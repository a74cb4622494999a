using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cpo;

namespace OcpiKit.Proof.Hostile;

/// <summary>The reference CPO, right until it answers.</summary>
internal static class HostileCpo
{
    /// <summary>Answers in the server's stead where the given function says so.</summary>
    /// <param name="answer">Given a request, says whether it has answered it.</param>
    public static Task<CpoServer> StartAsync(Func<HttpContext, Task<bool>> answer) => WithAsync(async (context, next) =>
    {
        if (!await answer(context))
            await next(context);
    });

    /// <summary>Lets the server answer, and changes the text of what it says and its headers.</summary>
    /// <param name="path">A part of the path of the answers to change.</param>
    /// <param name="change">Makes another body of a body.</param>
    /// <param name="headers">Changes the headers.</param>
    public static Task<CpoServer> ChangedAsync(string path, Func<string, string> change, Action<HttpContext>? headers = null) => WithAsync(async (context, next) =>
    {
        var wire = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        await next(context);
        context.Response.Body = wire;
        var touched = context.Request.Path.Value!.Contains(path, StringComparison.Ordinal) && context.Response.StatusCode == 200;
        var bytes = touched ? Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(body.ToArray()))) : body.ToArray();
        context.Response.ContentLength = bytes.Length;
        if (touched)
            headers?.Invoke(context);
        await wire.WriteAsync(bytes, context.RequestAborted);
    });

    /// <summary>Answers with success and this data.</summary>
    public static async Task<bool> SayAsync(this HttpContext context, string data)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{ "data": {{data}}, "status_code": 1000, "timestamp": "2026-01-01T00:00:00Z" }""");
        return true;
    }

    private static Task<CpoServer> WithAsync(Func<HttpContext, RequestDelegate, Task> middleware) => CpoServer.StartAsync(
        Kit.SmallCpo with { Token = Played.Token }, builder => builder.Services.AddSingleton<IStartupFilter>(new Outermost(middleware)));

    private sealed class Outermost(Func<HttpContext, RequestDelegate, Task> middleware) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(following => context => middleware(context, following));
            next(app);
        };
    }
}
