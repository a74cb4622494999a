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

        if (path is not [var name, .. var button] || course.Set.Lesson(name) is not { } lesson)
            return false;
        await using var live = Live.IsWanted(context.Request) ? await Live.OpenAsync(context) : null;
        var done = button switch
        {
            ["steps", var step] => await PlayAsync(lesson, step, live, context.RequestAborted),
            ["tries", var number] => await TryAsync(lesson, Number(number), live, context.RequestAborted),
            ["questions", var number, [var letter]] => await AnswerAsync(lesson, Number(number), letter - 'a', live),
            ["finish"] => await FinishAsync(lesson, live),
            _ => null,
        };
        if (done is not null && live is null)
            SendTo(context, $"/{lesson.Id}#{done}");
        return done is not null || live is not null;
    }

    /// <inheritdoc/>
    public void Dispose() => _stage.Dispose();

    private async Task<string?> PlayAsync(Lesson lesson, string step, Live? live, CancellationToken stop)
    {
        if (lesson.Notes.Index().FirstOrDefault(one => one.Item.Step == step) is not { Item: { } note, Index: var at })
            return null;
        var outcome = await PlayAsync(lesson, tell => course.Player.PlayAsync(lesson, step, tell, stop), live, stop);
        notebook.Keep(lesson, Parts.Step(step), outcome);
        var progress = course.Remember(lesson, was => was.Finished is not null ? was : was with { Step = Math.Max(was.Step, at + 1) });
        if (live is not null)
        {
            await live.PartAsync<StepEntry>(new() { [nameof(StepEntry.Course)] = course, [nameof(StepEntry.Lesson)] = lesson, [nameof(StepEntry.Note)] = note, [nameof(StepEntry.Number)] = at + 1, [nameof(StepEntry.Outcome)] = outcome });
            await StandingAsync(live, lesson, progress);
        }

        return Parts.Step(step);
    }

    private async Task<string?> TryAsync(Lesson lesson, int? number, Live? live, CancellationToken stop)
    {
        if (number is not { } at || lesson.Chapters.SelectMany(chapter => chapter.Attempts).ElementAtOrDefault(at) is not { } attempt)
            return null;
        var outcome = await PlayAsync(lesson, tell => course.Player.PlayAsync(attempt, tell, stop), live, stop);
        notebook.Keep(lesson, Parts.Try(at), outcome);
        if (live is not null)
            await live.PartAsync<AttemptEntry>(new() { [nameof(AttemptEntry.Lesson)] = lesson, [nameof(AttemptEntry.Attempt)] = attempt, [nameof(AttemptEntry.Number)] = at, [nameof(AttemptEntry.Outcome)] = outcome });
        return Parts.Try(at);
    }

    private async Task<string?> AnswerAsync(Lesson lesson, int? number, int answer, Live? live)
    {
        if (number is not { } at || lesson.Questions.ElementAtOrDefault(at) is not { } question || answer < 0 || answer >= question.Answers.Count)
            return null;
        notebook.Keep(lesson, at, answer);
        var progress = course.Remember(lesson, was => was.Answered(at, answer == question.Right));
        if (live is not null)
        {
            await live.PartAsync<QuestionEntry>(new() { [nameof(QuestionEntry.Lesson)] = lesson, [nameof(QuestionEntry.Question)] = question, [nameof(QuestionEntry.Number)] = at, [nameof(QuestionEntry.Given)] = answer });
            await StandingAsync(live, lesson, progress);
        }

        return Parts.Question(at);
    }

    private async Task<string?> FinishAsync(Lesson lesson, Live? live)
    {
        var progress = course.Remember(lesson, was => was with { Step = 0, Finished = course.Time.GetUtcNow() });
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

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void SendTo(HttpContext context, string place)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = place;
    }
}
