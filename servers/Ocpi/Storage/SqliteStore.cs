using Dapper;
using Microsoft.Data.Sqlite;

namespace OcpiKit.Ocpi.Storage;

/// <summary>Keeps objects in SQLite.</summary>
public sealed class SqliteStore : IObjectStore
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS objects (
          created      INTEGER PRIMARY KEY AUTOINCREMENT,
          module       TEXT NOT NULL,
          country_code TEXT NOT NULL COLLATE NOCASE,
          party_id     TEXT NOT NULL COLLATE NOCASE,
          id           TEXT NOT NULL COLLATE NOCASE,
          last_updated INTEGER NOT NULL,
          audience     TEXT COLLATE NOCASE,
          json         BLOB NOT NULL,
          UNIQUE (module, country_code, party_id, id)
        );
        CREATE INDEX IF NOT EXISTS objects_by_date ON objects (module, last_updated);
        """;

    private const string Matching =
        "FROM objects WHERE module = @module AND (@from IS NULL OR last_updated >= @from) AND (@to IS NULL OR last_updated < @to)"
        + " AND (@everybody OR audience IS NULL OR audience IN @parties)";

    private const string OfKey =
        "FROM objects WHERE module = @Module AND country_code = @CountryCode AND party_id = @PartyId AND id = @Id";

    private const string Write = """
        INSERT INTO objects (module, country_code, party_id, id, last_updated, audience, json)
        VALUES (@Module, @CountryCode, @PartyId, @Id, @Updated, @Audience, @Json)
        ON CONFLICT (module, country_code, party_id, id)
        DO UPDATE SET last_updated = excluded.last_updated, audience = excluded.audience, json = excluded.json
        """;

    private readonly SqliteDatabase _database;

    /// <summary>Creates the table where it is missing.</summary>
    public SqliteStore(SqliteDatabase database)
    {
        _database = database;
        database.Create(Schema);
    }

    /// <inheritdoc />
    public async Task<Page> ListAsync(ObjectQuery query, CancellationToken stop)
    {
        var (module, wanted) = query;
        var values = new
        {
            module,
            from = wanted.From?.UtcTicks,
            to = wanted.To?.UtcTicks,
            everybody = query.Audience is null,
            parties = (query.Audience ?? []).Select(party => party.ToString()),
            limit = wanted.Limit,
            offset = wanted.Offset,
        };
        await using var connection = await _database.ConnectAsync(stop);
        // One transaction: the count and the page describe the same moment.
        await using var transaction = connection.BeginTransaction(deferred: true);
        var total = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition($"SELECT COUNT(*) {Matching}", values, transaction, cancellationToken: stop));
        var objects = await connection.QueryAsync<byte[]>(
            new CommandDefinition(
                $"SELECT json {Matching} ORDER BY created LIMIT @limit OFFSET @offset", values, transaction, cancellationToken: stop));
        return new Page(objects.AsList(), total);
    }

    /// <inheritdoc />
    public async Task<byte[]?> FindAsync(ObjectKey key, CancellationToken stop)
    {
        await using var connection = await _database.ConnectAsync(stop);
        return await connection.QuerySingleOrDefaultAsync<byte[]>(
            new CommandDefinition($"SELECT json {OfKey}", key, cancellationToken: stop));
    }

    /// <inheritdoc />
    public Task PutAsync(IEnumerable<StoredObject> objects, CancellationToken stop) =>
        _database.ChangeAsync(transaction => ExecuteAsync(transaction, Write, objects.Select(Row), stop), stop);

    /// <inheritdoc />
    public Task ChangeAsync(ObjectKey key, Func<byte[]?, StoredObject?> change, CancellationToken stop) =>
        _database.ChangeAsync(
            async transaction =>
            {
                var before = await transaction.Connection!.QuerySingleOrDefaultAsync<byte[]>(
                    new CommandDefinition($"SELECT json {OfKey}", key, transaction, cancellationToken: stop));
                return change(before) is { } after ? await ExecuteAsync(transaction, Write, Row(after), stop) : 0;
            },
            stop);

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(ObjectKey key, CancellationToken stop) =>
        await _database.ChangeAsync(transaction => ExecuteAsync(transaction, $"DELETE {OfKey}", key, stop), stop) > 0;

    private static Task<int> ExecuteAsync(SqliteTransaction transaction, string sql, object values, CancellationToken stop) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: stop));

    private static object Row(StoredObject o) =>
        new { o.Key.Module, o.Key.CountryCode, o.Key.PartyId, o.Key.Id, Updated = o.LastUpdated.UtcTicks, Audience = o.Audience?.ToString(), o.Json };
}
