using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios;

/// <summary>Reads scenario files. A mistake of their author is a diagnostic, never an exception, and all mistakes of a file are told at once.</summary>
/// <param name="edition">The protocol that they speak of.</param>
public sealed class ScenarioLoader(Edition edition)
{
    /// <summary>The largest file that is read; a scenario is a page of text.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>What lies here holds scenarios too, which are there to learn from: lessons, and the files of the tutorial. Nobody is tested with them who does not say so.</summary>
    private static readonly string[] ToLearn = ["lessons/", "tutorial/"];

    /// <summary>The folder of steps that several scenarios share; what stands in it is no scenario by itself.</summary>
    private const string PartFolder = "parts";

    /// <summary>Reads all files of a folder and those below it, in ordinal order of their paths; places name files relative to the folder.</summary>
    public ScenarioSet LoadFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return LoadFolders([new ScenarioFolder(folder)]);
    }

    /// <summary>Reads several folders, one after the other; an id names one scenario in all of them.</summary>
    public ScenarioSet LoadFolders(IReadOnlyList<ScenarioFolder> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var problems = new Problems();
        var scenarios = new Dictionary<string, Scenario>(StringComparer.Ordinal);
        var parts = PartsOf(folders, problems);
        foreach (var (folder, file) in folders.SelectMany(folder => Files(folder.Path, problems).Select(file => (folder, file))))
        {
            var shown = folder.Shows(file);
            if (Text(Path.Combine(folder.Path, file), shown, problems) is not { } text)
                continue;
            // A team keeps profiles and results of runs beside its scenarios.
            if (IsPart(file) || FileKinds.Of(text) is not (FileKind.Scenario or FileKind.Part))
                continue;
            var read = Load(shown, text, parts);
            problems.AddRange(read.Diagnostics);
            foreach (var scenario in read.Scenarios.Where(scenario => !scenarios.TryAdd(scenario.Id, scenario)))
            {
                problems.Add("duplicate-id", scenario.Place, $"The scenario id {scenario.Id} is taken already, at {scenarios[scenario.Id].Place}.",
                    "An id names one scenario for ever; name it after its path.");
            }
        }

        return new ScenarioSet([.. scenarios.Values], problems.InOrder) { Parts = parts.Shared };
    }

    /// <summary>Reads one file of steps that several scenarios share.</summary>
    /// <param name="path">Where it is; places name it so.</param>
    public static ScenarioSet LoadPart(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var problems = new Problems();
        var part = Text(path, path, problems) is { } text ? Parts.Read(path, text, problems) : null;
        if (part is not null && Path.GetFileName(FolderNameOf(path)) != PartFolder)
            problems.Add("part", part.Place, $"The part {part.Name} stands where no scenario finds it.", $"Move it into a folder {PartFolder} at the top of the scenarios that use it.");
        return new ScenarioSet([], problems.InOrder) { Parts = part is null ? [] : [new SharedPart(part.Name, part.Place)] };
    }

    /// <summary>Reads one file of the disk.</summary>
    /// <param name="path">Where it is; places name it so.</param>
    public ScenarioSet LoadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var problems = new Problems();
        return Text(path, path, problems) is { } text ? Load(path, text, PartsOf([new ScenarioFolder(FolderOf(path))], new Problems())) : new ScenarioSet([], problems.InOrder);
    }

    /// <summary>Reads one file.</summary>
    /// <param name="file">Its name, for places.</param>
    /// <param name="text">What it holds: YAML, or JSON, which is YAML.</param>
    public ScenarioSet Load(string file, string text) => Load(file, text, PartsOf([], new Problems()));

    private ScenarioSet Load(string file, string text, Parts parts)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(text);
        var problems = new Problems();
        var root = YamlReader.Read(file, text, problems);
        if (root is MapNode { Entries.Count: > 0 } map && !map.Entries.Any(entry => entry.Key != "$schema" && ScenarioFormat.File.Contains(entry.Key)))
        {
            problems.Add("no-scenario", root.Place, "This is no scenario: none of its keys is one that a scenario has.", "Keep the file somewhere else, or begin it with id, title, why, role, module and steps.");
            return new ScenarioSet([], problems.InOrder);
        }

        var scenarios = root is null ? [] : new ScenarioReader(edition, parts, problems).Read(root);
        // Half a scenario would test less than it says: with a mistake in it, none is given.
        return new ScenarioSet(problems.Any ? [] : [.. scenarios.Select(scenario => scenario with { HelpsEditors = HelpsEditors(file, text) })], problems.InOrder);
    }

    /// <summary>The parts of these folders, and those that the kit carries; where two have the same name the first counts.</summary>
    private static Parts PartsOf(IReadOnlyList<ScenarioFolder> folders, Problems problems)
    {
        var parts = new Dictionary<string, Part>(StringComparer.Ordinal);
        var shared = new List<SharedPart>();
        var carried = new ScenarioFolder(Path.Combine(AppContext.BaseDirectory, "scenarios"));
        foreach (var folder in folders.Append(carried).Where(folder => Directory.Exists(Path.Combine(folder.Path, PartFolder))))
        {
            foreach (var file in Files(Path.Combine(folder.Path, PartFolder), problems).Select(file => $"{PartFolder}/{file}"))
            {
                var shown = folder.Shows(file);
                if (!parts.ContainsKey(Path.GetFileNameWithoutExtension(file)) && Text(Path.Combine(folder.Path, file), shown, problems) is { } text && Parts.Read(shown, text, problems) is { } part)
                {
                    parts.Add(Path.GetFileNameWithoutExtension(file), part);
                    if (!ReferenceEquals(folder, carried))
                        shared.Add(new SharedPart(part.Name, part.Place));
                }
            }
        }

        return new Parts(parts) { Shared = shared };
    }

    private static bool IsPart(string file) => file.StartsWith(PartFolder + "/", StringComparison.Ordinal);

    /// <summary>The folder of scenarios that a file belongs to: the nearest one above it that has parts, else its own.</summary>
    private static string FolderOf(string path)
    {
        var own = FolderNameOf(path);
        for (var folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, PartFolder)))
                return folder;
        }

        return own;
    }

    private static string FolderNameOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    // In YAML a comment tells editors where the schema is; in JSON a key does.
    private static bool HelpsEditors(string file, string text) =>
        file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? text.Contains("\"$schema\"", StringComparison.Ordinal)
            : text.Split('\n').TakeWhile(line => line.StartsWith('#')).Any(line => line.Contains("$schema", StringComparison.Ordinal));

    private static bool IsToLearn(string file) => ToLearn.Any(folder => file.StartsWith(folder, StringComparison.Ordinal));

    private static IEnumerable<string> Files(string folder, Problems problems)
    {
        try
        {
            return [.. ScenarioFiles.Below(folder).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Where(file => !IsToLearn(file))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add("folder", new Place(folder, 1, 1), $"The folder cannot be read: {e.Message}", null);
            return [];
        }
    }

    private static string? Text(string path, string file, Problems problems) => SourceText.Read(path, file, MaxBytes, "Split it: a scenario is about one thing.", problems);
}
