using System.Text.Json;
using Dapper;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Storage;

/// <summary>Keeps peers in a database.</summary>
public sealed class PeerStore : IPeerStore
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS peers (
          id       TEXT PRIMARY KEY,
          digest   TEXT NOT NULL UNIQUE,
          contact  TEXT,
          revision BIGINT NOT NULL
        );
        CREATE TABLE IF NOT EXISTS spent_tokens (digest TEXT PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS peer_revision (what TEXT PRIMARY KEY, number BIGINT NOT NULL);
        INSERT INTO peer_revision (what, number) VALUES ('peers', 0) ON CONFLICT DO NOTHING;
        """;

    // Whoever is second waits here for the first, and then finds another number.
    private const string Advance = "UPDATE peer_revision SET number = number + 1 WHERE number = @revision";

    private const string Save = """
        INSERT INTO peers (id, digest, contact, revision) VALUES (@id, @digest, @contact, @revision + 1)
        ON CONFLICT (id) DO UPDATE SET digest = excluded.digest, contact = excluded.contact, revision = excluded.revision
        """;

    private const string Delete = "DELETE FROM peers WHERE id = @id";

    private const string Spend = "INSERT INTO spent_tokens (digest) VALUES (@spent) ON CONFLICT DO NOTHING";

    private readonly IDatabase _database;

    /// <summary>Creates the tables where they are missing.</summary>
    public PeerStore(IDatabase database)
    {
        _database = database;
        database.Create(Schema);
    }

    /// <inheritdoc />
    public bool IsShared => _database.IsShared;

    /// <inheritdoc />
    public Task<long> RevisionAsync(CancellationToken stop) => _database.ReadAsync(
        access => access.Connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT number FROM peer_revision", cancellationToken: stop)), stop);

    /// <inheritdoc />
    public Task<IReadOnlyList<KeptPeer>> ReadAsync(CancellationToken stop) => _database.ReadAsync<IReadOnlyList<KeptPeer>>(
        async access =>
        {
            var rows = await access.Connection.QueryAsync<(string Id, string Digest, string? Contact, long Revision)>(
                new CommandDefinition("SELECT id, digest, contact, revision FROM peers", cancellationToken: stop));
            return [.. rows.Select(row => new KeptPeer(
                row.Contact is null
                    ? new Peer(row.Id, Standing.Expected)
                    : new Peer(row.Id) { Contact = JsonSerializer.Deserialize<PeerContact>(row.Contact, OcpiJson.Options) },
                row.Digest,
                row.Revision))];
        },
        stop);

    /// <inheritdoc />
    public Task<bool> IsSpentAsync(string digest, CancellationToken stop) => _database.ReadAsync(
        access => access.Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "SELECT EXISTS (SELECT 1 FROM spent_tokens WHERE digest = @digest)", new { digest }, cancellationToken: stop)),
        stop);

    /// <inheritdoc />
    public Task<bool> SaveAsync(Peer peer, string digest, string? spent, long revision, CancellationToken stop)
    {
        var contact = peer.Contact is null ? null : JsonSerializer.Serialize(peer.Contact, OcpiJson.Options);
        return ChangeAsync(Save, new { id = peer.Id, digest, contact, revision, spent }, spent, stop);
    }

    /// <inheritdoc />
    public Task<bool> DeleteAsync(string id, string spent, long revision, CancellationToken stop) =>
        ChangeAsync(Delete, new { id, revision, spent }, spent, stop);

    private Task<bool> ChangeAsync(string sql, object values, string? spent, CancellationToken stop) => _database.ChangeAsync(
        async access =>
        {
            if (await ExecuteAsync(access, Advance, values, stop) is 0)
                return false;
            if (spent is not null)
                await ExecuteAsync(access, Spend, values, stop);
            await ExecuteAsync(access, sql, values, stop);
            return true;
        },
        stop);

    private static Task<int> ExecuteAsync(Access access, string sql, object values, CancellationToken stop) =>
        access.Connection.ExecuteAsync(new CommandDefinition(sql, values, access.Transaction, cancellationToken: stop));
}
