using OcpiKit.Cli.Testing.Performance.Load;
using OcpiKit.Load;

namespace OcpiKit.Proof.Testing;

[TestFixture, Category("unit")]
internal sealed class CircuitBreakerTests
{
    private static readonly RequestKind Kind = new("locations.sender.list", "GET", 1, _ => new(HttpMethod.Get, "http://cpo.example/"));

    [TestCase(19, 1, false)]
    [TestCase(20, 1, true)]
    [TestCase(200, 2, false)]
    public async Task Ends_when_most_requests_fail_but_not_before_a_few_were_sent(int requests, int everyWhich, bool isEnough)
    {
        using var breaker = new CircuitBreaker(default);
        var send = breaker.Over((_, number, _) => Task.FromResult(number % everyWhich == 0 ? Reply.Failed("HTTP 429") : new Reply(0, () => null)));

        // Those that are well come first, so that never more than half have failed.
        for (var number = 1; number <= requests; number++)
            await send(Kind, number, default);

        Assert.That(breaker.Enough.IsCancellationRequested, Is.EqualTo(isEnough));
    }
}
