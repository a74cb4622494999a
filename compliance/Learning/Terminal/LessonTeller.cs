using System.Globalization;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Playing;
using OcpiKit.Learning.Progress;
using OcpiKit.Learning.Showing;
using OcpiKit.Protocol;
using Spectre.Console;

namespace OcpiKit.Learning.Terminal;

/// <summary>Tells lessons in a terminal, at the pace of who reads them; to nobody it tells all at once.</summary>
/// <param name="console">Where it tells.</param>
/// <param name="learner">Who reads.</param>
/// <param name="player">Plays what is told.</param>
/// <param name="edition">Knows what the specification demands.</param>
/// <param name="file">Remembers how far the learner came.</param>
/// <param name="time">The clock.</param>
public sealed class LessonTeller(IAnsiConsole console, ILearner learner, LessonPlayer player, Edition edition, ProgressFile file, TimeProvider time)
{
    private readonly Sheet _sheet = new(console);

    /// <summary>Tells a lesson; gives whether it came to its end.</summary>
    public async Task<bool> TellAsync(Lesson lesson, CancellationToken stop)
    {
        Head(lesson);
        var from = Beginning(lesson);
        if (from is null)
            return false;
        var performance = await player.PlayAsync(lesson, stop);
        var (step, question) = (0, 0);
        foreach (var chapter in lesson.Chapters)
        {
            var skipped = step + chapter.Notes.Count <= from && chapter.Notes.Count > 0;
            if (!skipped)
                Chapter(chapter);
            foreach (var note in chapter.Notes)
            {
                step++;
                if (step <= from)
                    continue;
                Step(lesson, note, performance, step);
                Remember(lesson, progress => progress with { Step = Math.Max(progress.Step, step) });
                if (!GoOn())
                    return false;
            }

            foreach (var asked in chapter.Questions)
            {
                if (!skipped && !Ask(lesson, asked, question))
                    return false;
                question++;
            }

            if (!skipped && !await TryAsync(lesson, chapter.Attempts, stop))
                return false;
        }

        Remember(lesson, progress => progress with { Step = 0, Finished = time.GetUtcNow() });
        End(lesson);
        return true;
    }

    private void Head(Lesson lesson)
    {
        _sheet.Blank();
        _sheet.Line(0, string.Create(CultureInfo.InvariantCulture, $"Lesson {lesson.Number}: {lesson.Title}"), Sheet.Loud);
        _sheet.Blank();
        _sheet.Text(3, lesson.Concept);
        _sheet.Blank();
        _sheet.Line(3, "Afterwards you can", Sheet.Strong);
        foreach (var goal in lesson.Goals)
            _sheet.Beside(3, 2, _sheet.Unicode ? "·" : "-", null, goal);
        _sheet.Blank();
        _sheet.Text(3, $"You are the {RoleWords.Name(lesson.OurRole)}. The {RoleWords.Name(lesson.Role)} is {player.Against(lesson.Role)}: what you see is what the two have just said to each other.", Sheet.Quiet);
        if (learner.IsThere)
            _sheet.Text(3, "Enter goes on, q leaves; your place is kept.", Sheet.Quiet);
    }

    /// <summary>After how many steps to begin; null to leave.</summary>
    private int? Beginning(Lesson lesson)
    {
        var read = file.Read().Of(lesson.Id).Step;
        if (!learner.IsThere || read == 0 || read >= lesson.Notes.Count())
            return GoOn() ? 0 : null;
        _sheet.Blank();
        return Answer($"You were at step {read} of {lesson.Notes.Count()}. Enter goes on from there, b begins again: ") switch
        {
            null => null,
            "b" => 0,
            _ => read,
        };
    }

    private void Chapter(Chapter chapter)
    {
        _sheet.Blank();
        _sheet.Line(0, chapter.Title, Sheet.Loud);
        if (chapter.Tells is { } tells)
        {
            _sheet.Blank();
            _sheet.Text(3, tells);
        }
    }

