using System.Diagnostics;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Compliance;

/// <summary>
/// A run with a scenario that is written in C#: the script is a program with the whole kit in it, so it is built and plays the run itself, its own scenarios among ours.
/// </summary>
internal sealed class ScriptRun(Terminal terminal, Home home, string script)
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <summary>Runs it with the words of the command line; gives its exit code.</summary>
    /// <exception cref="UsageException">There is no such file, or it cannot be compiled.</exception>
    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken stop)
    {
        if (!File.Exists(script) || Path.GetExtension(script) != ".cs")
            throw new UsageException($"There is no script {script}; --script takes a C# file, as those in scenarios/scripts are.");
        var environment = new Dictionary<string, string> { [Home.Variable] = home.Root, ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" };
        var build = ChildProcess.DotNet("build", script, "-c", Configuration, "-v", "quiet", "--nologo") with { Environment = environment };
        if (await build.RunAsync(null, stop) is { Well: false } broken)
            throw new UsageException($"The script {script} cannot be compiled:\n{string.Join('\n', broken.Lines.Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().DefaultIfEmpty(broken.Tail()))}");

        // It has the terminal to itself: colours, questions and Ctrl-C are its own.
        var run = new ProcessStartInfo(build.Program) { UseShellExecute = false };
        foreach (var word in (string[])["run", "--no-build", "-c", Configuration, script, "--", "--with-ours", .. Without(words)])
            run.ArgumentList.Add(word);
        foreach (var (name, value) in environment)
            run.Environment[name] = value;
        terminal.Out.Profile.Out.Writer.Flush();
        using var process = Process.Start(run)!;
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    /// <summary>The words without those that name the script.</summary>
    private static IEnumerable<string> Without(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] == "--script")
                at++;
            else if (!words[at].StartsWith("--script=", StringComparison.Ordinal))
                yield return words[at];
        }
    }
}
