using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Cli.Testing;

namespace OcpiKit.Cli.PastRuns;

/// <summary><c>report --sample</c>: what a report of a platform with several faults looks like, made by a real run against our own CPO, and the pictures of it that the README shows.</summary>
internal sealed class SampleReport(Terminal terminal, Home home)
{
    private const string Reporting = "compliance/Reporting";

    /// <summary>What is wrong with the CPO: a field that every place lacks, a header, money, a reference, a call, and two things that are allowed.</summary>
    public static IReadOnlyList<string> Faults { get; } =
        ["location.no-time-zone", "total.of-page", "bill.no-minimum", "connector.lost-tariff", "evse.id-of-its-own", "limit-header.as-asked", "push.timeless-patch"];

    private static readonly (string Name, int Scheme)[] Pictures = [("sample-report.png", 1), ("sample-report-dark.png", 0)];

    /// <summary>Plays the run, writes its reports, and takes the pictures where there is a Chromium.</summary>
    public async Task<int> WriteAsync(string folder, bool forReadme, CancellationToken stop)
    {
        var code = await new ComplianceCommand(terminal, home).Parse([.. Faults.SelectMany(fault => new[] { "--mutant", fault }), "--reports", folder]).InvokeAsync(cancellationToken: stop);
        // Faults were asked for: that they are found is how it should be.
        if (code != ExitCode.Failed)
            return code == ExitCode.Good ? ExitCode.Broken : code;
        if (await Chromium.FindAsync(stop) is not { } chromium)
        {
            terminal.Say($"No pictures, as no Chromium was found: {Chromium.Remedy}.");
            return forReadme ? ExitCode.Unreachable : ExitCode.Good;
        }

        foreach (var (name, scheme) in Pictures)
        {
            var picture = Path.GetFullPath(Path.Combine(folder, name));
            await TakeAsync(chromium, new Uri(Path.GetFullPath(Path.Combine(folder, "report.html"))), picture, scheme, stop);
            if (forReadme)
                File.Copy(picture, home.At($"{Reporting}/{name}"), overwrite: true);
            terminal.Say($"         {picture}");
        }

        return ExitCode.Good;
    }

    private static async Task TakeAsync(string chromium, Uri page, string picture, int scheme, CancellationToken stop)
    {
        var ended = await BrowserPicture.TakeAsync(chromium, page.AbsoluteUri, picture, "1200,1180", [$"--blink-settings=preferredColorScheme={scheme}"], stop);
        if (!ended.Well || !File.Exists(picture))
            throw new InvalidOperationException($"Chromium took no picture of {page.LocalPath}: {ended.Tail(5)}");
    }
}
