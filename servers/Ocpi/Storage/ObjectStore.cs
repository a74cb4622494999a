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
        "FROM objects WHERE module = @module AND country_code = @country_code AND party_id = @party_id AND id = @id";

    private const string Add = """
        INSERT INTO objects (module, country_code, party_id, id, last_updated, audience, json)
        VALUES (@module, @country_code, @party_id, @id, @updated, @audience, @json)
        ON CONFLICT DO NOTHING
        """;

    private const string Replace = """
        UPDATE objects SET last_updated = @updated, audience = @audience, json = @json
        WHERE module = @module AND country_code = @country_code AND party_id = @party_id AND id = @id
        """;

    private const string Count = """
        INSERT INTO counts (module, objects) VALUES (@module, @more)
        ON CONFLICT (module) DO UPDATE SET objects = counts.objects + excluded.objects
        """;

    private const string CountOfModule = "COALESCE((SELECT objects FROM counts WHERE module = @module), 0)";

    private readonly IDatabase _database;
    private readonly Totals _totals;
    private readonly string _findToChange;

    /// <summary>Creates the tables where they are missing.</summary>
    public ObjectStore(IDatabase database, TimeProvider time)
    {
        (_database, _totals) = (database, new Totals(database.IsShared, time));
        _findToChange = $"SELECT json {OfKey} {database.Dialect.ForUpdate}";
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
    public Task<Page> ListAsync(ObjectQuery query, CancellationToken stop) => _database.ReadAsync(access => ListAsync(access, query, stop), stop);

    /// <inheritdoc />
    public Task<byte[]?> FindAsync(ObjectKey key, CancellationToken stop) =>
        _database.ReadAsync(access => FindAsync(access, $"SELECT json {OfKey}", key, stop), stop);

    /// <inheritdoc />
    public Task PutAsync(IEnumerable<StoredObject> objects, CancellationToken stop) => ChangeAsync(
        async access =>
        {
            var added = new Dictionary<string, long>();
            foreach (var o in objects)
            {
                if (added.TryAdd(o.Key.Module, 0))
                    await CountAsync(access, o.Key.Module, 0, stop);
                if (await access.DoAsync(Add, ValuesOf(o), stop) > 0)
                    added[o.Key.Module]++;
                else
                    await access.DoAsync(Replace, ValuesOf(o), stop);
            }
            foreach (var (module, more) in added)
                await CountAsync(access, module, more, stop);
            return added;
        },
        stop);

    /// <inheritdoc />
    public Task ChangeAsync(ObjectKey key, Func<byte[]?, StoredObject?> change, CancellationToken stop) => ChangeAsync(
        async access =>
        {
            var before = await FindAsync(access, _findToChange, key, stop);
            var isCounted = before is null;
            if (isCounted)
            {
                // Who else adds it has done so after this.
                await CountAsync(access, key.Module, 1, stop);
                before = await FindAsync(access, _findToChange, key, stop);
            }

            var after = change(before);
            if (after is not null)
                await access.DoAsync(before is null ? Add : Replace, ValuesOf(after), stop);
            if (isCounted && (before is not null || after is null))
                await CountAsync(access, key.Module, -1, stop);
            return after;
        },
        stop);

    /// <inheritdoc />
    public Task<bool> DeleteAsync(ObjectKey key, CancellationToken stop) => ChangeAsync(
        async access =>
        {
            await CountAsync(access, key.Module, 0, stop);
            var deleted = await access.DoAsync($"DELETE {OfKey}", ValuesOf(key), stop);
            await CountAsync(access, key.Module, -deleted, stop);
            return deleted > 0;
        },
        stop);

    private async Task<T> ChangeAsync<T>(Func<Access, Task<T>> change, CancellationToken stop)
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

    private static async Task<byte[]?> FindAsync(Access access, string sql, ObjectKey key, CancellationToken stop) =>
        await access.AskAsync(sql, ValuesOf(key), row => row.GetFieldValue<byte[]>(0), stop) is [var json] ? json : null;

    private static Task<int> CountAsync(Access access, string module, long more, CancellationToken stop) =>
        access.DoAsync(Count, [("module", module), ("more", more)], stop);

    private async Task<Page> ListAsync(Access access, ObjectQuery query, CancellationToken stop)
    {
        var (module, wanted) = query;
        var filters = Filters(query).ToList();
        var filtered = string.Concat(filters.Select(filter => filter.Sql));
        List<(string, object?)> values = [("module", module), .. filters.SelectMany(filter => filter.Values)];
        long? counted = filters.Count is 0 ? null : _totals.Of(query) ?? await CountAsync(access, query, filtered, values, stop);

        // Where all objects are wanted, page and count come from one statement, and so describe one moment. One object more than is
        // wanted tells whether there are more. (For a LIMIT that it can look into SQLite makes a new plan each time; a sum it cannot.)
        var rows = await access.AskAsync(
            $"""
            SELECT created, json, {(counted is null ? CountOfModule : "0")} FROM objects
            WHERE module = @module{filtered} AND created > @after ORDER BY created LIMIT @limit + 1 OFFSET @offset + 0
            """,
            [.. values, ("after", wanted.After ?? 0), ("limit", (long)wanted.Limit), ("offset", wanted.Offset)],
            row => (Created: row.GetInt64(0), Json: row.GetFieldValue<byte[]>(1), Total: row.GetInt64(2)),
            stop);

        return new Page(
            [.. rows.Take(wanted.Limit).Select(row => row.Json)],
            counted ?? (rows.Count > 0 ? rows[0].Total : await NumberAsync(access, $"SELECT {CountOfModule}", values, stop)))
        {
            Next = rows.Count > wanted.Limit ? rows[wanted.Limit - 1].Created : null,
        };
    }

    private async Task<long> CountAsync(Access access, ObjectQuery query, string filtered, IEnumerable<(string, object?)> values, CancellationToken stop)
    {
        var remember = _totals.Begin(query);
        var total = await NumberAsync(access, $"SELECT COUNT(*) FROM objects WHERE module = @module{filtered}", values, stop);
        remember(total);
        return total;
    }

    private static async Task<long> NumberAsync(Access access, string sql, IEnumerable<(string, object?)> values, CancellationToken stop) =>
        (await access.AskAsync(sql, values, row => row.GetInt64(0), stop))[0];

    private static IEnumerable<(string Sql, IEnumerable<(string, object?)> Values)> Filters(ObjectQuery query)
    {
        if (query.Wanted.From is { } from)
            yield return (" AND last_updated >= @from", [("from", from.UtcTicks)]);
        if (query.Wanted.To is { } to)
            yield return (" AND last_updated < @to", [("to", to.UtcTicks)]);
        if (query.Audience is { } audience)
        {
            yield return (
                $" AND (audience IS NULL{string.Concat(audience.Index().Select(party => $" OR audience = @party{party.Index}"))})",
                audience.Index().Select(party => ($"party{party.Index}", (object?)Lower(party.Item))));
        }
    }

    // Ids are compared without case: what is looked for is in lower case, as what is kept.
    private static IEnumerable<(string, object?)> ValuesOf(ObjectKey key) =>
    [
        ("module", key.Module), ("country_code", key.CountryCode.ToLowerInvariant()), ("party_id", key.PartyId.ToLowerInvariant()), ("id", key.Id.ToLowerInvariant()),
    ];

    private static IEnumerable<(string, object?)> ValuesOf(StoredObject o) =>
        ValuesOf(o.Key).Concat([("updated", o.LastUpdated.UtcTicks), ("audience", o.Audience is null ? null : Lower(o.Audience)), ("json", o.Json)]);

    private static string Lower(PartyKey party) => party.ToString().ToLowerInvariant();
}
