using System.IO.Compression;
using System.Text;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Wire;

namespace OcpiKit.Compliance.Tests.Wire;

[TestFixture, Category("unit")]
internal sealed class RestWireTests
{
    private static readonly Limits Small = Limits.Default with { Timeout = TimeSpan.FromSeconds(20), BodyBytes = 1000 };

    [Test]
    public async Task The_request_leaves_as_the_step_asked_for_it_and_with_nothing_added()
    {
        await using var target = new HostileTarget("HTTP/1.1 200 OK\nContent-Length: 2\n\n{}");

        var delivery = await SendAsync(new("GET", new Uri(target.Url, "?limit=2&odd=%2B1"), new([new("Authorization", "Token"), new("x-lower", "1")])));

        Assert.That(target.Requests.Single().Split("\r\n"), Is.EquivalentTo(new[]
        {
            "GET /ocpi/versions?limit=2&odd=%2B1 HTTP/1.1", $"Host: {target.Url.Authority}", "Authorization: Token", "x-lower: 1", "", "",
        }));
        Assert.That(delivery.Sent.Headers.First("X-Lower"), Is.EqualTo("1"));
    }

    [Test]
    public async Task The_answer_is_recorded_to_the_letter()
    {
        await using var target = new HostileTarget("HTTP/1.1 404 Not Found\nX-Odd: one\nX-Odd: two\nContent-Type: application/json\nContent-Length: 14\n\n{\"a\": \"\u00e4\"}   ");

        var received = (await SendAsync(Get(target))).Received!;

        Assert.That(received.Status, Is.EqualTo(404));
        Assert.That(received.Headers.All("x-odd"), Is.EqualTo(new[] { "one", "two" }));
        Assert.That(Encoding.UTF8.GetString(received.Body.Span), Is.EqualTo("{\"a\": \"\u00e4\"}   "));
    }

    [Test]
    public async Task A_redirect_is_evidence_and_is_not_followed()
    {
        await using var target = new HostileTarget("HTTP/1.1 302 Found\nLocation: http://127.0.0.1:1/\nContent-Length: 0\n\n");

        var delivery = await SendAsync(Get(target));

        Assert.That(delivery.Received!.Status, Is.EqualTo(302));
        Assert.That(target.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_body_over_the_limit_is_cut_and_told()
    {
        await using var target = new HostileTarget("HTTP/1.1 200 OK\nContent-Length: 1001\n\n" + new string('x', 1001));

        var delivery = await SendAsync(Get(target));

        Assert.That(delivery.Fault!.Kind, Is.EqualTo(FaultKind.TooLarge));
        Assert.That(delivery.Received!.Body.Length, Is.EqualTo(1000));
        Assert.That(delivery.Received.Truncated);
    }

    [Test]
    public async Task A_small_answer_that_unpacks_to_a_large_one_is_cut_too()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(new byte[1_000_000]);
        byte[] answer = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"), .. packed.ToArray()];
        await using var target = new HostileTarget(answer);

        var delivery = await SendAsync(Get(target), Small with { BodyBytes = 20_000 });

        Assert.That(delivery.Fault!.Kind, Is.EqualTo(FaultKind.TooLarge));
        Assert.That(delivery.Received!.Body.Length, Is.EqualTo(20_000));
    }

    [Test]
    public async Task An_answer_that_breaks_off_keeps_what_came()
    {
        await using var target = new HostileTarget("HTTP/1.1 200 OK\nContent-Length: 100\n\n{\"data\":");

        var delivery = await SendAsync(Get(target));

        Assert.That(delivery.Fault!.Kind, Is.EqualTo(FaultKind.Broken));
        Assert.That(delivery.Received!.Status, Is.EqualTo(200));
        Assert.That(Encoding.UTF8.GetString(delivery.Received.Body.Span), Is.EqualTo("{\"data\":"));
    }

    [Test]
    public async Task What_is_no_HTTP_is_told_as_that()
    {
        await using var target = new HostileTarget("SSH-2.0-OpenSSH_9.9\n");

        var delivery = await SendAsync(Get(target));

        Assert.That(delivery.Received, Is.Null);
        Assert.That(delivery.Fault!.Kind, Is.EqualTo(FaultKind.Broken));
    }

    [Test]
    public async Task A_target_that_never_ends_its_answer_is_given_up_when_the_time_is_over()
    {
        await using var target = new HostileTarget("HTTP/1.1 200 OK\nContent-Length: 100\n\n{", keepOpen: true);

        var delivery = await SendAsync(Get(target), Small with { Timeout = TimeSpan.FromMilliseconds(200) });

        Assert.That(delivery.Fault, Is.EqualTo(new Fault(FaultKind.TimedOut, "no whole answer came within 0.2 s")));
    }

    [Test]
    public async Task Headers_over_the_limit_are_told()
    {
        await using var target = new HostileTarget($"HTTP/1.1 200 OK\nX-Big: {new string('x', 80_000)}\nContent-Length: 0\n\n");

        var delivery = await SendAsync(Get(target));

        Assert.That(delivery.Fault!.Kind, Is.EqualTo(FaultKind.TooLarge));
    }

    [Test]
    public async Task A_port_where_nothing_listens_is_told_with_host_and_port()
    {
        int port;
        using (var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0))
        {
            taken.Start();
            port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        }

        var delivery = await SendAsync(new("GET", new Uri($"http://127.0.0.1:{port}/"), Headers.None));

        Assert.That(delivery.Fault, Is.EqualTo(new Fault(FaultKind.NotConnected, $"nothing listens at 127.0.0.1 port {port}")));
    }

    [TestCase("http://127.0.0.1:9/", "nothing listens at the proxy 127.0.0.1 port 9")]
    [TestCase("http://proxy.invalid:8080/", "the host name of the proxy, proxy.invalid, is not known")]
    public async Task A_proxy_that_is_not_there_is_told_as_the_proxy(string proxy, string says)
    {
        using var wire = new RestWire(Transport.Create(Small, proxy: new Uri(proxy)), Small, TimeProvider.System);

        var delivery = await wire.SendAsync(new("GET", new Uri("http://localhost/versions"), Headers.None), CancellationToken.None);

        Assert.That(delivery.Fault?.Says, Is.EqualTo(says));
    }

    [Test]
    public async Task A_port_for_plain_http_is_told_where_https_was_asked_for()
    {
        await using var target = new HostileTarget("HTTP/1.1 400 Bad Request\nContent-Length: 0\n\n");
        var delivery = await SendAsync(new("GET", new UriBuilder(target.Url) { Scheme = "https" }.Uri, Headers.None));

        Assert.That(delivery.Fault?.Says, Does.EndWith("what listens there does not speak TLS"));
    }

    [Test]
    public void A_stopped_run_is_not_told_as_a_fault_of_the_target()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.That(
            async () => await SendAsync(new("GET", new Uri("http://127.0.0.1:9/"), Headers.None), stop: stopped.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static Outgoing Get(HostileTarget target) => new("GET", target.Url, Headers.None);

    private static async Task<Delivery> SendAsync(Outgoing request, Limits? limits = null, CancellationToken stop = default)
    {
        using var wire = new RestWire(Transport.Create(limits ?? Small), limits ?? Small, TimeProvider.System);
        return await wire.SendAsync(request, stop);
    }
}
