using Dapper;
using Microsoft.Data.Sqlite;
using OcpiKit.Ocpi.Paging;

namespace OcpiKit.Ocpi.Storage;

/// <summary>Keeps objects in SQLite, which comes with the program: in memory, or in a file that outlives it.</summary>
public sealed class SqliteStore : IObjectStore, IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS objects (
          created      INTEGER PRIMARY KEY AUTOINCREMENT,
          module       TEXT NOT NULL,
          country_code TEXT NOT NULL COLLATE NOCASE,
          party_id     TEXT NOT NULL COLLATE NOCASE,
          id           TEXT NOT NULL COLLATE NOCASE,
          last_updated INTEGER NOT NULL,
          json         TEXT NOT NULL,
          UNIQUE (module, country_code, party_id, id)
        );
        CREATE INDEX IF NOT EXISTS objects_by_date ON objects (module, last_updated);
        """;

    private const string Matching =
        "FROM objects WHERE module = @module AND (@from IS NULL OR last_updated >= @from) AND (@to IS NULL OR last_updated < @to)";

    private readonly string _connectionString;
    private readonly SqliteConnection _keeper;

    /// <summary>Opens the database, and creates its table where it is missing.</summary>
    /// <param name="file">Path of the database file, or null to keep all in memory.</param>
    /// <exception cref="SqliteException">The file cannot be opened or is no database.</exception>
    public SqliteStore(string? file)
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
        _keeper.Execute(file is null ? Schema : "PRAGMA journal_mode = WAL; " + Schema);
    }

    /// <inheritdoc />
    public async Task<Page> ListAsync(string module, PageRequest wanted, CancellationToken stop)
    {
        var values = new { module, from = wanted.From?.UtcTicks, to = wanted.To?.UtcTicks, limit = wanted.Limit, offset = wanted.Offset };
        await using var connection = await ConnectAsync(stop);
        // One transaction: the count and the page describe the same moment.
        await using var transaction = connection.BeginTransaction(deferred: true);
        var total = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition($"SELECT COUNT(*) {Matching}", values, transaction, cancellationToken: stop));
        var objects = await connection.QueryAsync<string>(
            new CommandDefinition(
                $"SELECT json {Matching} ORDER BY created LIMIT @limit OFFSET @offset", values, transaction, cancellationToken: stop));
        return new Page(objects.AsList(), total);
    }

    /// <inheritdoc />
    public async Task<string?> FindAsync(ObjectKey key, CancellationToken stop)
    {
        await using var connection = await ConnectAsync(stop);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT json FROM objects WHERE module = @Module AND country_code = @CountryCode AND party_id = @PartyId AND id = @Id",
            key,
            cancellationToken: stop));
    }

    /// <inheritdoc />
    public async Task PutAsync(IEnumerable<StoredObject> objects, CancellationToken stop)
    {
        await using var connection = await ConnectAsync(stop);
        await using var transaction = connection.BeginTransaction();
        var rows = objects.Select(o =>
            new { o.Key.Module, o.Key.CountryCode, o.Key.PartyId, o.Key.Id, Updated = o.LastUpdated.UtcTicks, o.Json });
        await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO objects (module, country_code, party_id, id, last_updated, json)
            VALUES (@Module, @CountryCode, @PartyId, @Id, @Updated, @Json)
            ON CONFLICT (module, country_code, party_id, id) DO UPDATE SET last_updated = excluded.last_updated, json = excluded.json
            """,
            rows,
            transaction,
            cancellationToken: stop));
        await transaction.CommitAsync(stop);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _keeper.Dispose();
        SqliteConnection.ClearPool(_keeper);
    }

    private async Task<SqliteConnection> ConnectAsync(CancellationToken stop)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(stop);
        return connection;
    }
}
