using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Cli.Compliance;

/// <summary>The folders that scenarios are read from: ours, a team's own instead of them, or beside them.</summary>
/// <param name="All">In the order in which they are read.</param>
internal sealed record ScenarioFolders(IReadOnlyList<ScenarioFolder> All)
{
    /// <summary>Ours alone.</summary>
    public static ScenarioFolders Of(Home home) => Of(home, [], []);

    /// <summary>What the user named.</summary>
    /// <param name="home">Where ours are.</param>
    /// <param name="instead">Folders to take instead of ours.</param>
    /// <param name="beside">Folders to take beside those.</param>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static ScenarioFolders Of(Home home, IReadOnlyList<string> instead, IReadOnlyList<string> beside) =>
        new([.. (instead.Count == 0 ? [home.Scenarios] : instead).Concat(beside).Select(folder => Named(home, folder)).DistinctBy(folder => Path.GetFullPath(folder.Path))]);

    /// <summary>Reads all of them.</summary>
    /// <exception cref="UsageException">A file has mistakes, or two scenarios have one id.</exception>
    public IReadOnlyList<Scenario> Load(Edition edition)
    {
        var set = new ScenarioLoader(edition).LoadFolders(All);
        return set.Sound ? set.Scenarios : throw new UsageException(Render(set.Diagnostics));
    }

    /// <summary>Mistakes as their author reads them: each with the line that it is about.</summary>
    public string Render(IEnumerable<Diagnostic> diagnostics) => string.Join("\n\n", diagnostics.Select(diagnostic => DiagnosticText.Render(diagnostic, Source(diagnostic.Place))));

    /// <summary>The path of the file that a place names; null where it is not there.</summary>
    public string? PathOf(Place place) =>
        All.Select(folder => folder.PathOf(place)).FirstOrDefault(path => path is not null) ?? (File.Exists(place.File) ? place.File : null);

    /// <summary>The text that a place is in, for the line below the sentence; null where it cannot be read.</summary>
    public string? Source(Place place)
    {
        try
        {
            return PathOf(place) is { } path ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ScenarioFolder Named(Home home, string folder)
    {
        if (File.Exists(folder))
            throw new UsageException($"{folder} is a file, and --scenarios takes a folder; --only {folder} plays that file alone.");
        if (!Directory.Exists(folder))
            throw new UsageException($"The folder of scenarios {folder} does not exist; name one with --scenarios DIR.");
        var ours = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) == Path.GetFullPath(home.Scenarios).TrimEnd(Path.DirectorySeparatorChar);
        // Mistakes in somebody's own files are told by the path that they know them by.
        return new(folder, ours ? "" : folder.Replace('\\', '/'));
    }
}
