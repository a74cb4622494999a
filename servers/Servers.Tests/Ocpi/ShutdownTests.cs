using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Servers.Tests.Ocpi;

[TestFixture, Category("integration")]
internal sealed class ShutdownTests
{
    [Test]
    public async Task What_is_being_answered_is_answered_to_its_end()
    {
        var slow = new SlowRequest();
        var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 1 }, builder => builder.Services.AddSingleton<IStartupFilter>(slow));
        using var client = ClientOf(cpo);

        var asking = client.GetAsync("/ocpi/versions");
        await slow.Begun.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var stopping = cpo.DisposeAsync().AsTask();
        Assert.That(stopping.IsCompleted, Is.False, "it waits for the request");
        slow.GoOn.SetResult();

        using var answer = await asking.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(() => client.GetAsync("/ocpi/versions"), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Who_watches_keeps_it_from_nothing()
    {
        var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 1 });
        using var client = ClientOf(cpo);
        using var watching = await client.GetAsync("/watch/events", HttpCompletionOption.ResponseHeadersRead);
        await using var events = await watching.Content.ReadAsStreamAsync();
        await events.ReadExactlyAsync(new byte[1]);

        var start = TimeProvider.System.GetTimestamp();
        await cpo.DisposeAsync();

        Assert.That(TimeProvider.System.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(1.5)), "and does not use up its patience");
    }

    private static HttpClient ClientOf(CpoServer cpo)
    {
        var client = new HttpClient { BaseAddress = cpo.BaseUrl };
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(CredentialsToken.ToHeader(cpo.Token));
        return client;
    }

    private sealed class SlowRequest : IStartupFilter
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource GoOn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                Begun.TrySetResult();
                await GoOn.Task;
                await rest(context);
            });
            next(app);
        };
    }
}
