namespace OcpiKit.Ocpi.Storage;

/// <summary>
/// A database, as the stores see it. They say what they want in SQL that SQLite and PostgreSQL both understand; here is how to get at
/// the data, and the few words in which the two differ.
/// </summary>
public interface IDatabase : IDisposable
{
    /// <summary>How the database says what others say otherwise.</summary>
    Dialect Dialect { get; }

    /// <summary>Whether other instances of the server may use it at the same time.</summary>
    bool IsShared { get; }

    /// <summary>Creates the tables of a store where they are missing.</summary>
    void Create(string schema);

    /// <summary>Reads. Each statement sees one moment.</summary>
    /// <param name="read">What to read.</param>
    /// <param name="stop">Gives up.</param>
    Task<T> ReadAsync<T>(Func<Access, Task<T>> read, CancellationToken stop);

    /// <summary>Changes the database in one transaction: all that the change does, or nothing where it throws.</summary>
    /// <param name="change">What to do; gives whatever the caller wants to know of it.</param>
    /// <param name="stop">Gives up.</param>
    Task<T> ChangeAsync<T>(Func<Access, Task<T>> change, CancellationToken stop);
}

/// <summary>What one database says otherwise than another.</summary>
/// <param name="Number">The type of a key that counts up by itself.</param>
/// <param name="Bytes">The type of bytes.</param>
/// <param name="ForUpdate">
/// Behind a SELECT in a transaction: nobody else changes the row before this transaction has ended. Empty where there is one writer at a
/// time anyway.
/// </param>
public sealed record Dialect(string Number, string Bytes, string ForUpdate);
