using System.Data.Common;
using Dapper;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Storage;

/// <summary>
/// Keeps objects in a database. Ids are compared without case, so keys are kept in lower case; the JSON stays as it came.
///
/// Of each module it is counted how many objects there are, and whoever adds one has that count for himself until his transaction has
/// ended. So nobody has to count, two instances cannot both add the same object, and what is created later is seen later: who reads on
/// from where he was misses nothing.
/// </summary>
public sealed class ObjectStore : IObjectStore
{
    private const string OfKey =
        "FROM objects WHERE module = @Module AND country_code = @CountryCode AND party_id = @PartyId AND id = @Id";

    private const string Add = """
        INSERT INTO objects (module, country_code, party_id, id, last_updated, audience, json)
        VALUES (@Module, @CountryCode, @PartyId, @Id, @Updated, @Audience, @Json)
        ON CONFLICT DO NOTHING
        """;

    private const string Replace = """
        UPDATE objects SET last_updated = @Updated, audience = @Audience, json = @Json
        WHERE module = @Module AND country_code = @CountryCode AND party_id = @PartyId AND id = @Id
        """;

    private const string Count = """
        INSERT INTO counts (module, objects) VALUES (@module, @more)
        ON CONFLICT (module) DO UPDATE SET objects = counts.objects + excluded.objects
        """;

    private const string CountOfModule = "COALESCE((SELECT objects FROM counts WHERE module = @module), 0)";

    private readonly IDatabase _database;
    private readonly Totals _totals;

    /// <summary>Creates the tables where they are missing.</summary>
    public ObjectStore(IDatabase database, TimeProvider time)
    {
        (_database, _totals) = (database, new Totals(database.IsShared, time));
        database.Create($"""
            CREATE TABLE IF NOT EXISTS objects (
              created      {database.Dialect.Number},
              module       TEXT NOT NULL,
              country_code TEXT NOT NULL,
              party_id     TEXT NOT NULL,
              id           TEXT NOT NULL,
              last_updated BIGINT NOT NULL,
              audience     TEXT,
              json         {database.Dialect.Bytes} NOT NULL,
              UNIQUE (module, country_code, party_id, id)
            );
            CREATE INDEX IF NOT EXISTS objects_in_order ON objects (module, created, last_updated, audience);
            CREATE INDEX IF NOT EXISTS objects_by_date ON objects (module, last_updated, audience);
            CREATE TABLE IF NOT EXISTS counts (module TEXT PRIMARY KEY, objects BIGINT NOT NULL);
            """);
    }

    /// <inheritdoc />
    public Task<Page> ListAsync(ObjectQuery query, CancellationToken stop)
    {
        var (module, wanted) = query;
        // One more than is wanted tells whether there are more.
        var values = new DynamicParameters(new { module, limit = wanted.Limit + 1L, offset = wanted.Offset, after = wanted.After ?? 0 });
        var filters = string.Concat(Filters(query, values));
        return _database.ReadAsync(
            async connection =>
            {
                var total = filters.Length is 0 ? CountOfModule : "@total";
                if (filters.Length > 0)
                    values.Add("total", _totals.Of(query) ?? await CountAsync(connection, query, filters, values, stop));
                // One statement: the count and the page describe the same moment. An empty page is a row without an object.
                var sql = $"""
                    SELECT counted.total, page.created, page.json
                    FROM (SELECT {total} AS total) counted
                    LEFT JOIN (
                      SELECT created, json FROM objects WHERE module = @module{filters} AND created > @after
                      ORDER BY created LIMIT @limit OFFSET @offset) page ON TRUE
                    ORDER BY page.created
                    """;
                var rows = (await connection.QueryAsync<(long Total, long? Created, byte[]? Json)>(new CommandDefinition(sql, values, cancellationToken: stop))).AsList();
                return new Page([.. rows.Take(wanted.Limit).Select(row => row.Json).OfType<byte[]>()], rows[0].Total)
                {
                    Next = rows.Count > wanted.Limit ? rows[wanted.Limit - 1].Created : null,
                };
            },
            stop);
    }

