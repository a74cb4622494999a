using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Learning.Lessons;

/// <summary>What a folder of lessons held.</summary>
/// <param name="Lessons">In their order.</param>
/// <param name="Pages">The pages to look things up.</param>
/// <param name="Diagnostics">What is wrong in the files.</param>
public sealed record LessonSet(IReadOnlyList<Lesson> Lessons, IReadOnlyList<ReferencePage> Pages, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The lesson of a name, if there is one.</summary>
    public Lesson? Lesson(string id) => Lessons.FirstOrDefault(lesson => lesson.Id == id);

    /// <summary>The page of a name, if there is one.</summary>
    public ReferencePage? Page(string id) => Pages.FirstOrDefault(page => page.Id == id);
}
