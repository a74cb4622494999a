using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OcpiKit.Ocpi.Storage;

/// <summary>Connections to a SQLite file that nobody uses at the moment, each with the statements that were given to it before.</summary>
internal sealed class SqliteConnections(string connectionString) : IDisposable
{
    private readonly ConcurrentBag<Opened> _free = [];

    /// <summary>One of them, or a new one.</summary>
    public Opened Take()
    {
        if (_free.TryTake(out var free))
            return free;

        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            return new Opened(connection, []);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Puts one back.</summary>
    public void GiveBack(Opened connection) => _free.Add(connection);

    public void Dispose()
    {
        while (_free.TryTake(out var connection))
            connection.Dispose();
    }

    /// <summary>A connection.</summary>
    /// <param name="Connection">The connection itself.</param>
    /// <param name="Kept">What was asked on it.</param>
    internal sealed record Opened(SqliteConnection Connection, Dictionary<string, DbCommand> Kept) : IDisposable
    {
        public Access Access(SqliteTransaction? transaction = null) => new(Connection, transaction, Kept);

        public void Dispose()
        {
            foreach (var command in Kept.Values)
                command.Dispose();
            Connection.Dispose();
        }
    }
}
