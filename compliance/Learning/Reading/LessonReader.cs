using System.Text.RegularExpressions;
using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Learning.Lessons;
using OcpiKit.Protocol;

namespace OcpiKit.Learning.Reading;

/// <summary>Reads the root of a lesson's file.</summary>
internal sealed partial class LessonReader(Edition edition, Problems problems)
{
    public Lesson? Read(MapNode root)
    {
        if (Fields.Of(root, LessonFormat.File, "A lesson", problems) is not { } fields)
            return null;
        var id = fields.Text("lesson", "Give it the word that calls it, such as authentication.") ?? "";
        if (id.Length > 0 && !Word().IsMatch(id))
            problems.Add("id", fields.At("lesson"), $"{id} cannot call a lesson.", "Write one word in lower case.");
        var title = fields.Text("title", "Say in one sentence what it is about.") ?? "";
        var concept = fields.Text("concept", "Say the idea that everything in it follows from.") ?? "";
        var goals = Texts.Read(fields, "goals", "Say what the learner is able to do afterwards.", problems);
        var chapters = fields.List("chapters", "Give it at least one chapter.");
        var steps = chapters.OfType<MapNode>().SelectMany(chapter => (chapter.Find("steps")?.Value as ListNode)?.Items ?? []).ToList();
        var whole = ScenarioOf.Whole(root, id, fields.Node("concept") ?? new ScalarNode("missing", Plain: false, root.Place), steps);
        // That there are no chapters is told already, and that there are no steps follows from it.
        var found = new Problems();
        var scenario = ScenarioOf.Read(whole, edition, found);
        problems.AddRange(found.InOrder.Where(mistake => chapters.Count > 0 || !mistake.Says.StartsWith("steps ", StringComparison.Ordinal)));
        var reader = new ChapterReader(edition, whole, problems);
        var read = chapters.Select(reader.Read).OfType<Chapter>().ToList();
        return scenario is null ? null : new Lesson(
            id, fields.Count("number", 1, 99) ?? 99, title, fields.Count("minutes", 1, 60) ?? 10, concept, goals, scenario.Role, read, scenario);
    }

    [GeneratedRegex(@"^[a-z]{2,30}\z")]
    private static partial Regex Word();
}
