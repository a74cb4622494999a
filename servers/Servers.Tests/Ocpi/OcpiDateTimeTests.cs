using OcpiKit.Ocpi.Types;

namespace OcpiKit.Servers.Tests.Ocpi;

[TestFixture, Category("unit")]
public sealed class OcpiDateTimeTests
{
    [TestCase("2026-02-03T04:05:06Z", "2026-02-03T04:05:06Z")]
    [TestCase("2026-02-03T04:05:06", "2026-02-03T04:05:06Z")]
    [TestCase("2026-02-03T04:05:06.5", "2026-02-03T04:05:06.5Z")]
    [TestCase("2026-02-03T04:05:06.123456789Z", "2026-02-03T04:05:06.123Z")]
    public void What_peers_may_send_is_read(string sent, string read)
    {
        Assert.That(OcpiDateTime.TryParse(sent, out var instant));
        Assert.That(OcpiDateTime.Format(instant), Is.EqualTo(read));
    }

    [TestCase(""), TestCase("2026-02-03"), TestCase("2026-02-03T04:05Z"), TestCase("2026-02-03T04:05:06+00:00")]
    [TestCase("2026-02-03T04:05:06z")]
    [TestCase("2026-02-30T04:05:06Z"), TestCase("2026-02-03T24:00:00Z"), TestCase("2026-02-03T04:05:060Z")]
    [TestCase("2026-02-03T04:05:06.Z"), TestCase(" 2026-02-03T04:05:06Z")]
    public void What_they_must_not_send_is_not(string sent) => Assert.That(OcpiDateTime.TryParse(sent, out _), Is.False);

    [Test]
    public void An_instant_of_another_zone_is_written_in_UTC() =>
        Assert.That(
            OcpiDateTime.Format(new DateTimeOffset(2026, 7, 1, 1, 0, 0, TimeSpan.FromHours(2))),
            Is.EqualTo("2026-06-30T23:00:00Z"));
}
