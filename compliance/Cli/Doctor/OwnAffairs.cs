using System.Collections;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Servers.Running;
using OcpiKit.Cli.Shell;
using OcpiKit.Cli.Testing;
using OcpiKit.Cpo;
using OcpiKit.Emsp;
using OcpiKit.Engine.Parties;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Cli.Doctor;

/// <summary>Examinations of what OcpiKit itself has here: servers, files, settings.</summary>
internal sealed class OwnAffairs(Home home)
{
    private const string Prefix = "OCPIKIT_";

    /// <summary>The ports of the two servers, and the servers on them.</summary>
    public async Task<IReadOnlyList<Diagnosis>> ServersAsync(CancellationToken stop)
    {
        var running = (await RunningBook.In(home).ReadAsync(stop)).SelectMany(process => process.Servers).ToList();
        var found = new List<Diagnosis>();
        foreach (var server in running)
        {
            var health = await Health.OfAsync(server, stop);
            found.Add(health.Took is { } took
                ? Diagnosis.Well($"server {server.Kind}", $"{server.Versions} answers in {Amounts.Duration(took.TotalMilliseconds)}")
                : new($"server {server.Kind}", Condition.Ill, $"{server.Versions} does not answer, though its process runs.", "Look into reports/ocpi_demo.log; ./run.sh stop ends it, ./run.sh servers starts it again."));
        }

        foreach (var (kind, port, option) in new[] { ("CPO", new CpoOptions().Port, "--port"), ("eMSP", new EmspOptions().Port, "--emsp-port (alone: --port)") })
        {
            if (running.Exists(server => server.Page.Port == port))
                continue;
            found.Add(await Machine.IsTakenAsync(port, stop)
                ? new($"port {port}", Condition.Limited, $"Another program listens on port {port}, which the reference {kind} takes.", $"Stop that program, or give the {kind} another port: {option}. Compliance runs take free ports by themselves.")
                : Diagnosis.Well($"port {port}", $"free for the reference {kind}"));
        }

        return found;
    }

    /// <summary>Where reports are written.</summary>
    public Diagnosis Reports()
    {
        try
        {
            new ReportPlace(home.Reports).MakeSureThatItCanBeWritten();
            return Diagnosis.Well("reports", $"{home.Reports} can be written");
        }
        catch (UsageException fault)
        {
            return new("reports", Condition.Ill, fault.Message, "Make the folder writable for you, or name another with --reports DIR.");
        }
    }

    /// <summary>The scenarios of the working copy.</summary>
    public Diagnosis Scenarios()
    {
        try
        {
            return Diagnosis.Well("scenarios", $"{Amounts.Of(ScenarioFolders.Of(home).Load(Edition.Load221()).Count, "scenario")} in {home.Scenarios}, all understood");
        }
        catch (UsageException mistakes)
        {
            return new("scenarios", Condition.Ill, mistakes.Message, "Mend the files; scenarios/README.md tells what may stand in them.");
        }
    }

    /// <summary>What the environment says to OcpiKit.</summary>
    public static Diagnosis Settings(IDictionary environment)
    {
        var said = environment.Keys.Cast<string>().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        string[] known = [.. ProfileOptions.All.Select(option => option.Variable), Home.Variable, CommandLine.DebugVariable, PeakMemory.Variable, Chromium.Variable, Postgres.Variable];
        try
        {
            ProfileReader.Read(null, name => environment[name] as string, []);
        }
        catch (ProfileException mistake)
        {
            return new("settings", Condition.Ill, mistake.Message, "Mend or unset the variable; it holds for every compliance run.");
        }

        return said.Except(known).FirstOrDefault() is { } unknown
            ? new("settings", Condition.Limited, $"The environment has {unknown}, which OcpiKit does not know{(Nearest.To(unknown, known) is { } near ? $": did you mean {near}?" : ".")}", "Rename or unset it.")
            : Diagnosis.Well("settings", said.Count == 0 ? "the environment says nothing to OcpiKit" : $"{string.Join(", ", said)} understood");
    }
}
