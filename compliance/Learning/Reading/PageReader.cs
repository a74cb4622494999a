using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Learning.Lessons;

namespace OcpiKit.Learning.Reading;

/// <summary>Reads a page to look things up.</summary>
internal static class PageReader
{
    public static ReferencePage? Read(MapNode root, Problems problems)
    {
        if (Fields.Of(root, LessonFormat.Page, "A page", problems) is not { } fields)
            return null;
        return new ReferencePage(
            fields.Text("page", "Give it the word that calls it, such as glossary.") ?? "",
            fields.Text("title", "Say what it is.") ?? "",
            fields.Text("tells"),
            fields.RawText("drawing")?.TrimEnd(),
            [.. fields.List("entries").Select(node => Entry(node, problems)).OfType<ReferenceEntry>()]);
    }

    private static ReferenceEntry? Entry(Node node, Problems problems) =>
        Fields.Of(node, LessonFormat.Entry, "An entry", problems) is { } fields
            ? new(fields.Text("term", "Name what is explained.") ?? "", fields.Text("means", "Explain it.") ?? "", fields.Text("lesson"))
            : null;
}
