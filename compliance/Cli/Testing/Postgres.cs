using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Testing;

/// <summary>
/// A PostgreSQL for the tests. It listens on a socket in a folder that nobody else may enter, so it needs neither a port nor a password;
/// with the end of the run it is gone.
/// </summary>
internal sealed class Postgres : IAsyncDisposable
{
    /// <summary>The environment variable in which the tests look for the address of a PostgreSQL.</summary>
    public const string Variable = "OCPIKIT_POSTGRES";

    public const string Remedy =
        "install PostgreSQL (Debian, Ubuntu: apt-get install postgresql), or name a running one in " + Variable + " (postgres://USER:PASSWORD@HOST/DATABASE; tests make schemas of their own there)";

    private const string User = "ocpikit";

    // Nothing has to outlive the run, so nothing waits for the disk.
    private const string Hasty = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200";

    private readonly string _programs;
    private readonly string _folder;

    private Postgres(string programs, string folder) => (_programs, _folder) = (programs, folder);

    /// <summary>As the servers' option --database takes it.</summary>
    public string Address => $"Host={_folder};Database=postgres;Username={User}";

    /// <summary>The folder of its programs, newest first; null where it is not installed.</summary>
    public static string? FindPrograms()
    {
        // Debian keeps them off the PATH, one folder for each version.
        string[] homes = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];
        return homes.Where(Directory.Exists)
            .SelectMany(home => Directory.EnumerateDirectories(home).OrderByDescending(folder => folder.Length).ThenByDescending(folder => folder, StringComparer.Ordinal))
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    /// <summary>Makes an empty one and starts it.</summary>
    /// <returns>Null where it does not start, and why.</returns>
    public static async Task<(Postgres? Started, string? Because)> StartAsync(string programs, CancellationToken stop)
    {
        // initdb makes the folder for itself, as the user that it runs as.
        var postgres = new Postgres(programs, Path.Combine("/tmp", $"ocpikit-postgres-{Guid.NewGuid():N}"));
        try
        {
            var made = await postgres.RunAsync("initdb", ["-D", postgres._folder, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], stop);
            var started = made.Well ? await postgres.RunAsync("pg_ctl", ["-D", postgres._folder, "-l", Path.Combine(postgres._folder, "log"), "-w", "-o", $"-k {postgres._folder} -h '' {Hasty}", "start"], stop) : made;
            if (started.Well)
                return (postgres, null);
            await postgres.DisposeAsync();
            return (null, started.Tail(3));
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it and removes what it wrote.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(_folder)) return;
        await RunAsync("pg_ctl", ["-D", _folder, "-m", "immediate", "-w", "stop"], CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }

    // PostgreSQL refuses to work for root; Debian's package brings a user for it.
    private async Task<Ended> RunAsync(string program, string[] arguments, CancellationToken stop)
    {
        var path = Path.Combine(_programs, program);
        var child = Environment.IsPrivilegedProcess ? new ChildProcess("runuser", ["-u", "postgres", "--", path, .. arguments]) : new ChildProcess(path, arguments);
        return await (child with { Patience = TimeSpan.FromMinutes(1), Folder = "/tmp" }).RunAsync(null, stop);
    }
}
