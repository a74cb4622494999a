using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Testing;

/// <summary>Gets a PostgreSQL for the tests: one that the environment names, or one of our own, installed where that may be.</summary>
internal sealed class PostgresSetup(Action<string> tell) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private Postgres? _own;

    /// <summary>Its address, or null: not there and not to be had.</summary>
    public async Task<string?> FindOrStartAsync(CancellationToken stop)
    {
        if (Environment.GetEnvironmentVariable(Postgres.Variable) is { Length: > 0 } named) return named;
        if (OperatingSystem.IsWindows()) return null; // where it is a service that somebody has to set up

        if (Postgres.FindPrograms() is null && OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
        {
            tell("No PostgreSQL found: trying apt-get install postgresql ...");
            await InstallAsync(stop);
        }
        if (Postgres.FindPrograms() is not { } programs) return null;

        (_own, var because) = await Postgres.StartAsync(programs, stop);
        if (because is not null) tell($"The PostgreSQL in {programs} does not start: {because}");
        return _own?.Address;
    }

    /// <summary>Ends what was started.</summary>
    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task InstallAsync(CancellationToken stop)
    {
        var quietly = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
        await Apt(["update", "-qq"]).RunAsync(null, stop);
        await Apt(["install", "-y", "-qq", "--no-install-recommends", "postgresql"]).RunAsync(null, stop);

        ChildProcess Apt(IReadOnlyList<string> arguments) =>
            new("/usr/bin/apt-get", arguments) { Patience = Patience, Environment = quietly };
    }
}
