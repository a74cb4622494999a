using Npgsql;
using OcpiKit.Ocpi.Storage;

namespace OcpiKit.Proof.Reference;

/// <summary>Room in a PostgreSQL for the servers of one test, gone afterwards.</summary>
internal sealed class PostgresSchema : IAsyncDisposable
{
    /// <summary>Names a PostgreSQL in which tests may create schemas; the test command sets it.</summary>
    private const string Variable = "OCPIKIT_POSTGRES";

    private readonly string _name = $"proof_{Guid.NewGuid():N}";
    private readonly string _server;

    /// <summary>Where there is no PostgreSQL the test is left out, and says so.</summary>
    public PostgresSchema()
    {
        _server = Environment.GetEnvironmentVariable(Variable) ?? "";
        if (_server.Length is 0)
            Assert.Ignore($"There is no PostgreSQL: name one in {Variable}, or run the tests with ./run.sh test, which starts one.");
        Address = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(_server).ConnectionString) { SearchPath = _name, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>What the option Database of a server has to say.</summary>
    public string Address { get; } = "";

    public async ValueTask DisposeAsync()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(_server).ConnectionString) { Pooling = false });
        await using var command = source.CreateCommand($"DROP SCHEMA IF EXISTS {_name} CASCADE");
        await command.ExecuteNonQueryAsync();
    }
}
