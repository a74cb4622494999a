namespace OcpiKit.Engine.Scenarios;

/// <summary>Which files of a disk are read as scenarios.</summary>
public static class ScenarioFiles
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    // Hidden files are passed over: they are an editor's or git's, not an author's.
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, MaxRecursionDepth = 16 };

    /// <summary>Whether a path ends as that of a scenario does.</summary>
    public static bool EndsAsOne(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The files of a folder and those below it that end so, in ordinal order of their paths.</summary>
    public static IReadOnlyList<string> Below(string folder) => [.. Directory.EnumerateFiles(folder, "*", Everywhere).Where(EndsAsOne).Order(StringComparer.Ordinal)];
}
