using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Hosting;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Servers.Tests.Cpo;

[TestFixture, Category("integration")]
public sealed class ListeningTests
{
    [Test]
    public async Task A_port_that_is_taken_is_named_together_with_the_way_out()
    {
        await using var first = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 1 });
        var taken = first.BaseUrl.Port;

        var second = new CpoOptions { Port = taken, Host = "127.0.0.1", Locations = 1 };
        var fault = await Assert.ThrowsAsync<PortInUseException>(() => CpoServer.StartAsync(second));

        Assert.That(fault?.Message, Does.Contain($"Port {taken} is already in use").And.Contain("option Port"));
    }

    [Test]
    public async Task Many_clients_at_once_get_their_pages_over_real_sockets()
    {
        await using var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 40 });
        using var client = ClientOf(cpo);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 64).Select(async offset =>
        {
            using var response = await client.GetAsync(new Uri(cpo.BaseUrl, $"{CpoInProcess.Locations}?offset={offset}&limit=3"));
            return (response.StatusCode, Server: response.Headers.Server.Count);
        }));

        Assert.That(statuses, Is.All.EqualTo((HttpStatusCode.OK, 0)));
    }

    [Test]
    public async Task A_client_of_the_old_kind_that_names_no_host_still_gets_addresses_it_can_call()
    {
        await using var cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 1 });
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, cpo.BaseUrl.Port);
        await using var stream = socket.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /ocpi/versions HTTP/1.0\r\nAuthorization: {CredentialsToken.ToHeader(cpo.Token)}\r\n\r\n"));
        var answer = await new StreamReader(stream).ReadToEndAsync();

        Assert.That(answer, Does.Contain($"http://127.0.0.1:{cpo.BaseUrl.Port}/ocpi/cpo/2.2.1"));
    }

    [Test]
    public async Task The_log_tells_of_requests_and_never_of_tokens()
    {
        var lines = new ConcurrentQueue<string>();
        await using var cpo = await CpoServer.StartAsync(
            new CpoOptions { Port = 0, Locations = 1, Token = "hush-hush" },
            builder => builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Listener(lines)));
        using var client = ClientOf(cpo);

        await client.GetStringAsync(cpo.VersionsUrl);
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(CredentialsToken.ToHeader("hush-hushed"));
        using var refused = await client.GetAsync(cpo.VersionsUrl);

        Assert.That(lines, Has.Some.Contains("/ocpi/cpo/2.2.1/versions"));
        Assert.That(lines, Has.None.Contains("hush-hush").And.None.Contains(CredentialsToken.ToHeader("hush-hush").Split(' ')[1][..8]));
    }

    [Test]
    public async Task A_file_keeps_the_network_of_whoever_made_it()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.db");
        try
        {
            var before = await FirstPageAsync(new CpoOptions { Port = 0, Locations = 3, Database = file, Seed = 1 });
            var after = await FirstPageAsync(new CpoOptions { Port = 0, Locations = 9, Database = file, Seed = 2 });

            Assert.That(after, Is.EqualTo(before));
        }
        finally
        {
            foreach (var part in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
                File.Delete(part);
        }
    }

    private static readonly CpoOptions[] Nonsense =
    [
        new() { Port = 70000 },
        new() { Host = "somewhere" },
        new() { Token = "two words" },
        new() { Token = "" },
        new() { PartyId = "TOOLONG" },
        new() { CountryCode = "de" },
        new() { Locations = 0 },
        new() { PageLimit = 0 },
        new() { PublicUrl = new Uri("/relative", UriKind.Relative) },
    ];

    [TestCaseSource(nameof(Nonsense))]
    public async Task An_option_that_makes_no_sense_is_refused_by_name(CpoOptions options)
    {
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => CpoServer.StartAsync(options));

        Assert.That(fault?.Message, Does.Match("^[A-Z][A-Za-z]+ has to be "));
    }

    private static async Task<string> FirstPageAsync(CpoOptions options)
    {
        await using var cpo = await CpoServer.StartAsync(options);
        using var client = ClientOf(cpo);
        var body = await client.GetStringAsync(new Uri(cpo.BaseUrl, CpoInProcess.Locations));
        return body[..body.LastIndexOf("\"timestamp\"", StringComparison.Ordinal)];
    }

    private sealed class Listener(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");
    }

    private static HttpClient ClientOf(CpoServer cpo)
    {
        var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(CredentialsToken.ToHeader(cpo.Token));
        return client;
    }
}
