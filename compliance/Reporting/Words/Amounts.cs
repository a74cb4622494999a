using System.Globalization;

namespace OcpiKit.Reporting.Words;

/// <summary>Numbers as people read them, the same in every culture.</summary>
public static class Amounts
{
    /// <summary><c>1 place</c>, <c>1,200 places</c>.</summary>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary><c>1,200</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>34 ms</c>, <c>1.2 s</c>, <c>2 min 05 s</c>.</summary>
    public static string Duration(double milliseconds) => milliseconds switch
    {
        < 999.5 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms"),
        < 59_950 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)(milliseconds / 60_000)} min {(int)(milliseconds / 1000) % 60:00} s"),
    };

    /// <summary><c>0.34 ms</c>, <c>3.4 ms</c>; from there on as <see cref="Duration"/>.</summary>
    public static string Latency(double milliseconds) => milliseconds switch
    {
        < 0.995 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.00} ms"),
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms"),
        _ => Duration(milliseconds),
    };

    /// <summary>A time at the edge of a picture: <c>0.05 ms</c>, <c>3 ms</c>, <c>2 s</c>.</summary>
    public static string Short(double milliseconds) => milliseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.###} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.#} s");

    /// <summary><c>1.5 s</c>.</summary>
    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s");

    /// <summary><c>120 MB</c>.</summary>
    public static string Megabytes(double megabytes) => string.Create(CultureInfo.InvariantCulture, $"{megabytes:0} MB");

    /// <summary><c>512 bytes</c>, <c>1.4 kB</c>, <c>2.0 MB</c>, <c>80.5 GB</c>.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1000 => Of(bytes, "byte"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000_000.0:0.0} GB"),
    };

    /// <summary>An instant in UTC, to the second.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
