using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.CommandLine;

/// <summary>The program before somebody who sits at a terminal: what it writes there, as the terminal gets it, and what is typed.</summary>
internal sealed partial class PseudoTerminal : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _written = new();
    private int _read;

    private PseudoTerminal(Process process) => _process = process;

    /// <summary>Runs it to its end.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        await using var terminal = Start([], arguments);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var told = await terminal._process.StandardOutput.ReadToEndAsync(patience.Token);
        await terminal._process.WaitForExitAsync(patience.Token);
        return told;
    }

    /// <summary>Starts it, with variables in its environment.</summary>
    public static PseudoTerminal Start(Dictionary<string, string> environment, params string[] arguments)
    {
        // In place of the shell that "script" starts: one that stayed beside it would get the Ctrl-C too, and end with 130 whatever the program says.
        var line = "exec " + string.Join(' ', new[] { "dotnet", "exec", typeof(Home).Assembly.Location }.Concat(arguments).Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        // Whoever runs the tests in the background may have SIGINT ignored, and what is ignored is so for children too: then no Ctrl-C would come through.
        string[] program = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "script"] : ["script"];
        var start = new ProcessStartInfo(program[0], [.. program[1..], "-qec", line, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TERM"] = "xterm-256color", ["OCPIKIT_TOKEN"] = "", ["LANG"] = "C.UTF-8", ["SHELL"] = "/bin/sh" },
        };
        start.Environment.Remove("NO_COLOR");
        start.Environment.Remove("CI");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>What it writes until it has written a text, from where the last reading ended; without the signs that move the cursor or colour. The text has to come.</summary>
    public async Task<string> ReadToAsync(string end, CancellationToken stop)
    {
        var some = new char[1024];
        while (true)
        {
            // A sign may be cut where a piece ends, so they are taken out of the whole.
            var unread = Signs().Replace(_written.ToString(), "")[_read..];
            if (unread.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at)
            {
                _read += at + end.Length;
                return unread[..(at + end.Length)];
            }

            var count = await _process.StandardOutput.ReadAsync(some, stop);
            if (count == 0)
                throw new AssertionException($"The program ended before it wrote \"{end}\": {unread}");
            _written.Append(some, 0, count);
        }
    }

    /// <summary>Presses keys.</summary>
    public async Task TypeAsync(string keys, CancellationToken stop)
    {
        await _process.StandardInput.WriteAsync(keys.AsMemory(), stop);
        await _process.StandardInput.FlushAsync(stop);
    }

    /// <summary>Waits for its end; gives its exit code.</summary>
    public async Task<int> EndAsync(CancellationToken stop)
    {
        await _process.StandardOutput.ReadToEndAsync(stop);
        await _process.WaitForExitAsync(stop);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Signs();
}
