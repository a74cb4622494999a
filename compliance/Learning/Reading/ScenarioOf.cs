using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Learning.Lessons;
using OcpiKit.Protocol;

namespace OcpiKit.Learning.Reading;

/// <summary>Makes an ordinary scenario of a lesson: its steps without their explanations, changed where something is tried.</summary>
internal static class ScenarioOf
{
    /// <summary>All steps of all chapters.</summary>
    public static MapNode Whole(MapNode lesson, string id, Node concept, IReadOnlyList<Node> steps) => new(
        [
            Made("id", $"lesson.{id}", lesson),
            new Entry("why", concept.Place, concept),
            Made("conduct", "changes", lesson),
            .. lesson.Entries.Where(entry => LessonFormat.OfScenario.Contains(entry.Key)),
            new Entry("steps", lesson.Place, new ListNode([.. steps.Select(Bare)], lesson.Place)),
        ],
        lesson.Place);

    /// <summary>The same up to a step, with other keys in one, without some, and after a value of the learner's own.</summary>
    public static MapNode Changed(MapNode whole, string step, string through, MapNode? change, IReadOnlyList<string> without, ScalarNode? own)
    {
        var steps = ((ListNode)whole.Find("steps")!.Value).Items;
        var end = steps.Select(IdOf).ToList().IndexOf(through);
        var changed = steps.Take(end + 1).Where(one => !without.Contains(IdOf(one))).Select(one => IdOf(one) == step && one is MapNode map && change is not null
            ? new MapNode([.. map.Entries.Where(entry => change.Find(entry.Key) is null), .. change.Entries], change.Place)
            : one);
        if (own is not null)
            changed = changed.Prepend(new MapNode([Made("id", OwnValue.Name, own), new Entry("set", own.Place, new MapNode([new Entry(OwnValue.Name, own.Place, own)], own.Place))], own.Place));
        return new([.. whole.Entries.Where(entry => entry.Key != "steps"), new Entry("steps", whole.Place, new ListNode([.. changed], whole.Place))], whole.Place);
    }

    /// <summary>Reads it as what it is: one scenario. A lesson writes its steps out, so that each can be explained where it stands.</summary>
    public static Scenario? Read(MapNode root, Edition edition, Problems problems) =>
        new ScenarioReader(edition, new Parts(new Dictionary<string, Part>()), problems).Read(root) is [var one] ? one : null;

    public static string? IdOf(Node step) => step is MapNode map && map.Find("id")?.Value is ScalarNode { Text: var id } ? id : null;

    private static Node Bare(Node step) => step is MapNode map ? new MapNode([.. map.Entries.Where(entry => entry.Key != LessonFormat.Note)], map.Place) : step;

    private static Entry Made(string key, string value, Node where) => new(key, where.Place, new ScalarNode(value, Plain: false, where.Place));
}
