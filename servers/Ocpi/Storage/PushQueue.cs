using Dapper;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Storage;

/// <summary>Keeps waiting pushes in a database.</summary>
public sealed class PushQueue : IPushQueue
{
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

    private readonly IDatabase _database;
    private readonly ILeases _leases;
    private readonly string _lock;

    /// <summary>Creates the table where it is missing.</summary>
    public PushQueue(IDatabase database, ILeases leases)
    {
        (_database, _leases) = (database, leases);
        _lock = $"SELECT id FROM peers WHERE id = @Peer {database.Dialect.ForUpdate}";
        database.Create($"""
            CREATE TABLE IF NOT EXISTS pushes (
              added   {database.Dialect.Number},
              peer    TEXT NOT NULL,
              module  TEXT NOT NULL,
              side    TEXT NOT NULL,
              method  TEXT NOT NULL,
              path    TEXT NOT NULL,
              sender  TEXT NOT NULL,
              party   TEXT,
              fields  {database.Dialect.Bytes},
              whole   {database.Dialect.Bytes}
            );
            CREATE INDEX IF NOT EXISTS pushes_by_peer ON pushes (peer, added);
            CREATE INDEX IF NOT EXISTS pushes_by_path ON pushes (peer, path, added);
            """);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<WaitingPush>> AddAsync(IReadOnlyList<WaitingPush> pushes, int capacity, CancellationToken stop) =>
        _database.ChangeAsync<IReadOnlyList<WaitingPush>>(
            async access =>
            {
                var dropped = new List<WaitingPush>();
                // In one order for all, so that no two wait for each other.
                foreach (var push in pushes.OrderBy(push => push.PeerId, StringComparer.Ordinal))
                {
                    var row = Row.Of(push, capacity);
                    // Instances add to a queue one after the other: what is there later has the higher number, and none too much gets in.
                    await access.Connection.ExecuteScalarAsync<string>(new CommandDefinition(_lock, row, access.Transaction, cancellationToken: stop));
                    if (push.CanBeOvertaken && await ExecuteAsync(access, Overtake, row, stop) > 0)
                        continue;
                    if (await ExecuteAsync(access, Append, row, stop) is 0)
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
            access => access.Connection.QuerySingleOrDefaultAsync<Row>(
                new CommandDefinition(Take, new { peerId }, access.Transaction, cancellationToken: stop)),
            stop);
        return row?.ToPush();
    }

    /// <inheritdoc />
    public Task<bool> HasAsync(string peerId, CancellationToken stop) => _database.ReadAsync(
        access => access.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "SELECT EXISTS (SELECT 1 FROM pushes WHERE peer = @peerId)", new { peerId }, cancellationToken: stop)),
        stop);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> SweepAsync(CancellationToken stop) => _database.ChangeAsync<IReadOnlyList<string>>(
        async access =>
        {
            await ExecuteAsync(access, Sweep, new { }, stop);
            return (await access.Connection.QueryAsync<string>(
                new CommandDefinition("SELECT DISTINCT peer FROM pushes", transaction: access.Transaction, cancellationToken: stop))).AsList();
        },
        stop);

    private static Task<int> ExecuteAsync(Access access, string sql, object values, CancellationToken stop) =>
        access.Connection.ExecuteAsync(new CommandDefinition(sql, values, access.Transaction, cancellationToken: stop));

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
