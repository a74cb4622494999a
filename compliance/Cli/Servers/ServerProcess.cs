using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Servers;

/// <summary>A reference server in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // What `servers` says before the address, and when all is ready.
    private const string Address = "  versions  ";
    private const string Ready = "Ctrl-C stops it.";

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<Ended> _process;
    private string? _address;

    private ServerProcess(IReadOnlyList<string> arguments)
    {
        var program = ChildProcess.DotNet([Path.Combine(AppContext.BaseDirectory, "OcpiKit.Cli.dll"), "servers", .. arguments, "--port", "0"]) with { OnStart = id => Id = id };
        _process = program.RunAsync(Hear, _stop.Token);
    }

    /// <summary>The process's id.</summary>
    public int Id { get; private set; }

    /// <summary>Starts a server; gives it once it is ready.</summary>
    /// <exception cref="UsageException">It did not start; the message is what it said.</exception>
    public static async Task<(ServerProcess Process, Uri VersionsUrl)> StartAsync(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var started = new ServerProcess(arguments);
        try
        {
            if (await Task.WhenAny(started._ready.Task, started._process).WaitAsync(stop) == started._process)
                throw new UsageException($"A server did not start:\n{(await started._process).Tail()}", ExitCode.Broken);
            return (started, await started._ready.Task);
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _process;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
        _stop.Dispose();
    }

    private void Hear(string line)
    {
        if (line.StartsWith(Address, StringComparison.Ordinal))
            _address ??= line[Address.Length..].Trim();
        else if (line == Ready && _address is not null)
            _ready.TrySetResult(new Uri(_address));
    }
}
