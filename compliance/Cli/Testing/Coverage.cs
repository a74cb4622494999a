using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Testing;

/// <summary>Makes the coverage pages from what the test runs measured.</summary>
internal sealed class Coverage(Home home)
{
    public static string Settings => Path.Combine(AppContext.BaseDirectory, "Testing", "coverage.runsettings");

    public string Pages => Path.Combine(home.Reports, "coverage");

    /// <summary>Writes the pages; gives the share of covered lines in percent, or null when nothing was measured.</summary>
    /// <exception cref="InvalidOperationException">The pages could not be made.</exception>
    public async Task<double?> WriteAsync(string measurements, CancellationToken stop)
    {
        var files = Directory.Exists(measurements)
            ? Directory.GetFiles(measurements, "coverage.cobertura.xml", SearchOption.AllDirectories)
            : [];
        if (Directory.Exists(Pages)) Directory.Delete(Pages, recursive: true);
        if (files.Length == 0) return null;

        var ended = await ChildProcess.DotNet("exec", ReportGenerator(), $"-reports:{string.Join(';', files)}", $"-targetdir:{Pages}",
            "-reporttypes:Html;JsonSummary;Cobertura", "-title:OcpiKit", "-verbosity:Warning").RunAsync(null, stop);
        if (!ended.Well) throw new InvalidOperationException($"the coverage pages could not be made: {ended.Tail(5)}");

        using var summary = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Pages, "Summary.json"), stop));
        var share = summary.RootElement.GetProperty("summary").GetProperty("linecoverage");
        return share.ValueKind == JsonValueKind.Number ? share.GetDouble() : null;
    }

    /// <summary>
    /// Assemblies of ours that a test project carries and its measurement does not mention: the collector leaves out what it cannot read,
    /// and says nothing.
    /// </summary>
    public IReadOnlyList<string> Missing(string measurements) =>
    [
        .. from folder in Directory.GetDirectories(measurements)
           let project = Path.GetFileName(folder)
           where TestProject.In(home).Any(known => known.Name == project && known.Measured)
           let measured = Directory.GetFiles(folder, "coverage.cobertura.xml", SearchOption.AllDirectories).SelectMany(Assemblies).ToHashSet()
           from file in Directory.GetFiles(Path.Combine(home.Artifacts, "bin", project, "release"), "OcpiKit.*.dll")
           let assembly = Path.GetFileNameWithoutExtension(file)
           where assembly != $"OcpiKit.{project}" && !measured.Contains(assembly)
           select $"{assembly} in {project}",
    ];

    private static IEnumerable<string> Assemblies(string file) =>
        XDocument.Load(file).Descendants("package").Select(package => (string?)package.Attribute("name")).OfType<string>();

    /// <summary>The project file says where the package lies, and the build writes that into the assembly.</summary>
    private static string ReportGenerator() =>
        typeof(Coverage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "ReportGenerator").Value!;
}
