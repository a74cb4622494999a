using System.Runtime.InteropServices;

namespace OcpiKit.Cli.Shell;

/// <summary>
/// Ctrl-C and the termination signal: the first asks commands to end in good order, a second one ends the process at once.
/// A process in the background hears the termination signal only: Ctrl-C in the terminal that it was started from, and the end of
/// that terminal, are meant for others.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _exitCode;

    public Interruption(bool inBackground = false) => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Ask(signal, Shell.ExitCode.Terminated)),
        .. inBackground
            ? [PosixSignalRegistration.Create(PosixSignal.SIGINT, Ignore), PosixSignalRegistration.Create(PosixSignal.SIGHUP, Ignore)]
            : new[] { PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Ask(signal, Shell.ExitCode.Interrupted)) },
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>With what a command ends that was stopped: 128 and the number of the signal; 0 as long as none came.</summary>
    public int ExitCode => _exitCode;

    private static void Ignore(PosixSignalContext signal) => signal.Cancel = true;

    private void Ask(PosixSignalContext signal, int exitCode)
    {
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) != 0) return;
        signal.Cancel = true;
        _source.Cancel();
    }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }
}
