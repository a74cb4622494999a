using System.Globalization;
using Microsoft.AspNetCore.Http;
using OcpiKit.Engine.Results;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Playing;
using OcpiKit.Learning.Progress;
using OcpiKit.Learning.Web.Pages;

namespace OcpiKit.Learning.Web;

/// <summary>
/// Does what the buttons of the pages ask for: plays, takes answers, remembers. With the page's script what happens is told while it happens;
/// without it the browser is sent back to the place in the page, which shows it then.
/// </summary>
internal sealed class Lectern(Course course, Notebook notebook) : IDisposable
{
    // One play after the other: who presses many buttons has one pair of servers running, not many.
    private readonly SemaphoreSlim _stage = new(1);

    /// <summary>Does it; gives whether there is such a button.</summary>
    public async Task<bool> DoAsync(HttpContext context, string[] path)
    {
        if (path is ["reset"])
        {
            course.File.Reset();
            notebook.Clear();
            SendTo(context, "/");
            return true;
        }

        if (path is not [var name, .. var words] || course.Set.Lesson(name) is not { } lesson || Button(lesson, words) is not { } press)
            return false;
        if (await OwnWords.ReadAsync(context.Request) is not (true, var own))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return true;
        }

        await using var live = Live.IsWanted(context.Request) ? await Live.OpenAsync(context) : null;
        var place = await press(live, own, context.RequestAborted);
        if (live is null)
            SendTo(context, $"/{lesson.Id}#{place}");
        return true;
    }

    /// <summary>What a button of a lesson does, which gives the place in the page that shows it; null where there is no such button.</summary>
    private Func<Live?, string?, CancellationToken, Task<string>>? Button(Lesson lesson, string[] words) => words switch
    {
        ["steps", var step] when lesson.Notes.Index().FirstOrDefault(one => one.Item.Step == step) is { Item: { } note, Index: var at } =>
            (live, _, stop) => PlayAsync(lesson, note, at + 1, live, stop),
        ["tries", var number] when At(lesson.Chapters.SelectMany(chapter => chapter.Attempts), number) is (var at, { } attempt) =>
            (live, own, stop) => TryAsync(lesson, attempt, at, own, live, stop),
        ["questions", var number, [var letter]] when At(lesson.Questions, number) is (var at, { } question) && letter - 'a' is >= 0 and var answer && answer < question.Answers.Count =>
            (live, _, _) => AnswerAsync(lesson, question, at, answer, live),
        ["finish"] => (live, _, _) => FinishAsync(lesson, live),
        _ => null,
    };

    /// <inheritdoc/>
    public void Dispose() => _stage.Dispose();

    private async Task<string> PlayAsync(Lesson lesson, StepNote note, int number, Live? live, CancellationToken stop)
    {
        var outcome = await PlayAsync(lesson, tell => course.Player.PlayAsync(lesson, note.Step, tell, stop), live, stop);
        notebook.Keep(lesson, Parts.Step(note.Step), outcome);
        var progress = course.File.Remember(lesson.Id, was => was.Finished is not null ? was : was with { Step = Math.Max(was.Step, number) });
        if (live is not null)
        {
            await live.PartAsync<StepEntry>(new() { [nameof(StepEntry.Course)] = course, [nameof(StepEntry.Lesson)] = lesson, [nameof(StepEntry.Note)] = note, [nameof(StepEntry.Number)] = number, [nameof(StepEntry.Outcome)] = outcome });
            await StandingAsync(live, lesson, progress);
        }

        return Parts.Step(note.Step);
    }

    private async Task<string> TryAsync(Lesson lesson, Attempt attempt, int at, string? own, Live? live, CancellationToken stop)
    {
        var given = own ?? attempt.Own?.SuchAs ?? "";
        var outcome = attempt.Own?.WhyNot(given) is { } why
            ? new Outcome(null, null) { Own = given, WhyNot = why }
            : await PlayAsync(lesson, tell => course.Player.PlayAsync(attempt.With(given), tell, stop), live, stop) with { Own = given };
        notebook.Keep(lesson, Parts.Try(at), outcome);
        if (live is not null)
            await live.PartAsync<AttemptEntry>(new() { [nameof(AttemptEntry.Course)] = course, [nameof(AttemptEntry.Lesson)] = lesson, [nameof(AttemptEntry.Attempt)] = attempt, [nameof(AttemptEntry.Number)] = at, [nameof(AttemptEntry.Outcome)] = outcome });
        return Parts.Try(at);
    }

    private async Task<string> AnswerAsync(Lesson lesson, Question question, int at, int answer, Live? live)
    {
        notebook.Keep(lesson, at, answer);
        var progress = course.File.Remember(lesson.Id, was => was.Answered(at, answer == question.Right));
        if (live is not null)
        {
            await live.PartAsync<QuestionEntry>(new() { [nameof(QuestionEntry.Lesson)] = lesson, [nameof(QuestionEntry.Question)] = question, [nameof(QuestionEntry.Number)] = at, [nameof(QuestionEntry.Given)] = answer });
            await StandingAsync(live, lesson, progress);
        }

        return Parts.Question(at);
    }

    private async Task<string> FinishAsync(Lesson lesson, Live? live)
    {
        var progress = course.File.Remember(lesson.Id, was => was with { Step = 0, Finished = course.Time.GetUtcNow() });
        if (live is not null)
            await StandingAsync(live, lesson, progress);
        return Parts.End;
    }

    private async Task StandingAsync(Live live, Lesson lesson, LessonProgress progress)
    {
        await live.PartAsync<Standing>(new() { [nameof(Standing.Lesson)] = lesson, [nameof(Standing.Progress)] = progress });
        await live.PartAsync<LessonEnd>(new() { [nameof(LessonEnd.Course)] = course, [nameof(LessonEnd.Lesson)] = lesson, [nameof(LessonEnd.Progress)] = progress });
    }

    private async Task<Outcome> PlayAsync(Lesson lesson, Func<Func<RunEvent, Task>, Task<Performance>> play, Live? live, CancellationToken stop)
    {
        await _stage.WaitAsync(stop);
        try
        {
            return new(await play(told => live is null ? Task.CompletedTask : live.TellAsync(lesson, told)), null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever went wrong between the two servers, the page stays.
            return new(null, fault.Message);
        }
        finally
        {
            _stage.Release();
        }
    }

    /// <summary>What stands at a place that is written as a number from 0; null where that is none, or nothing stands there.</summary>
    private static (int At, T? There) At<T>(IEnumerable<T> all, string number)
        where T : class => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? (at, all.ElementAtOrDefault(at)) : (-1, null);

    private static void SendTo(HttpContext context, string place)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = place;
    }
}