    /// <inheritdoc />
    public Task<byte[]?> FindAsync(ObjectKey key, CancellationToken stop) => _database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<byte[]>(
            new CommandDefinition($"SELECT json {OfKey}", Lower(key), cancellationToken: stop)),
        stop);

    /// <inheritdoc />
    public Task PutAsync(IEnumerable<StoredObject> objects, CancellationToken stop) => ChangeAsync(
        async transaction =>
        {
            var added = new Dictionary<string, long>();
            foreach (var o in objects)
            {
                if (added.TryAdd(o.Key.Module, 0))
                    await CountAsync(transaction, o.Key.Module, 0, stop);
                var row = Row(o);
                if (await ExecuteAsync(transaction, Add, row, stop) > 0)
                    added[o.Key.Module]++;
                else
                    await ExecuteAsync(transaction, Replace, row, stop);
            }
            foreach (var (module, more) in added)
                await CountAsync(transaction, module, more, stop);
            return added;
        },
        stop);

    /// <inheritdoc />
    public Task ChangeAsync(ObjectKey key, Func<byte[]?, StoredObject?> change, CancellationToken stop) => ChangeAsync(
        async transaction =>
        {
            var before = await FindAsync(transaction, key, stop);
            var isCounted = before is null;
            if (isCounted)
            {
                // Who else adds it has done so after this.
                await CountAsync(transaction, key.Module, 1, stop);
                before = await FindAsync(transaction, key, stop);
            }

            var after = change(before);
            if (after is not null)
                await ExecuteAsync(transaction, before is null ? Add : Replace, Row(after), stop);
            if (isCounted && (before is not null || after is null))
                await CountAsync(transaction, key.Module, -1, stop);
            return after;
        },
        stop);

    /// <inheritdoc />
    public Task<bool> DeleteAsync(ObjectKey key, CancellationToken stop) => ChangeAsync(
        async transaction =>
        {
            await CountAsync(transaction, key.Module, 0, stop);
            var deleted = await ExecuteAsync(transaction, $"DELETE {OfKey}", Lower(key), stop);
            await CountAsync(transaction, key.Module, -deleted, stop);
            return deleted > 0;
        },
        stop);

    private async Task<T> ChangeAsync<T>(Func<DbTransaction, Task<T>> change, CancellationToken stop)
    {
        try
        {
            return await _database.ChangeAsync(change, stop);
        }
        finally
        {
            _totals.Forget();
        }
    }

    private Task<byte[]?> FindAsync(DbTransaction transaction, ObjectKey key, CancellationToken stop) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<byte[]>(
            new CommandDefinition($"SELECT json {OfKey} {_database.Dialect.ForUpdate}", Lower(key), transaction, cancellationToken: stop));

    private static Task<int> CountAsync(DbTransaction transaction, string module, long more, CancellationToken stop) =>
        ExecuteAsync(transaction, Count, new { module, more }, stop);

    private async Task<long> CountAsync(DbConnection connection, ObjectQuery query, string filters, DynamicParameters values, CancellationToken stop)
    {
        var remember = _totals.Begin(query);
        var total = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition($"SELECT COUNT(*) FROM objects WHERE module = @module{filters}", values, cancellationToken: stop));
        remember(total);
        return total;
    }

    private static IEnumerable<string> Filters(ObjectQuery query, DynamicParameters values)
    {
        if (query.Wanted.From is { } from)
        {
            values.Add("from", from.UtcTicks);
            yield return " AND last_updated >= @from";
        }
        if (query.Wanted.To is { } to)
        {
            values.Add("to", to.UtcTicks);
            yield return " AND last_updated < @to";
        }
        if (query.Audience is { } audience)
        {
            foreach (var (index, party) in audience.Index())
                values.Add($"party{index}", Lower(party));
            yield return $" AND (audience IS NULL{string.Concat(audience.Index().Select(party => $" OR audience = @party{party.Index}"))})";
        }
    }

    private static Task<int> ExecuteAsync(DbTransaction transaction, string sql, object values, CancellationToken stop) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: stop));

    private static object Row(StoredObject o)
    {
        var (module, countryCode, partyId, id) = Lower(o.Key);
        return new
        {
            Module = module,
            CountryCode = countryCode,
            PartyId = partyId,
            Id = id,
            Updated = o.LastUpdated.UtcTicks,
            Audience = o.Audience is null ? null : Lower(o.Audience),
            o.Json,
        };
    }

    private static ObjectKey Lower(ObjectKey key) =>
        new(key.Module, key.CountryCode.ToLowerInvariant(), key.PartyId.ToLowerInvariant(), key.Id.ToLowerInvariant());

    private static string Lower(PartyKey party) => party.ToString().ToLowerInvariant();
}
