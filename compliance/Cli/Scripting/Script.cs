using System.Text.Json;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Scripting;

namespace OcpiKit.Cli.Scripting;

/// <summary>Runs scenarios that are written in C#: a file of its own, started by <c>dotnet run FILE.cs -- URL --token TOKEN</c>.</summary>
public static class Script
{
    /// <summary>
    /// Plays them as <c>./run.sh compliance</c> plays its files: with the same options, against the same targets (the reference servers where no URL is given), into the same reports.
    /// </summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="scenarios">The scenarios.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, params IReadOnlyList<ScriptedScenario> scenarios)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var terminal = Terminal.Open();
        // A single file is made ready for ahead-of-time compilation unless it says otherwise, and then much of what the kit stands on is switched off.
        if (!JsonSerializer.IsReflectionEnabledByDefault)
        {
            terminal.Complain("The script has to say that it is not compiled ahead of time: add the line \"#:property PublishAot=false\" below its #:project line.");
            return ExitCode.Usage;
        }

        try
        {
            return await new CommandLine(terminal) { new ComplianceCommand(terminal, Home.Find(), [.. scenarios.Select(scenario => scenario.Scenario())]) { Script = scenarios is [{ File: var file }, ..] ? Path.GetRelativePath(Environment.CurrentDirectory, file) : null } }.RunAsync(["compliance", .. arguments]);
        }
        catch (ArgumentException mistake)
        {
            terminal.Complain(mistake.Message);
            return ExitCode.Usage;
        }
    }
}
