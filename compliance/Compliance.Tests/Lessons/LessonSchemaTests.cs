using System.Text.Json;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Learning.Reading;

namespace OcpiKit.Compliance.Tests.Lessons;

/// <summary>Holds the schema for editors in step with the reader.</summary>
[TestFixture, Category("unit")]
internal sealed class LessonSchemaTests
{
    private static readonly JsonElement Parts = Read();

    private static readonly TestCaseData[] Words =
    [
        new("lesson", LessonFormat.File),
        new("chapter", LessonFormat.Chapter),
        new("note", LessonFormat.StepNote),
        new("look", LessonFormat.Look),
        new("question", LessonFormat.Question),
        new("attempt", LessonFormat.Attempt),
        new("own", LessonFormat.Own),
        new("page", LessonFormat.Page),
        new("entry", LessonFormat.Entry),
        new("call", Told(ScenarioFormat.Call)),
        new("await", Told(ScenarioFormat.Await)),
        new("trigger", Told(ScenarioFormat.Trigger)),
        new("set", Told(ScenarioFormat.Set)),
    ];

    [TestCaseSource(nameof(Words))]
    public void Every_word_stands_in_the_schema_and_no_other(string part, IReadOnlyList<string> words) =>
        Assert.That(Parts.GetProperty(part).GetProperty("properties").EnumerateObject().Select(property => property.Name), Is.EquivalentTo(words.Where(word => word != "$schema")));

    private static string[] Told(IReadOnlyList<string> step) => [.. step, LessonFormat.Note];

    private static JsonElement Read()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "lesson.schema.json")));
        return schema.RootElement.GetProperty("$defs").Clone();
    }
}
