namespace OcpiKit.Learning.Reading;

/// <summary>The keys of a lesson's file. Within <c>steps</c> the format is that of scenarios, with one key more.</summary>
internal static class LessonFormat
{
    /// <summary>The key of a step under which it is explained.</summary>
    public const string Note = "lesson";

    public static IReadOnlyList<string> File { get; } = ["lesson", "number", "title", "minutes", "concept", "goals", "role", "module", "needs", "partner", "chapters", "cleanup"];

    /// <summary>Those of them that belong to the scenario.</summary>
    public static IReadOnlyList<string> OfScenario { get; } = ["title", "role", "module", "needs", "partner", "cleanup"];

    public static IReadOnlyList<string> Chapter { get; } = ["title", "tells", "steps", "questions", "tries"];

    public static IReadOnlyList<string> StepNote { get; } = ["title", "happens", "demands", "trap", "look", "account"];

    public static IReadOnlyList<string> Look { get; } = ["request", "answer"];

    public static IReadOnlyList<string> Question { get; } = ["asks", "answers", "right", "because"];

    public static IReadOnlyList<string> Attempt { get; } = ["title", "expect", "step", "through", "without", "own", "change", "mutant", "look", "account", "shows"];

    public static IReadOnlyList<string> Own { get; } = ["asks", "such_as", "least", "most"];

    public static IReadOnlyList<string> Page { get; } = ["page", "title", "tells", "drawing", "entries"];

    public static IReadOnlyList<string> Entry { get; } = ["term", "means", "lesson"];
}
