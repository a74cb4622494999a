using Microsoft.Extensions.Time.Testing;
using OcpiKit.Engine.Wire;

namespace OcpiKit.Compliance.Tests.Wire;

[TestFixture, Category("unit")]
internal sealed class ThrottleTests
{
    [Test]
    public async Task Requests_are_kept_apart_by_the_rate()
    {
        var time = new FakeTimeProvider();
        var throttle = new Throttle(5, time);

        await throttle.TurnAsync(CancellationToken.None);
        var second = throttle.TurnAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromMilliseconds(199));
        Assert.That(second.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await second;
    }

    [Test]
    public void Without_a_rate_nobody_waits()
    {
        var throttle = new Throttle(null, new FakeTimeProvider());

        Assert.That(Enumerable.Range(0, 100).Select(_ => throttle.TurnAsync(CancellationToken.None).IsCompleted), Has.All.True);
    }

    [Test]
    public async Task A_pause_holds_the_next_one_back()
    {
        var time = new FakeTimeProvider();
        var throttle = new Throttle(null, time);
        throttle.Pause(TimeSpan.FromSeconds(30));

        var next = throttle.TurnAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.That(next.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(1));
        await next;
    }
}
