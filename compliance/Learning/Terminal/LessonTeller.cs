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
    private const string Skip = "s";

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
        {
            // The sums stand in columns; sentences may be broken.
            if (line.Length <= _sheet.Width - 5)
                _sheet.Line(5, line);
            else
                _sheet.Text(5, line);
        }
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
            var given = Begin(attempt);
            if (given is null)
                return false;
            if (given == Skip)
                continue;
            Show(lesson, attempt, await player.PlayAsync(attempt.With(given), tell: null, stop));
            _sheet.Blank();
            _sheet.Text(3, attempt.Shows);
            // Who has given a value of their own is curious about the next.
            while (attempt.Own is { } own && learner.IsThere)
            {
                _sheet.Blank();
                given = Chosen(own, "Another value (Enter goes on): ", "");
                if (given is null)
                    return false;
                if (given.Length == 0)
                    break;
                Show(lesson, attempt, await player.PlayAsync(attempt.With(given), tell: null, stop));
            }

            if (attempt.Own is null && !GoOn())
                return false;
        }

        return true;
    }

    /// <summary>What the learner gives to begin with; null to leave.</summary>
    private string? Begin(Attempt attempt)
    {
        if (attempt.Own is { } own)
        {
            _sheet.Text(3, $"{own.Asks} ({own.MayBe})");
            return learner.IsThere ? Chosen(own, $"Your value (Enter takes {own.SuchAs}, {Skip} skips it): ", own.SuchAs) : own.SuchAs;
        }

        return learner.IsThere ? Answer($"   Enter does it, {Skip} skips it: ") : "";
    }

    /// <summary>A value that can be taken; null to leave.</summary>
    private string? Chosen(OwnValue own, string prompt, string otherwise)
    {
        while (true)
        {
            if (learner.Answer("   " + prompt) is not { } said || said is "q" or "quit")
                return null;
            if (said.Length == 0)
                return otherwise;
            if (said == Skip || own.WhyNot(said) is not { } why)
                return said == Skip && otherwise.Length == 0 ? "" : said;
            _sheet.Line(3, why, Sheet.Careful);
        }
    }

    private void Show(Lesson lesson, Attempt attempt, Performance performance)
    {
        var played = performance.Of(attempt.Step);
        new ExchangeText(_sheet).Write(lesson.OurRole, lesson.Role, played.Exchanges, attempt.Look);
        if (attempt.Account && BillText.Of(played.Exchanges) is { } account)
            Account(account);
        _sheet.Blank();
        var sent = attempt.Own is null ? null : SentText.Of(edition, played);
        if (sent is not null)
            new VerdictText(_sheet).Write(sent.Line, sent.Complaints);
        var complaints = performance.ComplaintsOf(attempt);
        new VerdictText(_sheet).Write(KitWords.Of(complaints, played.Held, sent is null ? null : SentText.Answer), complaints);
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
