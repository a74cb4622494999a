using System.Net;
using System.Text;
using OcpiKit.Load;

namespace OcpiKit.Compliance.Tests.Load;

[TestFixture, Category("unit")]
internal sealed class HttpSenderTests
{
    [TestCase(200, """{"data":[{"status_code":9}],"status_code":1000,"timestamp":"x"}""", null)]
    [TestCase(201, """{"status_code":1000}""", null)]
    [TestCase(503, """{"status_code":1000}""", "HTTP 503")]
    [TestCase(200, """{"data":null,"status_code":2003}""", "OCPI 2003")]
    [TestCase(200, """[1,2]""", "an answer without the envelope of OCPI")]
    [TestCase(200, """{"data":[""", "an answer without the envelope of OCPI")]
    [TestCase(200, "", "an answer without the envelope of OCPI")]
    [TestCase(200, """{"status_code":"1000"}""", "an answer without the envelope of OCPI")]
    public async Task Takes_for_good_only_what_says_so(int status, string body, string? fault)
    {
        using var client = new HttpClient(new Answering(_ => new((HttpStatusCode)status) { Content = new StringContent(body) }));

        var reply = await new HttpSender(client).SendAsync(Stage.Kind, 1, default);

        Assert.That(reply.Fault(), Is.EqualTo(fault));
        Assert.That(reply.Bytes, Is.EqualTo(Encoding.UTF8.GetByteCount(body)));
    }

    [Test]
    public async Task Tells_a_connection_that_cannot_be_made()
    {
        using var client = new HttpClient(new Answering(_ => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused")));

        var reply = await new HttpSender(client).SendAsync(Stage.Kind, 1, default);

        Assert.That((reply.Fault(), reply.IsLate), Is.EqualTo(("no connection", false)));
    }

    [Test]
    public async Task Tells_an_answer_that_does_not_come()
    {
        using var client = new HttpClient(new Answering(_ => throw new TaskCanceledException()));

        Assert.That((await new HttpSender(client).SendAsync(Stage.Kind, 1, default)).IsLate, Is.True);
    }

    private sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
