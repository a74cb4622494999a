using System.Diagnostics;

namespace OcpiKit.Cli.Servers.Running;

/// <summary>Whether a server answers, and how fast; any answer of HTTP is one, since without a token its versions are closed.</summary>
/// <param name="Took">How long the answer took; null where there was none.</param>
internal sealed record Health(TimeSpan? Took)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Asks a server.</summary>
    public static async Task<Health> OfAsync(RunningServer server, CancellationToken stop)
    {
        // On this machine, so no proxy of the environment stands between.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        var watch = Stopwatch.StartNew();
        try
        {
            using var answer = await client.GetAsync(new Uri(server.Page, server.Versions.AbsolutePath), stop);
            return new(watch.Elapsed);
        }
        catch (Exception none) when (none is HttpRequestException || (none is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return new((TimeSpan?)null);
        }
    }
}
