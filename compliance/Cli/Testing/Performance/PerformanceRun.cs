using System.Globalization;
using System.Runtime.InteropServices;
using OcpiKit.Cli.Shell;
using OcpiKit.Cli.Testing.Performance.Load;
using OcpiKit.Load;
using OcpiKit.Reporting.Performance;

namespace OcpiKit.Cli.Testing.Performance;

/// <summary>Measures what was asked for, tells it as it comes, and writes it down.</summary>
internal sealed class PerformanceRun(Terminal terminal, Home home, PerformanceWish wish, TimeProvider time)
{
    private const int AtMostOpen = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly ReadmePart Part = new("figures", "./run.sh test performance --write-readme");

    public async Task<int> RunAsync(CancellationToken stop)
    {
        terminal.Say("Measuring; leave the machine alone meanwhile.");
        if (wish.Has(PerformanceParts.Load))
            await LoadAsync(stop);
        if (wish.Has(PerformanceParts.Kit))
            await KitAsync(stop);
        return ExitCode.Good;
    }

    private async Task<IReadOnlyList<ServerLoad>> LoadAsync(CancellationToken stop)
    {
        using var client = HttpSender.Client(Patience, AtMostOpen);
        var run = new LoadRun(client, AtMostOpen, Patience, time);
        var loads = new List<ServerLoad>();
        Func<Task<ServerUnderLoad>>[] servers =
        [
            () => ServerUnderLoad.StartCpoAsync(client, wish.Locations, wish.Load.Seed, stop),
            () => ServerUnderLoad.StartEmspAsync(client, wish.Load.Seed, stop),
        ];
        foreach (var start in servers)
        {
            await using var server = await start();
            var load = await run.OfAsync(server, wish.Load, stop);
            new LoadText(terminal.Page).Write(load);
            loads.Add(load);
        }

        return loads;
    }

    private async Task KitAsync(CancellationToken stop)
    {
        terminal.Say("");
        terminal.Say("The kit itself");
        var figures = new List<Figure>();
        await foreach (var figure in Measurements.AllAsync(stop))
        {
            figures.Add(figure);
            terminal.Say($"  {figure.What}: {figure.Value}");
        }

        var text = Markdown(figures);
        Directory.CreateDirectory(home.Reports);
        var file = Path.Combine(home.Reports, "performance.md");
        await File.WriteAllTextAsync(file, text, stop);
        terminal.Say($"Written to {file}");
        if (wish.WriteReadme)
        {
            await Part.WriteAsync(home, text, stop);
            terminal.Say("Written into README.md");
        }
    }

    private string Markdown(IEnumerable<Figure> figures) => string.Join('\n',
    [
        "| what | figure |",
        "|---|---|",
        .. figures.Select(figure => $"| {figure.What} | {figure.Value} |"),
        "",
        string.Create(CultureInfo.InvariantCulture, $"Runs are medians of five, pages the median of many; measured {time.GetUtcNow():yyyy-MM-dd} on {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}."),
        "",
    ]);
}
