using System.Net;
using System.Net.Http.Headers;
using OcpiKit.Cpo;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Servers.Tests.Transport;

/// <summary>With sockets: some limits are those of the server below, which a test server does not have.</summary>
[TestFixture, Category("integration")]
internal sealed class RequestLimitsTests
{
    private CpoServer _cpo = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cpo = await CpoServer.StartAsync(new CpoOptions { Port = 0, Locations = 1 });
        // However slow the machine is, a client that asks before it sends waits for the answer.
        _client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = _cpo.BaseUrl };
        _client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(CredentialsToken.ToHeader(_cpo.Token));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _cpo.DisposeAsync();
    }

    [TestCase(8_000, HttpStatusCode.NotFound), TestCase(9_000, HttpStatusCode.RequestUriTooLong), TestCase(30_000, HttpStatusCode.RequestUriTooLong)]
    public async Task A_URL_has_a_longest_length(int length, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/" + new string('a', length));

        await ExpectAsync(request, expected);
    }

    [TestCase(10_000, HttpStatusCode.OK), TestCase(17_000, HttpStatusCode.RequestHeaderFieldsTooLarge), TestCase(50_000, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task Headers_have_a_largest_size(int length, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ocpi/versions") { Headers = { { "X-Large", new string('a', length) } } };

        await ExpectAsync(request, expected);
    }

    [TestCase(50, HttpStatusCode.OK), TestCase(80, HttpStatusCode.RequestHeaderFieldsTooLarge), TestCase(200, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task There_are_only_so_many_headers(int count, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ocpi/versions");
        for (var i = 0; i < count; i++)
            request.Headers.Add($"X-Many-{i}", "1");

        await ExpectAsync(request, expected);
    }

    [TestCase(true), TestCase(false)]
    public async Task A_body_has_a_largest_size_whether_or_not_it_says_how_large_it_is(bool says)
    {
        var large = new byte[RequestLimits.BodyBytes + 1];
        Array.Fill(large, (byte)' ');
        using var request = new HttpRequestMessage(HttpMethod.Put, "/ocpi/cpo/2.2.1/hubclientinfo/DE/ABC") { Content = new ByteArrayContent(large) };
        request.Headers.TransferEncodingChunked = !says;
        request.Headers.ExpectContinue = true;

        await ExpectAsync(request, HttpStatusCode.RequestEntityTooLarge);
    }

    private async Task ExpectAsync(HttpRequestMessage request, HttpStatusCode expected)
    {
        using var answer = await _client.SendAsync(request);
        var reply = await Reply.ReadAsync(answer);

        Assert.That((reply.Http, reply.StatusCode), Is.EqualTo((expected, expected is HttpStatusCode.OK ? 1000 : 2000)));
    }
}
