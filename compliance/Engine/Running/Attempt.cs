namespace OcpiKit.Engine.Running;

/// <summary>Something that the kit tries: where it cannot, that is the kit's own error, and stops nothing else.</summary>
internal static class Attempt
{
    /// <summary>What came of it, or what went wrong.</summary>
    public static async Task<(T? Result, Exception? Broken)> Async<T>(Func<Task<T>> play)
        where T : class
    {
        try
        {
            return (await play(), null);
        }
#pragma warning disable CA1031 // Whatever it is, it is told as the kit's.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return (null, e);
        }
    }
}
