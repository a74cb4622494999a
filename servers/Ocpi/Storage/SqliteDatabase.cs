using Dapper;
using Microsoft.Data.Sqlite;

namespace OcpiKit.Ocpi.Storage;

/// <summary>A SQLite database, which comes with the program: in memory, or in a file that outlives it.</summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly SqliteConnection _keeper;
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>Opens the database.</summary>
    /// <param name="file">Path of the database file, or null to keep all in memory.</param>
    /// <exception cref="SqliteException">The file cannot be opened or is no database.</exception>
    public SqliteDatabase(string? file)
    {
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file ?? $"ocpi-{Guid.NewGuid():N}",
            Mode = file is null ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWriteCreate,
            Cache = file is null ? SqliteCacheMode.Shared : SqliteCacheMode.Default,
        }.ToString();

        // A database in memory lives as long as somebody is connected to it.
        _keeper = new SqliteConnection(_connectionString);
        _keeper.Open();
        if (file is not null)
            _keeper.Execute("PRAGMA journal_mode = WAL");
    }

    /// <summary>Creates the tables of a store where they are missing.</summary>
    public void Create(string schema) => _keeper.Execute(schema);

    /// <summary>Connects, to read.</summary>
    public async Task<SqliteConnection> ConnectAsync(CancellationToken stop)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(stop);
        return connection;
    }

    /// <summary>Changes the database in one transaction: all that the change does, or nothing where it throws.</summary>
    /// <param name="change">What to do; gives whatever the caller wants to know of it.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<T> ChangeAsync<T>(Func<SqliteTransaction, Task<T>> change, CancellationToken stop)
    {
        // SQLite has one writer at a time. Who waits here waits in turn, and not by asking again and again.
        await _writing.WaitAsync(stop);
        try
        {
            await using var connection = await ConnectAsync(stop);
            await using var transaction = connection.BeginTransaction();
            var result = await change(transaction);
            await transaction.CommitAsync(stop);
            return result;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _keeper.Dispose();
        SqliteConnection.ClearPool(_keeper);
        _writing.Dispose();
    }
}
