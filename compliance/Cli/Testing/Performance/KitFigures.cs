using System.Globalization;
using System.Runtime.InteropServices;
using OcpiKit.Cli.Shell;
using OcpiKit.Reporting.Performance;

namespace OcpiKit.Cli.Testing.Performance;

/// <summary>The figures of the kit itself: tells them, writes them as Markdown with date and machine to reports/ and, asked to, into the README.</summary>
internal sealed class KitFigures(Terminal terminal, Home home, TimeProvider time)
{
    private static readonly ReadmePart Part = new("figures", "./run.sh test performance --write-readme");

    public async Task<IReadOnlyList<KitFigure>> MeasureAsync(bool writeReadme, CancellationToken stop)
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
        if (writeReadme)
        {
            await Part.WriteAsync(home, text, stop);
            terminal.Say("Written into README.md");
        }

        return [.. figures.Select(figure => new KitFigure(figure.What, figure.Value, figure.Number))];
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
