using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OcpiKit.Emsp;
using OcpiKit.Ocpi.Pulling;
using OcpiKit.Servers.Tests.Emsp;
using OcpiKit.Servers.Tests.Pushing;
using OcpiKit.Servers.Tests.Registration;

namespace OcpiKit.Servers.Tests.Pulling;

/// <summary>An eMSP that pulls, and the CPO from which it does: its lists have the pages that a test gives them.</summary>
internal sealed class PullingEmsp : IAsyncDisposable
{
    public const string Cpo = "https://partner.example/ocpi/2.2.1";

    private readonly Channel<PullReport> _reports = Channel.CreateUnbounded<PullReport>();
    private readonly EmspWithCpo _world;

    private PullingEmsp(EmspWithCpo world, FakeTimeProvider time)
    {
        (_world, Time) = (world, time);
        world.Emsp.Server.Services.GetRequiredService<PullLog>().Noted += report => _reports.Writer.TryWrite(report);
        world.Answer = AnswerAsync;
        world.Link = received => Links.GetValueOrDefault(UrlOf(received));
    }

    public FakeTimeProvider Time { get; }

    public EmspInProcess Emsp => _world.Emsp;

    /// <summary>Pages by their URL, or by its end without the query; a list without one is empty.</summary>
    public ConcurrentDictionary<string, JsonArray> Pages { get; } = [];

    /// <summary>The Link headers of pages, by URL.</summary>
    public ConcurrentDictionary<string, string> Links { get; } = [];

    /// <summary>Whether the CPO is away.</summary>
    public bool IsDown { get; set; }

    public IEnumerable<string> Asked => _world.Asked.Select(UrlOf);

    public IEnumerable<Received> Requests => _world.Asked;

    public static async Task<PullingEmsp> StartAsync(PullLimits? limits = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        return new PullingEmsp(
            await EmspWithCpo.StartAsync(time, new EmspOptions { Tokens = 3 }, services =>
            {
                services.AddSingleton(new PullSchedule(TimeSpan.FromMinutes(5)));
                services.AddSingleton(limits ?? PullLimits.Usual);
            }),
            time);
    }

    /// <summary>Lets time pass until a pull begins, and gives the report of each module.</summary>
    public async Task<IReadOnlyDictionary<string, PullReport>> PullAsync(TimeSpan after)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        // A registration is seen first, and pulled a second later.
        Time.Advance(after);
        Time.Advance(TimeSpan.FromSeconds(1));
        var reports = new Dictionary<string, PullReport>();
        while (reports.Count < 4)
        {
            var report = await _reports.Reader.ReadAsync(patience.Token);
            reports.Add(report.Module, report);
        }
        return reports;
    }

    /// <summary>The first pull, after the registration.</summary>
    public Task<IReadOnlyDictionary<string, PullReport>> PullAsync() => PullAsync(TimeSpan.FromSeconds(2));

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    private Task<(int Http, string Body)> AnswerAsync(Received received)
    {
        if (IsDown)
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        var url = UrlOf(received);
        var page = Pages.GetValueOrDefault(url) ?? Pages.GetValueOrDefault(url.Split('?')[0].Split('/')[^1]) ?? [];
        return Task.FromResult((200, PartnerPlatform.Envelope(page.ToJsonString())));
    }

    private static string UrlOf(Received received) => new Uri(received.Request["GET ".Length..]).AbsoluteUri;
}
