using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace OcpiKit.Ocpi.Storage;

/// <summary>
/// A SQLite database, which comes with the program: in memory, or in a file that outlives it. One server has it for itself.
/// </summary>
public sealed class SqliteDatabase : IDatabase
{
    private readonly string _connectionString;
    private readonly bool _isInMemory;

    // SQLite has one writer at a time, and this is its connection. Who waits for it waits in turn, and not by asking again and again.
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>Opens the database.</summary>
    /// <param name="file">Path of the database file, or null to keep all in memory.</param>
    /// <exception cref="DatabaseException">The file cannot be opened or is no database.</exception>
    public SqliteDatabase(string? file)
    {
        _isInMemory = file is null;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file ?? ":memory:",
            Mode = file is null ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWriteCreate,
        }.ToString();

        _writer = new SqliteConnection(_connectionString);
        try
        {
            _writer.Open();
            // With a log of what was written, readers and the writer do not wait for each other. What is in it survives the end of this
            // process, however sudden, without waiting for the disk at every commit; when the machine itself fails the last commits may
            // be lost, but what is there is whole (NORMAL).
            _writer.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        }
        catch (SqliteException fault)
        {
            _writer.Dispose();
            throw new DatabaseException($"The SQLite database {file} cannot be used: {fault.Message.TrimEnd('.')}.", fault);
        }
    }

    /// <inheritdoc />
    public bool IsShared => false;

    /// <inheritdoc />
    public Dialect Dialect { get; } = new("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB", ForUpdate: "");

    /// <inheritdoc />
    public void Create(string schema) => _writer.Execute(schema);

    /// <inheritdoc />
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken stop)
    {
        if (_isInMemory)
            return await AloneAsync(() => read(_writer), stop);

        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(stop);
        return await read(connection);
    }

    /// <inheritdoc />
    public Task<T> ChangeAsync<T>(Func<DbTransaction, Task<T>> change, CancellationToken stop) => AloneAsync(
        async () =>
        {
            await using var transaction = _writer.BeginTransaction();
            var result = await change(transaction);
            await transaction.CommitAsync(stop);
            return result;
        },
        stop);

    /// <inheritdoc />
    public void Dispose()
    {
        _writer.Dispose();
        if (!_isInMemory)
            SqliteConnection.ClearPool(_writer);
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
