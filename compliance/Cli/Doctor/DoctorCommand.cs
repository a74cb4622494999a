using System.CommandLine;
using OcpiKit.Cli.Shell;
using Spectre.Console;

namespace OcpiKit.Cli.Doctor;

/// <summary><c>doctor</c>: whether all that OcpiKit needs is here, and what helps where it is not.</summary>
internal sealed class DoctorCommand : Command, IHasExamples
{
    private const int WidthOfNames = 14;

    /// <summary>The command, over a terminal and a working copy.</summary>
    public DoctorCommand(Terminal terminal, Home home, TimeProvider time)
        : base("doctor", "Examine this machine and the working copy: what is missing, and what helps.") =>
        SetAction((_, stop) => RunAsync(terminal, home, time, stop));

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("./run.sh doctor", "everything; exit code 3 where something that is needed does not work"),
    ];

    private static async Task<int> RunAsync(Terminal terminal, Home home, TimeProvider time, CancellationToken stop)
    {
        var own = new OwnAffairs(home);
        var ill = 0;
        await foreach (var diagnosis in ExamineAsync(own, home, time, stop))
        {
            Say(terminal, diagnosis);
            ill += diagnosis.Condition == Condition.Ill ? 1 : 0;
        }

        terminal.Say("");
        terminal.Say(ill == 0 ? "All that is needed is here." : $"{ill} of these {(ill == 1 ? "has" : "have")} to be mended first.", ill == 0 ? Color.Green : Color.Red);
        return ill == 0 ? ExitCode.Good : ExitCode.Unreachable;
    }

    private static async IAsyncEnumerable<Diagnosis> ExamineAsync(
        OwnAffairs own, Home home, TimeProvider time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        yield return await Machine.SdkAsync(stop);
        yield return Machine.Disk(home);
        yield return Machine.Clock(time);
        yield return Machine.TimeZones();
        yield return own.Reports();
        yield return own.Scenarios();
        yield return OwnAffairs.Settings(Environment.GetEnvironmentVariables());
        foreach (var diagnosis in await own.ServersAsync(stop))
            yield return diagnosis;
        yield return await Machine.BrowserAsync(stop);
        yield return Machine.PostgreSql();
    }

    private static void Say(Terminal terminal, Diagnosis diagnosis)
    {
        var (sign, colour) = diagnosis.Condition switch
        {
            Condition.Well => ("✓", Color.Green),
            Condition.Limited => ("!", Color.Yellow),
            _ => ("✗", Color.Red),
        };
        terminal.Say($"{sign} {diagnosis.What.PadRight(WidthOfNames)}{diagnosis.Says}", colour);
        if (diagnosis.Remedy is { } remedy)
            terminal.Say($"  {"",-WidthOfNames}→ {remedy}");
    }
}
