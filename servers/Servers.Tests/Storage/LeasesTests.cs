using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Servers.Tests.Storage;

[TestFixture, Category("unit")]
public sealed class LeasesTests
{
    private readonly LocalLeases _leases = new();

    [Test]
    public async Task What_somebody_has_nobody_else_gets_until_it_is_given_back()
    {
        var first = await _leases.TryTakeAsync("simulator", default);

        Assert.That(first, Is.Not.Null);
        Assert.That(await _leases.TryTakeAsync("simulator", default), Is.Null);
        await using (var other = await _leases.TryTakeAsync("turn of a peer", default))
            Assert.That(other, Is.Not.Null, "another name is another lease");

        await first!.DisposeAsync();
        await using var second = await _leases.TryTakeAsync("simulator", default);
        Assert.That(second, Is.Not.Null);

        await first.DisposeAsync();
        Assert.That(await _leases.TryTakeAsync("simulator", default), Is.Null, "what is given back twice is not somebody else's");
    }
}
