using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using OcpiKit.Engine.Results;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Web.Pages;
using OcpiKit.Reporting.Html;

namespace OcpiKit.Learning.Web;

/// <summary>Tells a page what happens while it happens, as server-sent events: each message that passes, and then the parts of the page that are new.</summary>
internal sealed class Live : IAsyncDisposable
{
    private const string Type = "text/event-stream";

    private readonly HttpContext _context;

    private Live(HttpContext context) => _context = context;

    /// <summary>Whether whoever asks listens while it happens.</summary>
    public static bool IsWanted(HttpRequest request) => request.Headers.Accept.ToString().Contains(Type, StringComparison.OrdinalIgnoreCase);

    public static async Task<Live> OpenAsync(HttpContext context)
    {
        context.Response.ContentType = $"{Type}; charset=utf-8";
        await context.Response.StartAsync(context.RequestAborted);
        return new(context);
    }

    /// <summary>Tells of what happens in a play, as far as it is a message or somebody waits for one.</summary>
    public Task TellAsync(Lesson lesson, RunEvent told) => told switch
    {
        // How the two get to know each other is a lesson of its own; in the others it is not shown.
        ScenarioStarted { Scenario: var begun } when begun != lesson.Scenario.Id => SendAsync<LiveAcquaintance>("message", new() { [nameof(LiveAcquaintance.Lesson)] = lesson }),
        Exchanged { Exchange: var exchange } when exchange.Scenario == lesson.Scenario.Id => SendAsync<LiveMessage>("message", new() { [nameof(LiveMessage.Lesson)] = lesson, [nameof(LiveMessage.Exchange)] = exchange }),
        Waiting waiting => SendAsync<LiveWaiting>("message", new() { [nameof(LiveWaiting.Waiting)] = waiting }),
        _ => Task.CompletedTask,
    };

    /// <summary>Gives a part of the page that is new; it takes the place of the one with the same id.</summary>
    public Task PartAsync<TPart>(Dictionary<string, object?> parameters)
        where TPart : IComponent => SendAsync<TPart>("part", parameters);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_context.RequestAborted.IsCancellationRequested)
            await _context.Response.CompleteAsync();
    }

    private async Task SendAsync<TPart>(string name, Dictionary<string, object?> parameters)
        where TPart : IComponent
    {
        using var part = new MemoryStream();
        await RazorPage.WriteAsync<TPart>(parameters, part, _context.RequestAborted);
        var text = new StringBuilder($"event: {name}\n");
        foreach (var line in Encoding.UTF8.GetString(part.GetBuffer(), 0, (int)part.Length).ReplaceLineEndings("\n").Split('\n'))
            text.Append("data: ").Append(line).Append('\n');
        await _context.Response.WriteAsync(text.Append('\n').ToString(), _context.RequestAborted);
        await _context.Response.Body.FlushAsync(_context.RequestAborted);
    }
}
