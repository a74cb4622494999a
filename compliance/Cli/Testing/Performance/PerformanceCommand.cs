using System.Globalization;
using System.Runtime.InteropServices;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Testing.Performance;

/// <summary>`test performance`: how fast things are on this machine; writes the figures with date and machine to reports/ and, asked to, into the README.</summary>
internal sealed class PerformanceCommand(Terminal terminal, Home home, TimeProvider time)
{
    private static readonly ReadmePart Part = new("figures", "./run.sh test performance --write-readme");

    public async Task<int> RunAsync(bool writeReadme, CancellationToken stop)
    {
        terminal.Say("Measuring; leave the machine alone for a minute or two.");
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
        if (writeReadme)
        {
            await Part.WriteAsync(home, text, stop);
            terminal.Say("Written into README.md");
        }

        return ExitCode.Good;
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
