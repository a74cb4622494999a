using Microsoft.Extensions.Time.Testing;
using OcpiKit.Ocpi.Hosting;

namespace OcpiKit.Servers.Tests.Ocpi;

[TestFixture, Category("unit")]
public sealed class PacedTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _real = new(Start);

    [Test]
    public void A_minute_takes_a_second()
    {
        var paced = new PacedTime(_real, 60);
        _real.Advance(TimeSpan.FromSeconds(2));

        Assert.That(paced.GetUtcNow(), Is.EqualTo(_real.GetUtcNow().AddSeconds(-2).AddMinutes(2)));
    }

    [Test]
    public void Timers_fire_by_its_clock_and_no_more_often_than_makes_sense()
    {
        var paced = new PacedTime(_real, 60);
        var (fired, often, never) = (0, 0, 0);
        using var minute = paced.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        using var second = paced.CreateTimer(_ => often++, null, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        using var none = paced.CreateTimer(_ => never++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        _real.Advance(TimeSpan.FromSeconds(3));

        Assert.That((fired, often, never), Is.EqualTo((3, 61, 0)));
    }

    [Test]
    public void What_is_measured_is_the_worlds_time()
    {
        var paced = new PacedTime(TimeProvider.System, 1_000);

        Assert.That(paced.TimestampFrequency, Is.EqualTo(TimeProvider.System.TimestampFrequency));
    }
}
