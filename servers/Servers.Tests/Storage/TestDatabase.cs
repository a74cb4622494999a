using Npgsql;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Servers.Tests.Storage;

/// <summary>Where data is kept: each test of storage runs with all of them.</summary>
public enum Kept
{
    /// <summary>In memory, by SQLite.</summary>
    InMemory,

    /// <summary>In a SQLite file.</summary>
    InFile,

    /// <summary>In PostgreSQL, if the environment names one.</summary>
    InPostgres,
}

/// <summary>An empty database of its own for a test, gone afterwards.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Names a PostgreSQL in which tests may create schemas, as an address that the servers read.</summary>
    public const string Variable = "OCPIKIT_POSTGRES";

    private readonly string _name = $"test_{Guid.NewGuid():N}";
    private readonly List<IDatabase> _opened = [];
    private readonly Kept _kept;

    /// <summary>Prepares one; where there is no PostgreSQL the test is left out, and says so.</summary>
    public TestDatabase(Kept kept)
    {
        _kept = kept;
        Address = kept switch
        {
            Kept.InFile => Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{_name}.db"),
            Kept.InPostgres => new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(Server()).ConnectionString) { SearchPath = _name, ApplicationName = _name, MaxPoolSize = 10 }.ConnectionString,
            _ => null,
        };
    }

    /// <summary>What a server's option Database has to say.</summary>
    public string? Address { get; }

    /// <summary>Whether several may have it open.</summary>
    public bool IsShared => _kept is Kept.InPostgres;

    /// <summary>Opens it, once more or for the first time; closed at the end.</summary>
    public IDatabase Open()
    {
        IDatabase database = IsShared ? new PostgresDatabase(Address!, "") : new SqliteDatabase(Address);
        _opened.Add(database);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        _opened.ForEach(database => database.Dispose());
        if (_kept is Kept.InFile)
        {
            foreach (var part in Directory.EnumerateFiles(Path.GetDirectoryName(Address)!, $"{_name}.db*"))
                File.Delete(part);
        }
        if (_kept is Kept.InPostgres)
            await ExecuteAsync($"DROP SCHEMA IF EXISTS {_name} CASCADE");
    }

    /// <summary>Breaks all connections to it.</summary>
    public Task CutOffAsync() =>
        ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{_name}' AND pid <> pg_backend_pid()");

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Address) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Server()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server)
            return server;
        Assert.Ignore($"There is no PostgreSQL: name one in {Variable}, or run the tests with ./run.sh test, which starts one.");
        return "";
    }
}
