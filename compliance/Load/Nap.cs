namespace OcpiKit.Load;

/// <summary>Waits on this machine's clock, as exactly as it can be done everywhere: systems sleep in milliseconds, and a little longer than they are asked.</summary>
internal static class Nap
{
    private static readonly TimeSpan Oversleep = TimeSpan.FromMilliseconds(0.2);

    /// <summary>Sleeps whole milliseconds, and gives way to others for what is less; called again until the moment has come.</summary>
    public static void Take(TimeSpan gap)
    {
        if ((int)(gap - Oversleep).TotalMilliseconds is > 0 and var milliseconds)
            Thread.Sleep(milliseconds);
        else
            Thread.Yield();
    }
}
