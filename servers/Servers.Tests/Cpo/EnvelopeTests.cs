using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Servers.Tests.Cpo;

[TestFixture, Category("integration")]
public sealed class EnvelopeTests
{
    private CpoInProcess _cpo = null!;

    [OneTimeSetUp]
    public async Task Start() => _cpo = await CpoInProcess.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _cpo.DisposeAsync();

    [TestCase("/ocpi/versions", 200, 1000)]
    [TestCase("/ocpi/cpo/2.2.1/locations?limit=none", 200, 2001)]
    [TestCase("/ocpi/cpo/2.2.1/locations/NOWHERE", 404, 2003)]
    [TestCase("/ocpi/cpo/2.2.1/chargers", 404, 2000)]
    [TestCase("/ocpi", 404, 2000)]
    public async Task Every_answer_is_an_envelope_and_repeats_the_ids_of_the_request(string url, int http, int statusCode)
    {
        var reply = await _cpo.GetAsync(url, ("X-Request-ID", "req-1"), ("X-Correlation-ID", "cor-1"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)reply.Http, Is.EqualTo(http));
            Assert.That(reply.StatusCode, Is.EqualTo(statusCode));
            Assert.That(reply.Header("Content-Type"), Is.EqualTo("application/json"));
            Assert.That(reply.Header("X-Request-ID"), Is.EqualTo("req-1"));
            Assert.That(reply.Header("X-Correlation-ID"), Is.EqualTo("cor-1"));
            Assert.That(
                reply.Envelope.GetProperty("timestamp").GetString(),
                Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$"));
            Assert.That(reply.HasData, Is.EqualTo(statusCode == 1000));
        }
    }

    [TestCase("POST"), TestCase("PUT"), TestCase("PATCH"), TestCase("DELETE")]
    public async Task A_method_that_is_not_offered_is_answered_405_and_told_what_is(string method)
    {
        var reply = await _cpo.SendAsync(new HttpMethod(method), CpoInProcess.Locations);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Http, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
            Assert.That(reply.StatusCode, Is.EqualTo(2000));
            Assert.That(reply.Header("Allow"), Does.Contain("GET"));
        }
    }

    [Test]
    public async Task An_exception_is_answered_3000_and_tells_nothing_of_the_inside()
    {
        await using var broken = await CpoInProcess.StartAsync(
            alter: builder => builder.Services.AddSingleton<IObjectStore, FailingStore>());

        var reply = await broken.GetAsync(CpoInProcess.Locations + "/A");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Http, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(reply.StatusCode, Is.EqualTo(3000));
            Assert.That(reply.Envelope.GetRawText(), Does.Not.Contain("disk").And.Not.Contain("FailingStore"));
        }
    }

    [Test]
    public async Task A_body_that_is_too_large_is_answered_413()
    {
        await using var cpo = await OcpiKit.Cpo.CpoServer.StartAsync(new OcpiKit.Cpo.CpoOptions { Port = 0, Locations = 1 });
        // However slow the machine is, the client waits for the answer before it sends the body.
        using var client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(new string(' ', 2 * 1024 * 1024)));
        using var request = new HttpRequestMessage(HttpMethod.Post, cpo.VersionsUrl) { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await client.SendAsync(request);

        var reply = await Reply.ReadAsync(response);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Http, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
            Assert.That(reply.StatusCode, Is.EqualTo(2000));
        }
    }

    private sealed class FailingStore : IObjectStore
    {
        public Task<Page> ListAsync(ObjectQuery query, CancellationToken stop) => Task.FromResult(new Page([], 1));

        public Task<byte[]?> FindAsync(ObjectKey key, CancellationToken stop) => throw new JsonException("the disk is full");

        public Task PutAsync(IEnumerable<StoredObject> objects, CancellationToken stop) => Task.CompletedTask;

        public Task ChangeAsync(ObjectKey key, Func<byte[]?, StoredObject?> change, CancellationToken stop) => Task.CompletedTask;

        public Task<bool> DeleteAsync(ObjectKey key, CancellationToken stop) => Task.FromResult(false);
    }
}
