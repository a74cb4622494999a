namespace OcpiKit.Engine.Wire;

/// <summary>What the kit bears of an answer; all that is beyond is a fault of the exchange, never a crash of the kit.</summary>
/// <param name="Timeout">From the first byte sent to the last byte received.</param>
/// <param name="Connect">For DNS, TCP and TLS together.</param>
/// <param name="BodyBytes">Size of a body, on the wire and after decompression.</param>
/// <param name="HeaderKilobytes">Size of all response headers together.</param>
public sealed record Limits(TimeSpan Timeout, TimeSpan Connect, long BodyBytes, int HeaderKilobytes)
{
    /// <summary>30 s an answer, 10 s to connect, 16 MiB of body, 64 KiB of headers.</summary>
    public static Limits Default { get; } = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10), 16 * 1024 * 1024, 64);
}