    private void Step(Lesson lesson, StepNote note, Performance performance, int number)
    {
        var played = performance.Of(note.Step);
        _sheet.Blank();
        _sheet.Line(0, (string.Create(CultureInfo.InvariantCulture, $"{number,2} "), Sheet.Quiet), (note.Title, Sheet.Strong));
        _sheet.Text(3, note.Happens);
        new ExchangeText(_sheet).Write(lesson.OurRole, lesson.Role, played.Exchanges, note.Look);
        if (note.Account && BillText.Of(played.Exchanges) is { } account)
            Account(account);
        _sheet.Blank();
        if (note.Demands.Count > 0)
            _sheet.Line(3, "What the specification demands", Sheet.Strong);
        foreach (var id in note.Demands)
        {
            var requirement = edition.Requirements[id];
            _sheet.Beside(3, 9, id, Sheet.Named, $"{requirement.Level.Word()}: {requirement.Text}");
        }

        if (note.Trap is { } trap)
            _sheet.Beside(3, 9, "Beware", Sheet.Careful, trap);
        new VerdictText(_sheet).Write(played.Complaints, played.Held);
    }

    private void Account(IReadOnlyList<string> lines)
    {
        _sheet.Blank();
        _sheet.Line(3, "What the tariff in it says", Sheet.Strong);
        foreach (var line in lines)
            _sheet.Line(5, line);
    }

    /// <summary>Asks a question; gives whether the learner stays.</summary>
    private bool Ask(Lesson lesson, Question question, int number)
    {
        _sheet.Blank();
        _sheet.Beside(0, 3, " ?", Sheet.Loud, question.Asks, Sheet.Strong);
        for (var at = 0; at < question.Answers.Count; at++)
            _sheet.Beside(3, 3, $"{Question.Letter(at)}", Sheet.Named, question.Answers[at]);
        var right = Question.Letter(question.Right);
        if (learner.IsThere)
        {
            var letters = string.Join(", ", question.Answers.Select((_, at) => Question.Letter(at)));
            string? given;
            do
                given = Answer($"   Your answer ({letters}; Enter shows it): ");
            while (given is { Length: > 0 } && !(given.Length == 1 && given[0] - 'a' is >= 0 and var at && at < question.Answers.Count));
            if (given is null)
                return false;
            Remember(lesson, progress => progress.Answered(number, given == $"{right}"));
            if (given == $"{right}")
                _sheet.Line(3, "That is right.", Sheet.Good);
            else if (given.Length > 0)
                _sheet.Line(3, "Not quite.", Sheet.Careful);
        }

        _sheet.Text(3, $"It is {right}: {question.Because}");
        return true;
    }

    /// <summary>Offers what can be tried; gives whether the learner stays.</summary>
    private async Task<bool> TryAsync(Lesson lesson, IReadOnlyList<Attempt> attempts, CancellationToken stop)
    {
        foreach (var attempt in attempts)
        {
            _sheet.Blank();
            _sheet.Line(0, ("Try it  ", Sheet.Loud), (attempt.Title, Sheet.Strong));
            if (attempt.Expect is { } expect)
                _sheet.Text(3, expect);
            if (learner.IsThere)
            {
                var said = Answer("   Enter does it, s skips it: ");
                if (said is null)
                    return false;
                if (said == "s")
                    continue;
            }

            var performance = await player.PlayAsync(attempt, tell: null, stop);
            var played = performance.Of(attempt.Step);
            new ExchangeText(_sheet).Write(lesson.OurRole, lesson.Role, played.Exchanges, attempt.Look);
            _sheet.Blank();
            new VerdictText(_sheet).Write(performance.ComplaintsOf(attempt), played.Held);
            _sheet.Blank();
            _sheet.Text(3, attempt.Shows);
            if (!GoOn())
                return false;
        }

        return true;
    }

    private void End(Lesson lesson)
    {
        _sheet.Blank();
        _sheet.Line(0, "What you can do now", Sheet.Loud);
        foreach (var goal in lesson.Goals)
            _sheet.Beside(3, 2, _sheet.Unicode ? "✓" : "*", Sheet.Good, goal);
        if (lesson.Questions.Any() && learner.IsThere)
        {
            _sheet.Blank();
            _sheet.Line(3, string.Create(CultureInfo.InvariantCulture, $"{file.Read().Of(lesson.Id).Right.Count} of {lesson.Questions.Count()} questions answered rightly."));
        }
    }

    private void Remember(Lesson lesson, Func<LessonProgress, LessonProgress> change)
    {
        if (learner.IsThere)
            file.Remember(lesson.Id, change);
    }

    private bool GoOn()
    {
        if (!learner.IsThere)
            return true;
        _sheet.Blank();
        return Answer("   Enter … ") is not null;
    }

    /// <summary>What is answered; null to leave.</summary>
    private string? Answer(string prompt) => learner.Answer(prompt)?.ToLowerInvariant() is { } said && said is not ("q" or "quit") ? said : null;
}
