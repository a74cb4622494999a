using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Listening;

namespace OcpiKit.Compliance.Tests.Listening;

[TestFixture, Category("integration")]
internal sealed class ListeningTests
{
    [Test]
    public async Task Names_the_public_address_and_listens_at_its_own()
    {
        await using var caller = await Caller.OfAsync("CPO", options => options with { PublicUrl = new("https://kit.example.com/hub/kit/") });

        var details = await caller.GetAsync(new Uri(caller.Party.Listening, "/hub/kit/2.2.1").AbsoluteUri, ("Host", "kit.example.com"));

        Assert.That(caller.Party.Versions, Is.EqualTo(new Uri("https://kit.example.com/hub/kit/versions")));
        Assert.That(caller.Party.ResponseUrl("x").AbsoluteUri, Does.StartWith("https://kit.example.com/hub/kit/2.2.1/results/"));
        Assert.That(details.Data.GetProperty("endpoints").EnumerateArray().Select(endpoint => endpoint.GetProperty("url").GetString()), Has.All.StartsWith("https://kit.example.com/hub/kit/2.2.1/"));
        Assert.That(caller.Party.Inbox.Take()[0].Request.Url, Is.EqualTo(new Uri("https://kit.example.com/hub/kit/2.2.1")), "the URL as the caller used it, before the proxy");
    }

    [Test]
    public async Task Answers_under_its_prefix_only_and_keeps_what_came_elsewhere()
    {
        await using var caller = await Caller.OfAsync("CPO", options => options with { PublicUrl = new("http://kit.example.com/prefix") });

        var elsewhere = await caller.GetAsync(new Uri(caller.Party.Listening, "/versions").AbsoluteUri);

        Assert.That((elsewhere.Http, elsewhere.Status), Is.EqualTo((HttpStatusCode.NotFound, 2000)));
        Assert.That(caller.Party.Inbox.Take().Single().Operation, Is.Null);
    }

    [Test]
    public async Task Listens_with_a_certificate()
    {
        using var certificate = SelfSigned();
        await using var party = await Counterparty.StartAsync(
            new(Protocol221.Edition, "CPO", new("NL", "OKT"), 1) { Certificate = certificate }, TimeProvider.System, CancellationToken.None);
        using var http = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString() },
        });
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", Protocol221.Edition.Dialect.Authorization(party.Token));

        var answer = await http.GetAsync(party.Versions);

        Assert.That(party.Versions.Scheme, Is.EqualTo("https"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(party.Inbox.Take()[0].Request.Url, Is.EqualTo(party.Versions));
    }

    [Test]
    public async Task Says_what_to_do_where_it_cannot_listen()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var inUse = await Assert.ThrowsAsync<ListeningException>(() => StartAsync($"127.0.0.1:{port}"));
        var nowhere = await Assert.ThrowsAsync<ListeningException>(() => StartAsync("nowhere"));

        Assert.That(inUse!.Message, Does.Contain($"{port}"));
        Assert.That(inUse.Remedy, Does.Contain("--listen"));
        Assert.That(nowhere!.Remedy, Does.Contain("--listen HOST:PORT"));
        Assert.That(() => Counterparty.StartAsync(new(Protocol221.Edition, "HUB", new("NL", "OKT"), 1), TimeProvider.System, CancellationToken.None), Throws.ArgumentException);

        static Task<Counterparty> StartAsync(string listen) =>
            Counterparty.StartAsync(new(Protocol221.Edition, "CPO", new("NL", "OKT"), 1) { Listen = listen }, TimeProvider.System, CancellationToken.None);
    }

    [TestCase("{", HttpStatusCode.BadRequest)]
    [TestCase("", HttpStatusCode.BadRequest)]
    [TestCase("[]", HttpStatusCode.OK)]
    [TestCase("""{"result":"ACCEPTED","result":"ACCEPTED"}""", HttpStatusCode.OK)]
    [TestCase("""{"result":"ACCEPTED","\ud800":"\udc00"}""", HttpStatusCode.OK)]
    public async Task Refuses_a_body_that_it_cannot_read(string body, HttpStatusCode http)
    {
        await using var caller = await Caller.OfAsync("EMSP");

        var answer = await caller.SendAsync("POST", caller.Party.ResponseUrl("x").AbsoluteUri, body);

        Assert.That((answer.Http, answer.Status), Is.EqualTo((http, 2001)));
        Assert.That(caller.Party.Inbox.Take().Single().Fault, Is.Null);
    }

    [Test]
    public async Task Reads_no_more_than_it_can_bear()
    {
        await using var caller = await Caller.OfAsync("EMSP");

        var large = await caller.SendAsync("POST", "2.2.1/cdrs/receiver", new string('x', 3 * 1024 * 1024));

        Assert.That(large.Http, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(large.Status, Is.EqualTo(2000));
        Assert.That(caller.Party.Inbox.Take().Single().Request.Body.Length, Is.LessThanOrEqualTo(1024 * 1024));
    }

    [TestCase("GET /%zz%00..%2f/\\?limit=%ff&limit HTTP/1.1\r\nHost: x\r\n")]
    [TestCase("GET http://elsewhere.invalid/versions HTTP/1.1\r\nHost: elsewhere.invalid\r\n")]
    [TestCase("OPTIONS * HTTP/1.1\r\nHost: x\r\n")]
    [TestCase("GET //versions?a=1#x HTTP/1.1\r\nHost: a[b\r\n")]
    [TestCase("GET /versions HTTP/1.1\r\nHost: x\r\nX-Request-ID: \u00e9\r\nX-Correlation-ID: a\tb\r\n")]
    [TestCase("GET /2.2.1/results/ HTTP/1.1\r\nHost: x\r\nAuthorization: Token a\r\nAuthorization: Token b\r\n")]
    public async Task Answers_whatever_comes_with_a_whole_answer(string head)
    {
        await using var caller = await Caller.OfAsync("EMSP");
        using var client = new TcpClient();
        await client.ConnectAsync(caller.Party.Listening.Host, caller.Party.Listening.Port);

        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head + "Connection: close\r\n\r\n"));
        var answer = await new StreamReader(client.GetStream()).ReadToEndAsync();

        Assert.That(answer, Does.StartWith("HTTP/1.1 4"));
        Assert.That(caller.Party.Inbox.Take().Select(call => call.Fault), Has.All.Null);
        Assert.That((await caller.GetAsync("versions")).Http, Is.EqualTo(HttpStatusCode.OK), "it is still there");
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        // A key that was never stored cannot serve on every system.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
