using Results = OcpiKit.Engine.Results;

namespace OcpiKit.Cli.Shell;

/// <summary>What the number behind a finished command means; the same for all commands. What a run of the compliance tests can come to is said in the engine.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing was found wrong.</summary>
    public const int Good = Results.ExitCode.Conformant;

    /// <summary>Done, and something is wrong with what was looked at: a rule is broken, a test failed.</summary>
    public const int Failed = Results.ExitCode.Broken;

    /// <summary>The command line or a file of the user's cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>The target cannot be reached, or something this machine lacks is needed.</summary>
    public const int Unreachable = 3;

    /// <summary>OcpiKit itself went wrong.</summary>
    public const int Broken = Results.ExitCode.KitError;

    /// <summary>Nothing could be verified.</summary>
    public const int NothingVerified = Results.ExitCode.NothingVerified;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by a termination signal.</summary>
    public const int Terminated = 143;
}
