using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using OcpiKit.Engine.Results;

namespace OcpiKit.Proof.Hostile;

/// <summary>Answers that are wrong below JSON: bytes that never end, come late, or are no HTTP.</summary>
[TestFixture, Category("compliance"), Parallelizable(ParallelScope.Children)]
internal sealed class TransportTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static IEnumerable<TestCaseData> Talks()
    {
        yield return Case("a body without end", async (stream, stop) => await EndlessAsync(stream, Head + "\r\n{\"data\":\"", "xxxxxxxxxxxxxxxx", stop));
        yield return Case("headers without end", async (stream, stop) => await EndlessAsync(stream, Head, "X-More: x\r\n", stop));
        yield return Case("one header without end", async (stream, stop) => await EndlessAsync(stream, Head + "X-More: ", "xxxxxxxxxxxxxxxx", stop));
        yield return Case("chunks without end", async (stream, stop) => await EndlessAsync(stream, Head + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n", stop));
        yield return Case("a chunk extension without end", async (stream, stop) => await EndlessAsync(stream, Head + "Transfer-Encoding: chunked\r\n\r\n1;", "xxxxxxxxxxxxxxxx", stop));
        yield return Case("interim answers without end", async (stream, stop) => await EndlessAsync(stream, "", "HTTP/1.1 100 Continue\r\n\r\n", stop));
        yield return Case("a byte now and then", async (stream, stop) =>
        {
            foreach (var letter in Head + "\r\n{}")
            {
                await SayAsync(stream, letter.ToString(), stop);
                await Task.Delay(100, stop);
            }
        });
        yield return Case("1 GB promised and nothing said", async (stream, stop) =>
        {
            await SayAsync(stream, Head + "Content-Length: 1073741824\r\n\r\n{", stop);
            await Task.Delay(Timeout.Infinite, stop);
        });
        yield return Case("a negative length", (stream, stop) => SayAsync(stream, Head + "Content-Length: -1\r\n\r\n{}", stop));
        yield return Case("two lengths", (stream, stop) => SayAsync(stream, Head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x", stop));
        yield return Case("HTTP/0.9", (stream, stop) => SayAsync(stream, "<html>\u001b[2J\u009b2J owned</html>", stop));
        yield return Case("garbage", (stream, stop) => SayAsync(stream, "\u0000\u0001\u001b]0;owned\u0007\r\n\r\n", stop));
        yield return Case("a status that steers", (stream, stop) => SayAsync(stream, "HTTP/1.1 999 \u001b[31mowned\u202e\r\nX: \u001b[2J\r\nContent-Length: 0\r\n\r\n", stop));
        yield return Case("nothing", (_, _) => Task.CompletedTask);
        yield return Case("a chunk of no size", (stream, stop) => SayAsync(stream, Head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", stop));
        yield return Case("a chunk that is larger than it says", (stream, stop) => SayAsync(stream, Head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\"data\":[]}\r\n0\r\n\r\n", stop));
        yield return Case("chunks that break off", (stream, stop) => SayAsync(stream, Head + "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"data\":", stop));
        yield return Case("gzip that is none", (stream, stop) => SayAsync(stream, Head + "Content-Encoding: gzip\r\nContent-Length: 11\r\n\r\n{\"data\":[]}", stop));
        yield return Case("a reset in the headers", async (stream, stop) =>
        {
            await SayAsync(stream, "HTTP/1.1 200 OK\r\nContent-Ty", stop);
            stream.Socket.LingerState = new LingerOption(true, 0);
        });
        yield return Case("a reset in the body", async (stream, stop) =>
        {
            await SayAsync(stream, Head + "Content-Length: 100\r\n\r\n{\"data\":", stop);
            stream.Socket.LingerState = new LingerOption(true, 0);
        });
    }

    [TestCaseSource(nameof(Talks))]
    public async Task From_the_first_request_on(Func<NetworkStream, CancellationToken, Task> talk)
    {
        await using var target = new RawTarget((stream, _, stop) => talk(stream, stop));

        var played = await Played.AgainstAsync(target.Url, "--timeout", "300ms", "--max-body", "1");

        Assert.That(played.ExitCode, Is.EqualTo(3), played.Screen);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_answer_that_is_lost_on_its_way_is_blocked_and_never_a_fail(bool slow)
    {
        await using var server = await HostileCpo.StartAsync(async context =>
        {
            if (!context.Request.Path.Value!.Contains("locations", StringComparison.Ordinal))
                return false;
            await context.Response.WriteAsync("{\"data\":");
            await context.Response.Body.FlushAsync();
            if (slow)
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => true, TaskScheduler.Default);
            context.Abort();
            return true;
        });

        // A scenario of correct requests only: that a status line arrived for a wrong token would rightly be judged.
        var played = await Played.AgainstAsync(server.VersionsUrl, "--scenario", "cpo.locations.single", "--timeout", "2s");

        Assert.That(played.Said(Verdict.Fail), Is.Empty);
        Assert.That(played.Result!.Verdict, Is.EqualTo(Verdict.Blocked));
    }

    [Test]
    public async Task A_bomb_of_gzip()
    {
        var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(new byte[50_000_000]);
        await using var server = await HostileCpo.StartAsync(async context =>
        {
            if (!context.Request.Path.Value!.Contains("locations", StringComparison.Ordinal))
                return false;
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(packed.ToArray());
            return true;
        });

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "locations");

        Assert.That(played.Result!.Exchanges.Select(exchange => exchange.Fault ?? ""), Has.Some.Contain("larger than the limit"));
    }

    [TestCase("99999999999999")]
    [TestCase("-5")]
    [TestCase("soon\u007f")]
    [TestCase("Thu, 01 Jan 1970 00:00:00 GMT")]
    public async Task Retry_After_that_makes_no_sense_holds_nobody_up(string retryAfter)
    {
        await using var server = await HostileCpo.StartAsync(context =>
        {
            if (!context.Request.Path.Value!.Contains("locations", StringComparison.Ordinal))
                return Task.FromResult(false);
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.FromResult(true);
        });

        var played = await Played.AgainstAsync(server.VersionsUrl, "--module", "locations");

        Assert.That(played.Result!.Facts.Ended - played.Result.Facts.Started, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    private static async Task EndlessAsync(NetworkStream stream, string head, string more, CancellationToken stop)
    {
        await SayAsync(stream, head, stop);
        var much = string.Concat(Enumerable.Repeat(more, 4096));
        while (true)
            await SayAsync(stream, much, stop);
    }

    private static Task SayAsync(NetworkStream stream, string text, CancellationToken stop) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop).AsTask();

    private static TestCaseData Case(string name, Func<NetworkStream, CancellationToken, Task> talk) => new TestCaseData(talk).SetArgDisplayNames(name);
}
