using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Learning.Lessons;

namespace OcpiKit.Learning.Reading;

/// <summary>Reads what matters in an exchange.</summary>
internal static class LookReader
{
    public static Look Read(Fields fields, Problems problems)
    {
        if (fields.Node("look") is not { } node || Fields.Of(node, LessonFormat.Look, "What to look at", problems) is not { } look)
            return Look.Nowhere;
        return new(Notes(look, "request", problems), Notes(look, "answer", problems));
    }

    private static List<FieldNote> Notes(Fields look, string key, Problems problems)
    {
        var notes = new List<FieldNote>();
        foreach (var (at, place, value) in look.Entries(key))
        {
            if (value is ScalarNode { Value: ScalarKind.Text or ScalarKind.Null } word)
                notes.Add(new FieldNote(at, word.Value is ScalarKind.Null ? "" : word.Text.Trim()));
            else
                problems.Add("kind", place, $"The word to {at} is text, not {value.Kind}.", "Write it as /data/id: what it is.");
        }

        return notes;
    }
}
