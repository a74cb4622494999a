using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OcpiKit.Cli.Shell;
using OcpiKit.Cli.Testing;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Cli.Doctor;

/// <summary>Examinations of the machine that OcpiKit runs on.</summary>
internal static class Machine
{
    private const long LittleSpace = 500_000_000;
    private const string Zone = "Europe/Berlin";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The SDK, with which everything is built.</summary>
    public static async Task<Diagnosis> SdkAsync(CancellationToken stop)
    {
        var ended = await (ChildProcess.DotNet("--list-sdks") with { Patience = Patience }).RunAsync(null, stop);
        var version = ended.Lines.Select(line => line.Split(' ')[0]).LastOrDefault(line => line.StartsWith("10.", StringComparison.Ordinal));
        return version is not null
            ? Diagnosis.Well("SDK", $".NET SDK {version}")
            : new("SDK", Condition.Ill, "This dotnet has no SDK 10, so nothing can be built.", "Get it from https://dotnet.microsoft.com/download, or see what ./run.sh says where it is missing.");
    }

    /// <summary>The disk with the working copy.</summary>
    public static Diagnosis Disk(Home home)
    {
        var free = new DriveInfo(Path.GetFullPath(home.Root)).AvailableFreeSpace;
        return free > LittleSpace
            ? Diagnosis.Well("disk", $"{Amounts.Size(free)} free")
            : new("disk", Condition.Limited, $"Only {Amounts.Size(free)} are free where OcpiKit is.", $"Free some space; {home.Artifacts} can be deleted, it is built again.");
    }

    /// <summary>The clock: tokens and date windows go by it. A clock before the day on which this program was built is wrong for sure.</summary>
    public static Diagnosis Clock(TimeProvider time)
    {
        var (now, built) = (time.GetUtcNow(), new DateTimeOffset(File.GetLastWriteTimeUtc(typeof(Machine).Assembly.Location), TimeSpan.Zero));
        return now < built.AddMinutes(-5)
            ? new("clock", Condition.Ill, $"The clock says {Amounts.Instant(now)}, and this program was built later, {Amounts.Instant(built)}.", "Set the clock (timedatectl set-ntp true): date windows of OCPI go by it.")
            : Diagnosis.Well("clock", Amounts.Instant(now));
    }

    /// <summary>The time zones, by which tariffs are priced.</summary>
    public static Diagnosis TimeZones() => TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _)
        ? Diagnosis.Well("time zones", $"{TimeZoneInfo.GetSystemTimeZones().Count.ToString(CultureInfo.InvariantCulture)} known")
        : new("time zones", Condition.Ill, $"This system does not know the time zone {Zone}; tariffs by the hour cannot be priced.", "Install the time zone data (Debian, Ubuntu: apt-get install tzdata).");

    /// <summary>A browser, for the browser tests only.</summary>
    public static async Task<Diagnosis> BrowserAsync(CancellationToken stop) => await Chromium.FindAsync(stop) is { } found
        ? Diagnosis.Well("browser", found)
        : new("browser", Condition.Limited, "No Chromium was found; the browser tests are left out.", $"For these tests {Chromium.Remedy}.");

    /// <summary>A PostgreSQL, for some tests only.</summary>
    public static Diagnosis PostgreSql() => Environment.GetEnvironmentVariable(Postgres.Variable) is { Length: > 0 }
        ? Diagnosis.Well("PostgreSQL", $"named in {Postgres.Variable}")
        : Postgres.FindPrograms() is { } found
            ? Diagnosis.Well("PostgreSQL", found)
            : new("PostgreSQL", Condition.Limited, "No PostgreSQL was found; the tests with one are left out, and the servers keep their data in memory or in a SQLite file.", $"For these tests {Postgres.Remedy}.");

    /// <summary>Whether somebody listens on a port of this machine.</summary>
    public static async Task<bool> IsTakenAsync(int port, CancellationToken stop)
    {
        using var client = new TcpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(1));
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
            return true;
        }
        catch (Exception free) when (free is SocketException || (free is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }
}
