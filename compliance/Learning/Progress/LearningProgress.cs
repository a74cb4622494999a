namespace OcpiKit.Learning.Progress;

/// <summary>How far a learner has come.</summary>
/// <param name="Lessons">What became of each lesson that was begun, by its id.</param>
public sealed record LearningProgress(IReadOnlyDictionary<string, LessonProgress> Lessons)
{
    /// <summary>Nothing was begun.</summary>
    public static LearningProgress None { get; } = new(new Dictionary<string, LessonProgress>());

    /// <summary>What became of a lesson.</summary>
    public LessonProgress Of(string lesson) => Lessons.GetValueOrDefault(lesson) ?? LessonProgress.None;

    /// <summary>The same with another state of a lesson.</summary>
    public LearningProgress With(string lesson, LessonProgress progress) => new(new Dictionary<string, LessonProgress>(Lessons) { [lesson] = progress });
}

/// <summary>What became of a lesson.</summary>
/// <param name="Step">How many of its steps were read.</param>
/// <param name="Right">The questions that were answered rightly, by their number from 0.</param>
/// <param name="Finished">When it was read to its end; null where it was not.</param>
public sealed record LessonProgress(int Step, IReadOnlyList<int> Right, DateTimeOffset? Finished)
{
    /// <summary>It was not begun.</summary>
    public static LessonProgress None { get; } = new(0, [], null);

    /// <summary>The same with a question that was answered.</summary>
    public LessonProgress Answered(int question, bool right) =>
        this with { Right = [.. Right.Where(other => other != question).Concat(right ? [question] : Array.Empty<int>()).Order()] };
}
