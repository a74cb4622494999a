using System.ComponentModel;
using System.Diagnostics;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Running;

namespace OcpiKit.Engine.Triggering;

/// <summary>A trigger that runs a command of the shell. Exit code 0 is success. Values are variables of its environment only: none of them can become part of a command.</summary>
internal sealed class CommandTrigger(TimeProvider time)
{
    /// <summary>After which it is killed, with all that it started.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What it leaves running in the background may hold its output open: that is not waited for any longer.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(1);

    public async Task<TriggerOutcome> RunAsync(ShellTrigger trigger, IReadOnlyDictionary<string, string> values, CancellationToken stop)
    {
        if (values.FirstOrDefault(pair => pair.Value.Contains('\0', StringComparison.Ordinal)).Key is { } unfit)
            return new(false, $"The value of {unfit} holds the character U+0000, which no variable of an environment can.");
        Process? process;
        try
        {
            process = Process.Start(StartOf(trigger.Command, values));
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return new(false, $"The command of the trigger could not be started: {e.Message}");
        }

        using (process!)
        {
            process!.StandardInput.Close();
            var (output, errors) = (new LastWords(), new LastWords());
            var reading = Task.WhenAll(output.ReadAsync(process.StandardOutput), errors.ReadAsync(process.StandardError));
            using var late = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
            try
            {
                await process.WaitForExitAsync(either.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                stop.ThrowIfCancellationRequested();
                return new(false, $"The command of the trigger was not done after {Patience.TotalSeconds:0} s and was stopped{LastWords.Of(output, errors)}");
            }

            await Task.WhenAny(reading, Task.Delay(Drain, time, stop));
            return process.ExitCode == 0
                ? new(true, $"The command of the trigger was done{LastWords.Of(output, errors)}")
                : new(false, $"The command of the trigger ended with {process.ExitCode}{LastWords.Of(output, errors)}");
        }
    }

    private static ProcessStartInfo StartOf(string command, IReadOnlyDictionary<string, string> values)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe") { Arguments = $"/d /s /c \"{command}\"" } : new ProcessStartInfo("/bin/sh", ["-c", command]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, true, false);
        foreach (var (name, value) in values)
            start.Environment[$"OCPIKIT_{name.ToUpperInvariant()}"] = value;
        return start;
    }
}
