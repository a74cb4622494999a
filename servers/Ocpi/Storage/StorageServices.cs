using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Ocpi.Pushing;
using OcpiKit.Ocpi.Registration;

namespace OcpiKit.Ocpi.Storage;

/// <summary>What a server remembers things with.</summary>
internal static class StorageServices
{
    /// <summary>Adds the database and the stores in it.</summary>
    /// <param name="services">The services of the server.</param>
    /// <param name="database">Null for memory, an address of PostgreSQL, or the path of a SQLite file.</param>
    /// <param name="schema">Where in a PostgreSQL database the platform has its tables.</param>
    public static void AddStorage(this IServiceCollection services, string? database, string schema)
    {
        services.AddSingleton<IDatabase>(_ =>
            PostgresAddress.IsMeant(database) ? new PostgresDatabase(database, schema) : new SqliteDatabase(database));
        services.AddSingleton<ILeases>(provider => provider.GetRequiredService<IDatabase>() is PostgresDatabase shared
            ? new PostgresLeases(shared, provider.GetRequiredService<TimeProvider>())
            : new LocalLeases());
        services.AddSingleton<IObjectStore>(provider => new ObjectStore(provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IPeerStore>(provider => new PeerStore(provider.GetRequiredService<IDatabase>()));
        services.AddSingleton<IPushQueue>(provider =>
            new PushQueue(provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<ILeases>()));
    }
}
