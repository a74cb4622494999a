using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Servers.Tests.Storage;

/// <summary>Leases of several instances of a server that share a database.</summary>
[TestFixture, Category("integration"), Category("postgres")]
public sealed class SharedLeasesTests : StorageFixture
{
    private PostgresLeases _leases = null!;

    public SharedLeasesTests()
        : base(Kept.InPostgres)
    {
    }

    [SetUp]
    public void Open() => _leases = OneInstance();

    [TearDown]
    public async Task Close()
    {
        if (_leases is not null)
            await _leases.DisposeAsync();
    }

    [Test]
    public async Task Of_several_instances_one_has_it()
    {
        await using var other = OneInstance();
        var lease = await _leases.TryTakeAsync("simulator", default);

        Assert.That(await other.TryTakeAsync("simulator", default), Is.Null);
        await lease!.DisposeAsync();
        Assert.That(await other.TryTakeAsync("simulator", default), Is.Not.Null);
    }

    [Test]
    public async Task An_instance_that_ends_or_is_cut_off_loses_it_and_hears_of_it()
    {
        var lease = await _leases.TryTakeAsync("simulator", default);
        await using var other = OneInstance();

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
        Assert.That(await _leases.TryTakeAsync("simulator", default), Is.Not.Null, "and who was cut off may take them again");
    }

    private PostgresLeases OneInstance() => new((PostgresDatabase)Database.Open(), TimeProvider.System);
}
