using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Servers.Tests.Storage;

[TestFixture(Kept.InMemory), TestFixture(Kept.InPostgres)]
[Category("integration"), Category("postgres")]
public sealed class LeasesTests(Kept kept) : StorageFixture(kept)
{
    private ILeases? _leases;

    [SetUp]
    public void Open() => _leases = OneInstance();

    [TearDown]
    public async Task Close()
    {
        if (_leases is IAsyncDisposable shared)
            await shared.DisposeAsync();
        _leases = null;
    }

    [Test]
    public async Task What_somebody_has_nobody_else_gets_until_it_is_given_back()
    {
        var first = await _leases!.TryTakeAsync("simulator", default);

        Assert.That(first, Is.Not.Null);
        Assert.That(await _leases!.TryTakeAsync("simulator", default), Is.Null);
        await using (var other = await _leases!.TryTakeAsync("turn of a peer", default))
            Assert.That(other, Is.Not.Null, "another name is another lease");

        await first!.DisposeAsync();
        var second = await _leases!.TryTakeAsync("simulator", default);
        Assert.That(second, Is.Not.Null);

        await first.DisposeAsync();
        Assert.That(await _leases!.TryTakeAsync("simulator", default), Is.Null, "what is given back twice is not somebody else's");
    }

    private ILeases OneInstance() => Database.IsShared ? new PostgresLeases((PostgresDatabase)Database.Open(), TimeProvider.System) : new LocalLeases();
}
