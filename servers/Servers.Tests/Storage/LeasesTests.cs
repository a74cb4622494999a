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

    [Test]
    public async Task Of_several_instances_one_has_it()
    {
        OnlyShared();
        await using var other = (PostgresLeases)OneInstance();
        var lease = await _leases!.TryTakeAsync("simulator", default);

        Assert.That(await other.TryTakeAsync("simulator", default), Is.Null);
        await lease!.DisposeAsync();
        Assert.That(await other.TryTakeAsync("simulator", default), Is.Not.Null);
    }

    [Test]
    public async Task An_instance_that_ends_or_is_cut_off_loses_it_and_hears_of_it()
    {
        OnlyShared();
        var lease = await _leases!.TryTakeAsync("simulator", default);
        await using var other = (PostgresLeases)OneInstance();

        // What a failing network does: connections break, the one with the lock among them.
        await Database.CutOffAsync();

        var heard = new TaskCompletionSource();
        await using var hearing = lease!.Lost.Register(heard.SetResult);
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));
        ILease? taken;
        while ((taken = await other.TryTakeAsync("simulator", default)) is null)
            await Task.Yield();

        await other.DisposeAsync();
        Assert.That(taken.Lost.IsCancellationRequested, "who gives up its database loses its leases");
        Assert.That(await _leases!.TryTakeAsync("simulator", default), Is.Not.Null, "and who was cut off may take them again");
    }

    private ILeases OneInstance() => Database.IsShared ? new PostgresLeases((PostgresDatabase)Database.Open(), TimeProvider.System) : new LocalLeases();

    private void OnlyShared()
    {
        if (!Database.IsShared)
            Assert.Pass("Nobody shares this database.");
    }
}
