using Dapper;
using Microsoft.Data.Sqlite;

namespace OcpiKit.Ocpi.Storage;

/// <summary>
/// A SQLite database, which comes with the program: in memory, or in a file that outlives it. One server has it for itself.
/// </summary>
public sealed class SqliteDatabase : IDatabase
{
    private readonly SqliteConnections _connections;
    private readonly bool _isInMemory;

    // SQLite has one writer at a time, and this is its connection. Who waits for it waits in turn, and not by asking again and again.
    private readonly SqliteConnections.Opened _writer;
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>Opens the database.</summary>
    /// <param name="file">Path of the database file, or null to keep all in memory.</param>
    /// <exception cref="DatabaseException">The file cannot be opened or is no database.</exception>
    public SqliteDatabase(string? file)
    {
        _isInMemory = file is null;
        _connections = new SqliteConnections(new SqliteConnectionStringBuilder
        {
            DataSource = file ?? ":memory:",
            Mode = file is null ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWriteCreate,
            Pooling = false, // we do that ourselves
        }.ToString());
        try
        {
            _writer = _connections.Take();
            // With a log of what was written, readers and the writer do not wait for each other. What is in it survives the end of this
            // process, however sudden, without waiting for the disk at every commit; when the machine itself fails the last commits may
            // be lost, but what is there is whole (NORMAL).
            _writer.Connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        }
        catch (SqliteException fault)
        {
            _writer?.Dispose();
            throw new DatabaseException($"The SQLite database {file} cannot be used: {fault.Message.TrimEnd('.')}.", fault);
        }
    }

    /// <inheritdoc />
    public bool IsShared => false;

    /// <inheritdoc />
    public Dialect Dialect { get; } = new("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB", ForUpdate: "");

    /// <inheritdoc />
    public void Create(string schema) => _writer.Connection.Execute(schema);

    /// <inheritdoc />
    public async Task<T> ReadAsync<T>(Func<Access, Task<T>> read, CancellationToken stop)
    {
        // A database in memory is there for one connection only.
        if (_isInMemory)
            return await AloneAsync(() => read(_writer.Access()), stop);

        var reader = _connections.Take();
        try
        {
            return await read(reader.Access());
        }
        finally
        {
            _connections.GiveBack(reader);
        }
    }

    /// <inheritdoc />
    public Task<T> ChangeAsync<T>(Func<Access, Task<T>> change, CancellationToken stop) => AloneAsync(
        async () =>
        {
            await using var transaction = _writer.Connection.BeginTransaction();
            var result = await change(_writer.Access(transaction));
            await transaction.CommitAsync(stop);
            return result;
        },
        stop);

    /// <inheritdoc />
    public void Dispose()
    {
        _connections.Dispose();
        _writer.Dispose();
        _writing.Dispose();
    }

    private async Task<T> AloneAsync<T>(Func<Task<T>> goAsync, CancellationToken stop)
    {
        await _writing.WaitAsync(stop);
        try
        {
            return await goAsync();
        }
        finally
        {
            _writing.Release();
        }
    }
}
