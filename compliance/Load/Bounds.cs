namespace OcpiKit.Load;

/// <summary>What nobody may ask for more of: a load test measures a server, and is no attack on one.</summary>
public static class Bounds
{
    /// <summary>Requests a second on this machine.</summary>
    public const int HighestRate = 10_000;

    /// <summary>Requests a second on another machine.</summary>
    public const int HighestRemoteRate = 100;

    /// <summary>How long a load may last.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>How long a load on another machine may last.</summary>
    public static readonly TimeSpan LongestRemote = TimeSpan.FromMinutes(2);
}
