using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OcpiKit.Cpo;
using OcpiKit.Servers.Tests.Cpo;
using OcpiKit.Servers.Tests.Registration;

namespace OcpiKit.Servers.Tests.Watching;

[TestFixture, Category("integration")]
internal sealed class MessageLinesTests
{
    [Test]
    public async Task Each_message_is_a_line_that_says_who_called_what_and_what_came_of_it()
    {
        var lines = new Lines();
        await using var cpo = await CpoInProcess.StartAsync(alter: lines.ListenTo);
        await cpo.GetAsync(CpoInProcess.Locations + "?limit=3");
        await cpo.GetAsync(CpoInProcess.Locations + "/NOPE");

        Assert.That(lines.Messages, Has.Count.EqualTo(2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Messages[0], Does.Match(@"^← GET    200 1000 +\d+\.\d ms  DE\*OKM, with an agreed token  /ocpi/cpo/2\.2\.1/locations\?limit=3$"));
            Assert.That(lines.Messages[1], Does.Match(@"^← GET    404 2003 +\d+\.\d ms  DE\*OKM, .+  /ocpi/cpo/2\.2\.1/locations/NOPE  We have no Location with this id\.$"));
        }
    }

    [Test]
    public async Task No_line_holds_a_token_whoever_sent_it_and_however()
    {
        using var partner = new PartnerPlatform();
        var lines = new Lines();
        await using var cpo = await CpoInProcess.StartAsync(
            new CpoOptions { Locations = 1 },
            builder =>
            {
                partner.ServeTo(builder);
                lines.ListenTo(builder);
            });
        await cpo.Server.RegisterAsync(new Uri(PartnerPlatform.VersionsUrl), "their-token-a");
        await cpo.GetAsync($"{CpoInProcess.Locations}?token={cpo.Server.Services.GetRequiredService<CpoOptions>().Token}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Messages, Has.Count.EqualTo(4));
            Assert.That(lines.Messages, Has.Some.StartsWith("→ POST").And.Some.Contains("•••"));
            Assert.That(lines.Messages, Has.None.Contains("cpo_token_c_abcdef").And.None.Contains("their-token-a"));
        }
    }

    [Test]
    public async Task Too_many_at_once_are_counted()
    {
        var lines = new Lines();
        await using var cpo = await CpoInProcess.StartAsync(alter: builder =>
        {
            lines.ListenTo(builder);
            builder.Services.AddSingleton(OcpiKit.Ocpi.Watching.WatchLimits.Usual with { PerSecond = 1 });
            builder.Services.AddSingleton<TimeProvider>(lines.Time);
        });
        for (var i = 0; i < 5; i++)
            await cpo.GetAsync("/ocpi/versions");
        lines.Time.Advance(TimeSpan.FromSeconds(1));
        await cpo.GetAsync("/ocpi/versions");

        Assert.That(lines.Messages, Has.Count.EqualTo(3));
        Assert.That(lines.Messages[1], Is.EqualTo("... 4 messages more, too many at once to write a line for each"));
    }

    /// <summary>Listens to what a server says of the messages that pass.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public Microsoft.Extensions.Time.Testing.FakeTimeProvider Time { get; } = new(DateTimeOffset.UnixEpoch.AddYears(56));

        public IReadOnlyList<string> Messages => [.. _lines];

        public void ListenTo(IHostApplicationBuilder builder) => builder.Logging.AddProvider(this).AddFilter<Lines>((category, _) => category?.EndsWith("MessageLines", StringComparison.Ordinal) is true);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
