using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OcpiKit.Proof.Hostile;

/// <summary>A target below HTTP: writes what it is told on each connection, as fast or slow as it is told.</summary>
internal sealed class RawTarget : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <summary>Listens; each connection is served by the given function, given its stream and the text of the request.</summary>
    public RawTarget(Func<NetworkStream, string, CancellationToken, Task> serve)
    {
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/ocpi/versions");
        _serving = ServeAsync(serve);
    }

    public Uri Url { get; }

    /// <summary>The text of each request that came.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, string, CancellationToken, Task> serve)
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token), serve));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }

        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient client, Func<NetworkStream, string, CancellationToken, Task> serve)
    {
        using var held = client;
        try
        {
            await using var stream = client.GetStream();
            var buffer = new byte[64 * 1024];
            var request = Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, _stop.Token));
            Requests.Enqueue(request);
            await serve(stream, request, _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The kit hung up, or the test is over: both end this talk.
        }
    }
}
