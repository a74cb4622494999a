using System.Text;
using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Scenarios;

/// <summary>Reads scenario files. A mistake of their author is a diagnostic, never an exception, and all mistakes of a file are told at once.</summary>
/// <param name="edition">The protocol that they speak of.</param>
public sealed class ScenarioLoader(Edition edition)
{
    /// <summary>The largest file that is read; a scenario is a page of text.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Where lessons lie: they hold scenarios, and are played by who learns, not to test anybody.</summary>
    private const string Lessons = "lessons/";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, MaxRecursionDepth = 16 };

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
        foreach (var (folder, file) in folders.SelectMany(folder => Files(folder.Path, problems).Select(file => (folder, file))))
        {
            var shown = folder.Shows(file);
            if (Text(Path.Combine(folder.Path, file), shown, problems) is not { } text)
                continue;
            var read = Load(shown, text);
            problems.AddRange(read.Diagnostics);
            foreach (var scenario in read.Scenarios.Where(scenario => !scenarios.TryAdd(scenario.Id, scenario)))
            {
                problems.Add("duplicate-id", scenario.Place, $"The scenario id {scenario.Id} is taken already, at {scenarios[scenario.Id].Place}.",
                    "An id names one scenario for ever; name it after its path.");
            }
        }

        return new ScenarioSet([.. scenarios.Values], problems.InOrder);
    }

    /// <summary>Reads one file of the disk.</summary>
    /// <param name="path">Where it is; places name it so.</param>
    public ScenarioSet LoadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var problems = new Problems();
        return Text(path, path, problems) is { } text ? Load(path, text) : new ScenarioSet([], problems.InOrder);
    }

    /// <summary>Reads one file.</summary>
    /// <param name="file">Its name, for places.</param>
    /// <param name="text">What it holds: YAML, or JSON, which is YAML.</param>
    public ScenarioSet Load(string file, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(text);
        var problems = new Problems();
        var scenario = YamlReader.Read(file, text, problems) is { } root ? new ScenarioReader(edition, problems).Read(root) : null;
        // Half a scenario would test less than it says: with a mistake in it, none is given.
        return new ScenarioSet(scenario is null || problems.Any ? [] : [scenario with { HelpsEditors = HelpsEditors(file, text) }], problems.InOrder);
    }

    // In YAML a comment tells editors where the schema is; in JSON a key does.
    private static bool HelpsEditors(string file, string text) =>
        file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? text.Contains("\"$schema\"", StringComparison.Ordinal)
            : text.Split('\n').TakeWhile(line => line.StartsWith('#')).Any(line => line.Contains("$schema", StringComparison.Ordinal));

    private static IEnumerable<string> Files(string folder, Problems problems)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*", Everywhere)
                .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Where(file => !file.StartsWith(Lessons, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add("folder", new Place(folder, 1, 1), $"The folder cannot be read: {e.Message}", null);
            return [];
        }
    }

    private static string? Text(string path, string file, Problems problems)
    {
        var top = new Place(file, 1, 1);
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > MaxBytes)
            {
                problems.Add("too-large", top, $"The file has {stream.Length} bytes, more than the {MaxBytes} that are read.", "Split it: a scenario is about one thing.");
                return null;
            }

            using var reader = new StreamReader(stream, StrictUtf8);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            problems.Add("encoding", top, "The file is not valid UTF-8.", "Save it as UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add("file", top, $"The file cannot be read: {e.Message}", null);
        }

        return null;
    }
}
