namespace OcpiKit.Servers.Tests.Storage;

/// <summary>Tests that run with each kind of database, each test with one of its own.</summary>
public abstract class StorageFixture(Kept kept)
{
    private TestDatabase? _database;

    internal TestDatabase Database => _database!;

    [SetUp]
    public void Prepare() => _database = new TestDatabase(kept);

    [TearDown]
    public async Task Clear()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        _database = null;
    }
}
