using System.Text.RegularExpressions;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Testing;

/// <summary>A test project of the solution and the categories its fixtures bear.</summary>
internal sealed partial record TestProject(string Name, string File, IReadOnlySet<string> Categories)
{
    private static readonly string[] Slow = ["compliance", TestSet.Browser];

    /// <summary>What it runs of ours is measured. An example shows how others test with the engine; what it runs is tested elsewhere.</summary>
    public bool Measured => !File.Replace('\\', '/').Contains("/Examples/", StringComparison.Ordinal);

    /// <summary>All of them, in the order of the solution; but those that take long come last, for the quick ones say sooner what broke.</summary>
    public static IReadOnlyList<TestProject> In(Home home) =>
    [
        .. ProjectLine().Matches(System.IO.File.ReadAllText(home.At("OcpiKit.sln")))
            .Select(match => home.At(match.Groups["path"].Value.Replace('\\', '/')))
            .Where(file => System.IO.File.ReadAllText(file).Contains("<IsTestProject>true</IsTestProject>", StringComparison.Ordinal))
            .Select(file => new TestProject(Path.GetFileNameWithoutExtension(file), file, CategoriesBelow(Path.GetDirectoryName(file)!)))
            .OrderBy(project => project.Categories.Overlaps(Slow)),
    ];

    /// <summary>Read from the sources: a project without a test of the wanted kind need not be started.</summary>
    private static HashSet<string> CategoriesBelow(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => CategoryAttribute().Matches(System.IO.File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value),
    ];

    [GeneratedRegex("""^Project\("[^"]+"\) = "[^"]+", "(?<path>[^"]+\.csproj)",""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();

    [GeneratedRegex("""\bCategory\("(?<name>[^"]+)"\)""")]
    private static partial Regex CategoryAttribute();
}
