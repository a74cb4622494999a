using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OcpiKit.Proof.Strangers;

/// <summary>A server by somebody else, as far as the specification leaves it no habits of its own. It shares nothing with our servers.</summary>
internal abstract class Stranger : IAsyncDisposable
{
    private readonly WebApplication _app;

    protected Stranger()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    protected string Root => _app.Urls.First();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    protected static async Task<T> StartAsync<T>(T stranger)
        where T : Stranger
    {
        await stranger._app.StartAsync();
        return stranger;
    }

    protected abstract Task AnswerAsync(HttpContext context);

    protected static bool Gives(HttpRequest request, string token) => request.Headers.Authorization.ToString() == $"Token {Convert.ToBase64String(Encoding.UTF8.GetBytes(token))}";

    /// <summary>Gives the ids of a request back, in its own spelling of their names.</summary>
    protected static void Echo(HttpContext context, params string[] names)
    {
        foreach (var name in names)
        {
            if (context.Request.Headers.TryGetValue(name, out var id))
                context.Response.Headers[name] = id;
        }
    }

    /// <summary>Turns the parties of a request round, in its own spelling of the prefix.</summary>
    protected static void Route(HttpContext context, string prefix)
    {
        foreach (var part in new[] { "country-code", "party-id" })
        {
            context.Response.Headers[$"{prefix}-to-{part}"] = context.Request.Headers[$"OCPI-from-{part}"];
            context.Response.Headers[$"{prefix}-from-{part}"] = context.Request.Headers[$"OCPI-to-{part}"];
        }
    }

    protected static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
