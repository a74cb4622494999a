using System.Text.Json;
using Dapper;
using OcpiKit.Ocpi.Registration;
using OcpiKit.Ocpi.Transport;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Storage;

/// <summary>Keeps registered peers in a database.</summary>
public sealed class PeerStore : IPeerStore
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS peers (
          id      TEXT PRIMARY KEY,
          digest  TEXT NOT NULL UNIQUE,
          contact TEXT NOT NULL
        );
        CREATE TABLE IF NOT EXISTS spent_tokens (digest TEXT PRIMARY KEY);
        """;

    private const string Spend = "INSERT INTO spent_tokens (digest) VALUES (@spent) ON CONFLICT DO NOTHING";

    private readonly IDatabase _database;

    /// <summary>Creates the tables where they are missing.</summary>
    public PeerStore(IDatabase database)
    {
        _database = database;
        database.Create(Schema);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<(Peer Peer, string Digest)>> ReadAsync(CancellationToken stop) =>
        _database.ReadAsync<IReadOnlyList<(Peer, string)>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<(string Id, string Digest, string Contact)>(
                    new CommandDefinition("SELECT id, digest, contact FROM peers", cancellationToken: stop));
                return [.. rows.Select(row => (
                    new Peer(row.Id) { Contact = JsonSerializer.Deserialize<PeerContact>(row.Contact, OcpiJson.Options) },
                    row.Digest))];
            },
            stop);

    /// <inheritdoc />
    public Task<bool> IsSpentAsync(string digest, CancellationToken stop) => _database.ReadAsync(
        connection => connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "SELECT EXISTS (SELECT 1 FROM spent_tokens WHERE digest = @digest)", new { digest }, cancellationToken: stop)),
        stop);

    /// <inheritdoc />
    public Task SaveAsync(Peer peer, string digest, string? spent, CancellationToken stop) => ChangeAsync(
        """
        INSERT INTO peers (id, digest, contact) VALUES (@id, @digest, @contact)
        ON CONFLICT (id) DO UPDATE SET digest = excluded.digest, contact = excluded.contact
        """,
        new { id = peer.Id, digest, contact = JsonSerializer.Serialize(peer.Contact, OcpiJson.Options) },
        spent,
        stop);

    /// <inheritdoc />
    public Task DeleteAsync(string id, string spent, CancellationToken stop) =>
        ChangeAsync("DELETE FROM peers WHERE id = @id", new { id }, spent, stop);

    private Task<int> ChangeAsync(string sql, object values, string? spent, CancellationToken stop) => _database.ChangeAsync(
        async transaction =>
        {
            var connection = transaction.Connection!;
            if (spent is not null)
                await connection.ExecuteAsync(new CommandDefinition(Spend, new { spent }, transaction, cancellationToken: stop));
            return await connection.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: stop));
        },
        stop);
}
