using System.Diagnostics;
using System.Globalization;
using OcpiKit.Reporting.Html;

namespace OcpiKit.Cli.Testing.Performance;

/// <summary>
/// How long a browser takes to open a report and to filter it: the filter stands in the address, so that the page is shown when it is filtered and painted. What
/// the browser takes to start is measured with an empty page, and taken off.
/// </summary>
internal static class ReportMeasurements
{
    private const int Repeats = 5;
    private static readonly int[] Sizes = [2_000, 20_000];

    /// <summary>Measures reports of growing size; nothing where there is no browser.</summary>
    public static async IAsyncEnumerable<Figure> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        if (await Chromium.FindAsync(stop) is not { } chromium)
            yield break;
        var folder = Directory.CreateTempSubdirectory("ocpikit-performance-").FullName;
        try
        {
            var empty = await OpenedAsync(chromium, folder, "about:blank", stop);
            foreach (var checks in Sizes)
            {
                var file = Path.Combine(folder, $"{checks}.html");
                await using (var to = File.Create(file))
                    await new HtmlReport().WriteAsync(HugeRun.Usual(checks), to, stop);
                var opened = await OpenedAsync(chromium, folder, $"{new Uri(file).AbsoluteUri}?verdict=fail", stop);
                yield return new(
                    Text($"a report of {checks:N0} checks with evidence ({new FileInfo(file).Length / 1e6:0.0} MB), opened and filtered in Chromium"),
                    Text($"{Math.Max(0, opened - empty) / 1000:0.0} s"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> OpenedAsync(string chromium, string folder, string address, CancellationToken stop)
    {
        var times = new List<double>();
        for (var time = 0; time < Repeats; time++)
        {
            var watch = Stopwatch.StartNew();
            var ended = await BrowserPicture.TakeAsync(chromium, address, Path.Combine(folder, "seen.png"), "1280,900", [], stop);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (!ended.Well)
                throw new InvalidOperationException($"Chromium did not show {address}: {ended.Tail(5)}");
        }

        return times.Order().ElementAt(Repeats / 2);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
