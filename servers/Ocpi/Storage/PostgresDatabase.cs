using System.Net.Sockets;
using Dapper;
using Npgsql;

namespace OcpiKit.Ocpi.Storage;

/// <summary>
/// A PostgreSQL database, which several instances of a server may share. Each platform has a schema of its own in it, so that a CPO and
/// an eMSP may use one database without seeing each other's data.
/// </summary>
public sealed class PostgresDatabase : IDatabase
{
    // Any number, but the same for all instances.
    private const long CreatingTables = 221_000_221;

    private readonly NpgsqlDataSource _source;
    private readonly string _alone;

    /// <summary>Connects, to see that it can be done.</summary>
    /// <param name="database">An address that <see cref="PostgresAddress"/> reads.</param>
    /// <param name="schema">The schema for the tables, where the address names none (as Search Path).</param>
    /// <exception cref="DatabaseException">The database cannot be reached, or does not let us in.</exception>
    /// <exception cref="FormatException">The address makes no sense.</exception>
    public PostgresDatabase(string database, string schema)
    {
        var address = PostgresAddress.Parse(database);
        address.SearchPath ??= schema;
        // What is asked again and again is prepared once for each connection.
        if (address.MaxAutoPrepare is 0)
            address.MaxAutoPrepare = 64;
        _source = NpgsqlDataSource.Create(address);
        _alone = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false }.ConnectionString;
        try
        {
            using var connection = _source.OpenConnection();
            Create(connection, $"CREATE SCHEMA IF NOT EXISTS \"{address.SearchPath}\"");
        }
        catch (Exception fault) when (fault is NpgsqlException or SocketException or TimeoutException)
        {
            _source.Dispose();
            throw new DatabaseException($"{PostgresAddress.Shown(address)} cannot be used: {Because(fault)}.", fault);
        }
    }

    /// <inheritdoc />
    public bool IsShared => true;

    /// <inheritdoc />
    public Dialect Dialect { get; } = new("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BYTEA", "FOR UPDATE");

    /// <inheritdoc />
    public void Create(string schema)
    {
        using var connection = _source.OpenConnection();
        Create(connection, schema);
    }

    /// <summary>A connection that nobody else uses afterwards: what belongs to it, such as a lock, ends with it.</summary>
    public async Task<NpgsqlConnection> ConnectAloneAsync(CancellationToken stop)
    {
        var connection = new NpgsqlConnection(_alone);
        await connection.OpenAsync(stop);
        return connection;
    }

    /// <inheritdoc />
    public async Task<T> ReadAsync<T>(Func<Access, Task<T>> read, CancellationToken stop)
    {
        await using var connection = await _source.OpenConnectionAsync(stop);
        return await read(new Access(connection, null, kept: null));
    }

    /// <inheritdoc />
    public async Task<T> ChangeAsync<T>(Func<Access, Task<T>> change, CancellationToken stop)
    {
        await using var connection = await _source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var result = await change(new Access(connection, transaction, kept: null));
        await transaction.CommitAsync(stop);
        return result;
    }

    /// <inheritdoc />
    public void Dispose() => _source.Dispose();

    // IF NOT EXISTS does not help where two look at the same time: instances that start together do this one after the other.
    private static void Create(NpgsqlConnection connection, string schema)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute("SELECT pg_advisory_xact_lock(@key)", new { key = CreatingTables }, transaction);
        connection.Execute(schema, transaction: transaction);
        transaction.Commit();
    }

    private static string Because(Exception fault) => fault switch
    {
        PostgresException refusal => refusal.MessageText.TrimEnd('.'),
        { InnerException: SocketException inner } => $"there is no answer ({inner.Message.TrimEnd('.')})",
        { InnerException: TimeoutException } or TimeoutException => "there is no answer in time",
        _ => fault.Message.TrimEnd('.'),
    };
}
