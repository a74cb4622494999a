using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OcpiKit.Ocpi.Registration;

/// <summary>
/// Keeps the book of peers up to date where other instances of the server register peers too: a token that was given up there works here
/// for a moment, and no longer.
/// </summary>
internal sealed partial class PeerWatch(PeerBook book, TimeProvider time, ILogger<PeerWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!book.IsShared)
            return;

        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await book.RefreshAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, fault.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The peers could not be read, and may have changed: {Because}")]
    private static partial void Failed(ILogger log, string because);
}
