using Dapper;
using Npgsql;

namespace OcpiKit.Ocpi.Storage;

/// <summary>
/// Leases among the instances that share a PostgreSQL database. Each is an advisory lock, which belongs to a connection: when the process
/// dies or the network breaks, the server notices and another instance may take it. All leases of an instance are on one connection, so
/// that they cost no more when there are many.
/// </summary>
/// <param name="database">Where the instances meet.</param>
/// <param name="time">Tells when to look whether the connection is alive.</param>
public sealed class PostgresLeases(PostgresDatabase database, TimeProvider time) : ILeases, IAsyncDisposable
{
    // How long an instance that was cut off may take itself for the one that has a lease.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    // In PostgreSQL such locks are of a database, and ours of a schema in it.
    private const string Key = "hashtextextended(current_schema() || ':' || @name, 0)";

    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, Lease> _held = [];
    private NpgsqlConnection? _connection;
    private ITimer? _watch;

    /// <inheritdoc />
    public Task<ILease?> TryTakeAsync(string name, CancellationToken stop) => OneByOneAsync<ILease?>(
        async () =>
        {
            // For PostgreSQL whoever has a lock may take it once more; for us a lease is for one.
            if (_held.ContainsKey(name))
                return null;
            _watch ??= time.CreateTimer(_ => _ = LookAsync(), null, LookInterval, LookInterval);
            _connection ??= await database.ConnectAloneAsync(stop);
            if (!await AskAsync($"SELECT pg_try_advisory_lock({Key})", name))
                return null;

            var lease = new Lease(this, name);
            _held.Add(name, lease);
            return lease;
        },
        stop);

    /// <summary>Gives all leases back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_watch is not null)
            await _watch.DisposeAsync();
        await _one.WaitAsync();
        await LoseAllAsync();
        _one.Release();
    }

    private Task<bool> GiveBackAsync(Lease lease) => OneByOneAsync(
        async () => _held.GetValueOrDefault(lease.Name) == lease && _held.Remove(lease.Name)
            && await AskAsync($"SELECT pg_advisory_unlock({Key})", lease.Name),
        CancellationToken.None);

    private Task<bool> LookAsync() => OneByOneAsync(async () => _held.Count is 0 || await AskAsync("SELECT TRUE", ""), CancellationToken.None);

    private async Task<bool> AskAsync(string sql, string name)
    {
        try
        {
            return await _connection!.ExecuteScalarAsync<bool>(sql, new { name });
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException)
        {
            await LoseAllAsync();
            return false;
        }
    }

    private async Task LoseAllAsync()
    {
        var lost = _held.Values.ToList();
        _held.Clear();
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = null;
        lost.ForEach(lease => lease.Lose());
    }

    private async Task<T> OneByOneAsync<T>(Func<Task<T>> goAsync, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            return await goAsync();
        }
        finally
        {
            _one.Release();
        }
    }

    private sealed class Lease(PostgresLeases leases, string name) : ILease
    {
        private readonly CancellationTokenSource _lost = new();

        public string Name => name;

        public CancellationToken Lost => _lost.Token;

        public void Lose() => _ = _lost.CancelAsync();

        public async ValueTask DisposeAsync() => await leases.GiveBackAsync(this);
    }
}
