using System.Diagnostics;

namespace OcpiKit.Cli.Shell;

/// <summary>How a child process ended: its exit code (null: it was killed because its time was up) and all it wrote, in order.</summary>
internal sealed record Ended(int? ExitCode, IReadOnlyList<string> Lines)
{
    public bool Well => ExitCode == 0;

    /// <summary>The last lines, for a person who wants to know why.</summary>
    public string Tail(int lines = 40) => string.Join('\n', Lines.TakeLast(lines));
}

/// <summary>A program started by a command: bounded in time, and never left behind.</summary>
internal sealed record ChildProcess(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// A build leaves servers behind that keep the pipe of their parent open, so the end of the output is not waited for any longer.
    /// </summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    /// <summary>After which it is killed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(25);

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string? Folder { get; init; }

    /// <summary>Gets its id when it has started.</summary>
    public Action<int>? OnStart { get; init; }

    /// <summary>The dotnet that runs this program, so that a child is built and run by the same.</summary>
    public static ChildProcess DotNet(params IEnumerable<string> arguments)
    {
        var self = System.Environment.ProcessPath;
        var dotnet = Path.GetFileNameWithoutExtension(self) == "dotnet" ? self! : "dotnet";
        return new(dotnet, [.. arguments]);
    }

    /// <summary>Runs it to its end; <paramref name="onLine"/> sees each line when it is written.</summary>
    /// <exception cref="OperationCanceledException">Stopped; the process and its children were killed.</exception>
    public async Task<Ended> RunAsync(Action<string>? onLine, CancellationToken stop)
    {
        using var process = new Process { StartInfo = StartInfo() };
        process.Start();
        OnStart?.Invoke(process.Id);
        process.StandardInput.Close();

        var lines = new List<string>();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bounded.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(bounded.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            stop.ThrowIfCancellationRequested();
            return new(null, Written());
        }
        await Task.WhenAny(reading, Task.Delay(Drain, stop));
        return new(process.ExitCode, Written());

        async Task ReadAsync(StreamReader stream)
        {
            while (await stream.ReadLineAsync(CancellationToken.None) is { } line)
                lock (lines)
                {
                    lines.Add(line);
                    onLine?.Invoke(line);
                }
        }

        IReadOnlyList<string> Written()
        {
            lock (lines) return [.. lines];
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Folder ?? "",
        };
        foreach (var (name, value) in Environment) info.Environment[name] = value;
        return info;
    }
}
