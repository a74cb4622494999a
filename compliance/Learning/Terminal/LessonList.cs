using System.Globalization;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Progress;
using Spectre.Console;

namespace OcpiKit.Learning.Terminal;

/// <summary>Shows which lessons there are, how far the learner has come, and what was learned.</summary>
/// <param name="console">Where.</param>
public sealed class LessonList(IAnsiConsole console)
{
    private const string Program = "./run.sh learn";

    private readonly Sheet _sheet = new(console);

    /// <summary>All lessons, with what became of them.</summary>
    public void Write(LessonSet set, LearningProgress progress)
    {
        _sheet.Line(0, string.Create(CultureInfo.InvariantCulture, $"Learning OCPI: {set.Lessons.Count} lessons of some {set.Lessons.Sum(lesson => lesson.Minutes)} minutes together"), Sheet.Loud);
        _sheet.Text(0, "Each is played between real servers, message by message. You read, answer, and break things to see what happens.");
        _sheet.Blank();
        var width = set.Lessons.Max(lesson => lesson.Id.Length) + 2;
        foreach (var lesson in set.Lessons)
        {
            var (mark, style) = Mark(progress.Of(lesson.Id));
            var line = string.Create(CultureInfo.InvariantCulture, $"{lesson.Title} ({lesson.Minutes} min){Standing(lesson, progress.Of(lesson.Id))}");
            _sheet.Beside(1, 5 + width, $"{mark} {lesson.Number}  {lesson.Id}", style, line);
        }

        _sheet.Blank();
        string[][] commands =
        [
            ["LESSON", "one lesson, such as authentication"],
            ["interactive", "all in order, from where you are"],
            .. set.Pages.Select(page => new[] { page.Id, page.Title }),
            ["--reset", "forgets how far you came"],
        ];
        foreach (var command in commands)
            _sheet.Beside(1, Program.Length + 15, $"{Program} {command[0]}", Sheet.Named, command[1]);
    }

    /// <summary>What was learned, against the list of goals.</summary>
    public void WriteGoals(LessonSet set, LearningProgress progress)
    {
        var finished = set.Lessons.Where(lesson => progress.Of(lesson.Id).Finished is not null).ToList();
        _sheet.Blank();
        _sheet.Line(0, string.Create(CultureInfo.InvariantCulture, $"What you have learned: {finished.Sum(lesson => lesson.Goals.Count)} of {set.Lessons.Sum(lesson => lesson.Goals.Count)} goals"), Sheet.Loud);
        foreach (var lesson in set.Lessons)
        {
            var (mark, style) = Mark(progress.Of(lesson.Id));
            _sheet.Blank();
            _sheet.Line(1, lesson.Title, Sheet.Strong);
            foreach (var goal in lesson.Goals)
                _sheet.Beside(1, 2, progress.Of(lesson.Id).Finished is null ? " " : mark, style, goal, progress.Of(lesson.Id).Finished is null ? Sheet.Quiet : Style.Plain);
        }
    }

    private (string Mark, Style Style) Mark(LessonProgress progress) =>
        progress.Finished is not null ? (_sheet.Unicode ? "✓" : "*", Sheet.Good)
        : progress.Step > 0 ? (_sheet.Unicode ? "▸" : ">", Sheet.Careful)
        : (" ", Style.Plain);

    private static string Standing(Lesson lesson, LessonProgress progress)
    {
        var questions = lesson.Questions.Count();
        var right = string.Create(CultureInfo.InvariantCulture, $", {progress.Right.Count(number => number < questions)} of {questions} questions right");
        return progress.Finished is not null ? $": finished{right}"
            : progress.Step > 0 ? string.Create(CultureInfo.InvariantCulture, $": step {progress.Step} of {lesson.Notes.Count()}") : "";
    }
}
