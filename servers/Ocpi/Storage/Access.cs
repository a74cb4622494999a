using System.Data.Common;

namespace OcpiKit.Ocpi.Storage;

/// <summary>A connection to the database, for somebody who reads or changes something.</summary>
/// <param name="connection">The connection.</param>
/// <param name="transaction">The transaction of whoever changes something.</param>
/// <param name="kept">
/// Where what is asked is kept ready for the next time, for a database that makes a new plan whenever it is given a text; null for one
/// that does this by itself.
/// </param>
public sealed class Access(DbConnection connection, DbTransaction? transaction, Dictionary<string, DbCommand>? kept)
{
    private const int MostKept = 50;

    /// <summary>The connection.</summary>
    public DbConnection Connection => connection;

    /// <summary>The transaction; null where nothing is to be changed.</summary>
    public DbTransaction? Transaction => transaction;

    /// <summary>Asks, and reads the whole answer.</summary>
    /// <param name="sql">What is asked; of a handful of texts.</param>
    /// <param name="values">The values of its parameters.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="stop">Gives up.</param>
    public Task<IReadOnlyList<T>> AskAsync<T>(string sql, IEnumerable<(string Name, object? Value)> values, Func<DbDataReader, T> read, CancellationToken stop) =>
        WithCommandAsync<IReadOnlyList<T>>(
            sql,
            values,
            async command =>
            {
                var rows = new List<T>();
                await using var reader = await command.ExecuteReaderAsync(stop);
                while (await reader.ReadAsync(stop))
                    rows.Add(read(reader));
                return rows;
            });

    /// <summary>Changes something; tells how many rows.</summary>
    public Task<int> DoAsync(string sql, IEnumerable<(string Name, object? Value)> values, CancellationToken stop) =>
        WithCommandAsync(sql, values, command => command.ExecuteNonQueryAsync(stop));

    private async Task<T> WithCommandAsync<T>(string sql, IEnumerable<(string Name, object? Value)> values, Func<DbCommand, Task<T>> useAsync)
    {
        var command = CommandOf(sql);
        try
        {
            command.Transaction = transaction;
            foreach (var (index, (name, value)) in values.Index())
            {
                // For one text the parameters are always the same, in the same order.
                if (index == command.Parameters.Count)
                    command.Parameters.Add(Parameter(command, name));
                command.Parameters[index].Value = value ?? DBNull.Value;
            }
            return await useAsync(command);
        }
        finally
        {
            if (kept is null)
                await command.DisposeAsync();
        }
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        return parameter;
    }

    private DbCommand CommandOf(string sql)
    {
        if (kept is not null && kept.TryGetValue(sql, out var ready))
            return ready;

        var command = connection.CreateCommand();
        command.CommandText = sql;
        if (kept is null)
            return command;

        if (kept.Count >= MostKept)
        {
            foreach (var old in kept.Values)
                old.Dispose();
            kept.Clear();
        }
        command.Prepare();
        return kept[sql] = command;
    }
}
