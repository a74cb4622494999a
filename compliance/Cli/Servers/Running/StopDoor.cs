using System.IO.Pipes;

namespace OcpiKit.Cli.Servers.Running;

/// <summary>
/// A door at which a running process can be told to end, by the same user only. Not every system has a signal to send to another
/// process; a pipe with a name they all have, and one that opens shows that the process lives, whoever has its id by now.
/// </summary>
internal sealed class StopDoor : IAsyncDisposable
{
    private const byte Stop = (byte)'s';
    private static readonly TimeSpan Knocking = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _told = new();
    private readonly Task _listening;

    private StopDoor(string name)
    {
        Name = name;
        _listening = ListenAsync(Open(name));
    }

    /// <summary>How others find it.</summary>
    public string Name { get; }

    /// <summary>Cancelled when somebody has told the process to end.</summary>
    public CancellationToken Told => _told.Token;

    /// <summary>A door with a name that nobody guesses by chance.</summary>
    public static StopDoor Open() => new($"ocpikit-{Guid.NewGuid():N}");

    /// <summary>Whether somebody is behind the door.</summary>
    public static async Task<bool> AnswersAsync(string name, CancellationToken stop)
    {
        await using var pipe = await KnockAsync(name, stop);
        return pipe is not null;
    }

    /// <summary>Tells whoever is behind the door to end; false where nobody is.</summary>
    public static async Task<bool> TellAsync(string name, CancellationToken stop)
    {
        await using var pipe = await KnockAsync(name, stop);
        if (pipe is null)
            return false;
        try
        {
            await pipe.WriteAsync(new[] { Stop }, stop);
            return true;
        }
        catch (IOException)
        {
            // It ended between the knock and the word.
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _listening;
        _closing.Dispose();
        _told.Dispose();
    }

    private static NamedPipeServerStream Open(string name) =>
        new(name, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);

    private static async Task<NamedPipeClientStream?> KnockAsync(string name, CancellationToken stop)
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.Out, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            await pipe.ConnectAsync(Knocking, stop);
            return pipe;
        }
        catch (Exception nobody) when (nobody is TimeoutException or IOException or UnauthorizedAccessException)
        {
            await pipe.DisposeAsync();
            return null;
        }
    }

    private async Task ListenAsync(NamedPipeServerStream pipe)
    {
        await using (pipe)
        {
            var word = new byte[1];
            while (!_closing.IsCancellationRequested)
            {
                try
                {
                    await pipe.WaitForConnectionAsync(_closing.Token);
                    if (await pipe.ReadAsync(word, _closing.Token) == 1 && word[0] == Stop)
                        await _told.CancelAsync();
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                catch (IOException)
                {
                    // Whoever knocked is gone again.
                }

                pipe.Disconnect();
            }
        }
    }
}
