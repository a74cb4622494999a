using Dapper;
using Microsoft.Data.Sqlite;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Storage;

/// <summary>Keeps waiting pushes in SQLite, where a server has its database for itself.</summary>
public sealed class SqlitePushQueue : IPushQueue
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS pushes (
          added   INTEGER PRIMARY KEY AUTOINCREMENT,
          peer    TEXT NOT NULL,
          module  TEXT NOT NULL,
          side    TEXT NOT NULL,
          method  TEXT NOT NULL,
          path    TEXT NOT NULL,
          sender  TEXT NOT NULL,
          party   TEXT,
          fields  BLOB,
          whole   BLOB
        );
        CREATE INDEX IF NOT EXISTS pushes_by_peer ON pushes (peer, added);
        CREATE INDEX IF NOT EXISTS pushes_by_path ON pushes (peer, path, added);
        """;

    // The last push of the object that waits becomes one of the whole object, unless it has to be told for itself.
    private const string Overtake = """
        UPDATE pushes SET method = 'PUT', fields = NULL, whole = @Whole
        WHERE method IN ('PUT', 'PATCH')
          AND added = (SELECT MAX(added) FROM pushes WHERE peer = @Peer AND path = @Path AND module = @Module AND side = @Side)
        """;

    private const string Append = """
        INSERT INTO pushes (peer, module, side, method, path, sender, party, fields, whole)
        SELECT @Peer, @Module, @Side, @Method, @Path, @Sender, @Party, @Fields, @Whole
        WHERE (SELECT COUNT(*) FROM pushes WHERE peer = @Peer) < @Capacity
        """;

    private const string Take = """
        DELETE FROM pushes WHERE added = (SELECT MIN(added) FROM pushes WHERE peer = @peerId)
        RETURNING peer, module, side, method, path, sender, party, fields, whole
        """;

    private const string Sweep = "DELETE FROM pushes WHERE peer NOT IN (SELECT id FROM peers)";

    private readonly SqliteDatabase _database;
    private readonly ILeases _leases;

    /// <summary>Creates the table where it is missing.</summary>
    public SqlitePushQueue(SqliteDatabase database, ILeases leases)
    {
        (_database, _leases) = (database, leases);
        database.Create(Schema);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<WaitingPush>> AddAsync(IReadOnlyList<WaitingPush> pushes, int capacity, CancellationToken stop) =>
        _database.ChangeAsync<IReadOnlyList<WaitingPush>>(
            async transaction =>
            {
                var dropped = new List<WaitingPush>();
                foreach (var push in pushes)
                {
                    var row = Row.Of(push, capacity);
                    if (push.CanBeOvertaken && await ExecuteAsync(transaction, Overtake, row, stop) > 0)
                        continue;
                    if (await ExecuteAsync(transaction, Append, row, stop) is 0)
                        dropped.Add(push);
                }
                return dropped;
            },
            stop);

    /// <inheritdoc />
    public Task<ILease?> TakeTurnAsync(string peerId, CancellationToken stop) => _leases.TryTakeAsync($"pushes to {peerId}", stop);

    /// <inheritdoc />
    public async Task<WaitingPush?> TakeAsync(string peerId, CancellationToken stop)
    {
        var row = await _database.ChangeAsync(
            transaction => transaction.Connection!.QuerySingleOrDefaultAsync<Row>(
                new CommandDefinition(Take, new { peerId }, transaction, cancellationToken: stop)),
            stop);
        return row?.ToPush();
    }

    /// <inheritdoc />
    public async Task<bool> HasAsync(string peerId, CancellationToken stop)
    {
        await using var connection = await _database.ConnectAsync(stop);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "SELECT EXISTS (SELECT 1 FROM pushes WHERE peer = @peerId)", new { peerId }, cancellationToken: stop));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> SweepAsync(CancellationToken stop) => _database.ChangeAsync<IReadOnlyList<string>>(
        async transaction =>
        {
            await ExecuteAsync(transaction, Sweep, new { }, stop);
            return (await transaction.Connection!.QueryAsync<string>(
                new CommandDefinition("SELECT DISTINCT peer FROM pushes", transaction: transaction, cancellationToken: stop))).AsList();
        },
        stop);

    private static Task<int> ExecuteAsync(SqliteTransaction transaction, string sql, object values, CancellationToken stop) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: stop));

    private sealed record Row
    {
        public required string Peer { get; init; }

        public required string Module { get; init; }

        public required string Side { get; init; }

        public required string Method { get; init; }

        public required string Path { get; init; }

        public required string Sender { get; init; }

        public string? Party { get; init; }

        public byte[]? Fields { get; init; }

        public byte[]? Whole { get; init; }

        public int Capacity { get; init; }

        public static Row Of(WaitingPush push, int capacity) => new()
        {
            Peer = push.PeerId,
            Module = push.Module,
            Side = push.Side.ToString(),
            Method = push.Method.Method,
            Path = push.Path,
            Sender = push.From.ToString(),
            Party = push.To?.ToString(),
            Fields = push.Fields,
            Whole = push.Whole,
            Capacity = capacity,
        };

        public WaitingPush ToPush() =>
            new(Peer, Module, Enum.Parse<InterfaceRole>(Side), HttpMethod.Parse(Method), Path, PartyKey.Parse(Sender))
            {
                To = Party is null ? null : PartyKey.Parse(Party),
                Fields = Fields,
                Whole = Whole,
            };
    }
}
