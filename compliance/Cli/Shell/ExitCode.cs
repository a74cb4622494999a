namespace OcpiKit.Cli.Shell;

/// <summary>What the number behind a finished command means; the same for all commands.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing was found wrong.</summary>
    public const int Good = 0;

    /// <summary>Done, and something is wrong with what was looked at: a rule is broken, a test failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a file of the user's cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>The target cannot be reached, or something this machine lacks is needed.</summary>
    public const int Unreachable = 3;

    /// <summary>OcpiKit itself went wrong.</summary>
    public const int Broken = 4;

    /// <summary>Nothing could be verified.</summary>
    public const int NothingVerified = 5;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by a termination signal.</summary>
    public const int Terminated = 143;
}
