using System.Collections.Concurrent;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Playing;

namespace OcpiKit.Learning.Web;

/// <summary>What was played and answered since the pages are served: so much of it as there are steps, attempts and questions.</summary>
public sealed class Notebook
{
    private readonly ConcurrentDictionary<(string Lesson, string Part), Outcome> _played = new();
    private readonly ConcurrentDictionary<(string Lesson, int Question), int> _given = new();

    /// <summary>What came of playing a part of a lesson; null where it was not played.</summary>
    public Outcome? Played(Lesson lesson, string part) => _played.GetValueOrDefault((lesson.Id, part));

    /// <summary>Keeps what came of playing a part.</summary>
    public void Keep(Lesson lesson, string part, Outcome outcome) => _played[(lesson.Id, part)] = outcome;

    /// <summary>What was answered to a question; null where it was not.</summary>
    public int? Given(Lesson lesson, int question) => _given.TryGetValue((lesson.Id, question), out var answer) ? answer : null;

    /// <summary>Keeps an answer.</summary>
    public void Keep(Lesson lesson, int question, int answer) => _given[(lesson.Id, question)] = answer;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _played.Clear();
        _given.Clear();
    }
}

/// <summary>What came of playing.</summary>
/// <param name="Performance">What was said; null where nothing could be played.</param>
/// <param name="Fault">Why nothing could be played.</param>
public sealed record Outcome(Performance? Performance, string? Fault)
{
    /// <summary>The value of the learner's own with which it was played, or could not be.</summary>
    public string? Own { get; init; }

    /// <summary>Why that value could not be taken; null where it could.</summary>
    public string? WhyNot { get; init; }
}
