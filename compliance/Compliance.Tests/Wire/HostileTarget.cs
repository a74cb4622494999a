using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OcpiKit.Compliance.Tests.Wire;

/// <summary>A target that answers with exactly these bytes, well-formed or not, and then does as it is told.</summary>
internal sealed class HostileTarget : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public HostileTarget(string answer, bool keepOpen = false)
        : this(Encoding.UTF8.GetBytes(answer.ReplaceLineEndings("\r\n")), keepOpen)
    {
    }

    public HostileTarget(byte[] answer, bool keepOpen = false)
    {
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/ocpi/versions");
        _serving = ServeAsync(answer, keepOpen);
    }

    public Uri Url { get; }

    /// <summary>The request lines and headers that came, as text.</summary>
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(byte[] answer, bool keepOpen)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                var buffer = new byte[64 * 1024];
                var read = await stream.ReadAsync(buffer, _stop.Token);
                Requests.Add(Encoding.UTF8.GetString(buffer, 0, read));
                await stream.WriteAsync(answer, _stop.Token);
                if (keepOpen)
                    await Task.Delay(Timeout.Infinite, _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or InvalidOperationException)
        {
            // The test is over, or the kit hung up: both are the end of this conversation.
        }
    }
}
