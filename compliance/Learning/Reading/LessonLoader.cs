using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Learning.Lessons;
using OcpiKit.Protocol;

namespace OcpiKit.Learning.Reading;

/// <summary>Reads the files of lessons. A mistake of their author is a diagnostic, as in a scenario.</summary>
/// <param name="edition">The protocol that they speak of.</param>
public sealed class LessonLoader(Edition edition)
{
    /// <summary>Reads all files of a folder; places name them relative to it.</summary>
    public LessonSet LoadFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var sets = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(file => LoadFile(file, Path.GetFileName(file))).ToList()
            : [];
        return new LessonSet(
            [.. sets.SelectMany(set => set.Lessons).OrderBy(lesson => lesson.Number).ThenBy(lesson => lesson.Id, StringComparer.Ordinal)],
            [.. sets.SelectMany(set => set.Pages)],
            [.. sets.SelectMany(set => set.Diagnostics)]);
    }

    /// <summary>Reads one file of the disk.</summary>
    /// <param name="path">Where it is; places name it so.</param>
    public LessonSet LoadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return LoadFile(path, path);
    }

    /// <summary>Reads one file.</summary>
    /// <param name="file">Its name, for places.</param>
    /// <param name="text">What it holds.</param>
    public LessonSet Load(string file, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(text);
        var problems = new Problems();
        var (lesson, page) = YamlReader.Read(file, text, problems, "lesson") switch
        {
            MapNode root when root.Find("page") is not null => ((Lesson?)null, PageReader.Read(root, problems)),
            MapNode root => (new LessonReader(edition, problems).Read(root), null),
            { } other => (Refuse(other, problems), null),
            null => (null, null),
        };
        // Half a lesson would teach less than it says.
        return problems.Any ? new([], [], [.. problems.InOrder.Distinct()]) : new(lesson is null ? [] : [lesson], page is null ? [] : [page], []);
    }

    private LessonSet LoadFile(string path, string shown)
    {
        var problems = new Problems();
        return SourceText.Read(path, shown, ScenarioLoader.MaxBytes, "Split it: a lesson is about one thing.", problems) is { } text ? Load(shown, text) : new([], [], problems.InOrder);
    }

    private static Lesson? Refuse(Node node, Problems problems)
    {
        problems.Add("kind", node.Place, $"A lesson is a map of keys and values, not {node.Kind}.", $"Its keys are: {string.Join(", ", LessonFormat.File)}.");
        return null;
    }
}
