using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace OcpiKit.Ocpi.Storage;

/// <summary>
/// Where a PostgreSQL database is: a URL as other programs write it (postgres://user:password@host/database), or keywords
/// (Host=localhost;Database=ocpi;…). Whatever else names a database is the path of a SQLite file.
/// </summary>
public static class PostgresAddress
{
    /// <summary>Whether a text is meant to be one.</summary>
    public static bool IsMeant([NotNullWhen(true)] string? database) =>
        database is not null && (IsUrl(database) || database.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase)
            || database.Contains(";Host=", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It makes no sense; the message does not repeat it, since it may hold a password.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string database)
    {
        try
        {
            return IsUrl(database) ? OfUrl(new Uri(database)) : new NpgsqlConnectionStringBuilder(database);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new FormatException("Write postgres://USER:PASSWORD@HOST:PORT/DATABASE, or Host=HOST;Database=DATABASE;Username=USER;Password=PASSWORD.");
        }
    }

    /// <summary>The address as people may see it: without the user and the password.</summary>
    public static string Shown(NpgsqlConnectionStringBuilder address) => $"PostgreSQL, {address.Database ?? "its usual database"} at {address.Host}:{address.Port}";

    private static bool IsUrl(string database) =>
        database.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || database.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder OfUrl(Uri url)
    {
        var address = new NpgsqlConnectionStringBuilder { Host = url.Host.Length > 0 ? url.Host.Trim('[', ']') : "localhost" };
        if (url.Port > 0)
            address.Port = url.Port;
        if (Unescaped(url.AbsolutePath.TrimStart('/')) is { Length: > 0 } name)
            address.Database = name;

        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            address.Username = Unescaped(user[0]);
        if (user is [_, var password])
            address.Password = Unescaped(password);

        // Such as sslmode=verify-full and connect_timeout=5, whose names and words are written together or apart in keywords.
        foreach (var parameter in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = parameter.Split('=', 2) is [var left, var right] ? (Unescaped(left), Unescaped(right)) : (parameter, "");
            address[key switch { "sslmode" => "SSL Mode", "connect_timeout" => "Timeout", _ => key.Replace('_', ' ') }] =
                key is "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        return address;
    }

    private static string Unescaped(string text) => Uri.UnescapeDataString(text);
}
