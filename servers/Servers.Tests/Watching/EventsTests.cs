using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using OcpiKit.Ocpi.Watching;
using OcpiKit.Servers.Tests.Cpo;

namespace OcpiKit.Servers.Tests.Watching;

[TestFixture, Category("integration"), CancelAfter(30_000)]
public sealed class EventsTests
{
    [Test]
    public async Task Messages_are_sent_to_whoever_watches_as_they_pass(CancellationToken stop)
    {
        await using var cpo = await CpoInProcess.StartAsync();
        await using var events = await Following.StartAsync(cpo, null, stop);
        var run = await events.NextAsync();

        await cpo.GetAsync(CpoInProcess.Tariffs);
        var message = await events.NextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((run.EventType, message.EventType), Is.EqualTo(("run", "message")));
            Assert.That(message.EventId, Is.EqualTo(run.Data + "-1"));
            Assert.That(JsonSerializer.Deserialize<JsonElement>(message.Data).Text("story"), Is.EqualTo("The partner reads the list of our tariffs"));
        }
    }

    [Test]
    public async Task Who_was_away_goes_on_after_the_message_seen_last(CancellationToken stop)
    {
        await using var cpo = await CpoInProcess.StartAsync();
        for (var i = 0; i < 3; i++)
            await cpo.GetAsync("/ocpi/versions");
        var run = (await cpo.JsonAsync("/watch/state")).Text("run");

        await using var resumed = await Following.StartAsync(cpo, $"{run}-2", stop);
        await using var ofAnotherRun = await Following.StartAsync(cpo, "ffffffff-2", stop);
        await using var nonsense = await Following.StartAsync(cpo, "<script>", stop);

        foreach (var (events, expected) in ((Following, int)[])[(resumed, 3), (ofAnotherRun, 1), (nonsense, 1)])
        {
            await events.NextAsync();
            Assert.That((await events.NextAsync()).EventId, Is.EqualTo($"{run}-{expected}"));
        }
    }

    [Test]
    public async Task Silence_is_broken_by_heartbeats(CancellationToken stop)
    {
        var time = new FakeTimeProvider();
        await using var cpo = await CpoInProcess.StartAsync(alter: builder => builder.Services.AddSingleton<TimeProvider>(time));
        await using var events = await Following.StartAsync(cpo, null, stop);
        await events.NextAsync();

        var next = events.NextAsync().AsTask();
        // Its timer starts on the server's own thread; time goes on until it rings.
        while (!next.IsCompleted)
        {
            time.Advance(WatchLimits.Usual.Heartbeat);
            await Task.Yield();
        }

        Assert.That((await next).EventType, Is.EqualTo("heartbeat"));
    }

    [Test]
    public async Task Only_so_many_may_watch_and_who_leaves_makes_room(CancellationToken stop)
    {
        await using var cpo = await CpoInProcess.StartAsync(alter: builder => builder.Services.AddSingleton(new WatchLimits { Watchers = 1 }));
        await using (var first = await Following.StartAsync(cpo, null, stop))
        {
            await first.NextAsync();
            using var second = await cpo.Client.GetAsync("/watch/events", stop);
            Assert.That((second.StatusCode, second.Headers.RetryAfter?.ToString()), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "10")));
        }

        // The server notices the departure on a thread of its own.
        HttpStatusCode status;
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/watch/events");
            using var third = await cpo.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            status = third.StatusCode;
        }
        while (status is not HttpStatusCode.OK);
    }

    [Test]
    public async Task A_server_that_stops_lets_go_of_its_watchers(CancellationToken stop)
    {
        await using var cpo = await CpoInProcess.StartAsync();
        await using var events = await Following.StartAsync(cpo, null, stop);
        await events.NextAsync();

        cpo.Server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.That(await events.EndsAsync(), Is.True);
    }

    /// <summary>A watcher.</summary>
    private sealed class Following(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        public static async Task<Following> StartAsync(ServerInProcess server, string? lastEventId, CancellationToken stop)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/watch/events");
            if (lastEventId is not null)
                request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
            var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
            var stream = await response.Content.ReadAsStreamAsync(stop);
            return new(response, SseParser.Create(stream).EnumerateAsync(stop).GetAsyncEnumerator(stop));
        }

        public async ValueTask<SseItem<string>> NextAsync() =>
            await events.MoveNextAsync() ? events.Current : throw new AssertionException("the events have ended");

        public async Task<bool> EndsAsync() => !await events.MoveNextAsync();

        public async ValueTask DisposeAsync()
        {
            response.Dispose();
            await events.DisposeAsync();
        }
    }
}
