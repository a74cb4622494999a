using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Progress;
using OcpiKit.Proof.CommandLine;

namespace OcpiKit.Proof.Lessons;

/// <summary><c>./run.sh learn</c> before somebody who sits at a terminal, reads and types.</summary>
[TestFixture, Category("integration")]
internal sealed class AtTheTerminalTests
{
    private const string Enter = "\r";
    private const string GoOn = "Enter … ";

    private readonly Classroom _classroom = new();
    private OwnHome? _home;

    [SetUp]
    public void MakeAHomeOfItsOwn() => _home = OwnHome.AtATerminal();

    [TearDown]
    public async Task TakeItAway()
    {
        if (_home is not null)
            await _home.DisposeAsync();
    }

    private ProgressFile Progress => new(_home!.At(".learning/progress.json"));

    [Test, CancelAfter(180_000)]
    public async Task All_lessons_go_in_order_to_their_end_and_show_what_was_learned(CancellationToken stop)
    {
        // The others were read already.
        string[] left = ["tariffs", "troubleshooting"];
        Progress.Write(_classroom.Set.Lessons.Where(lesson => !left.Contains(lesson.Id)).Aggregate(
            LearningProgress.None, (progress, lesson) => progress.With(lesson.Id, new(0, [], DateTimeOffset.UnixEpoch))));
        await using var terminal = Start("learn", "interactive");

        foreach (var lesson in left.Select(id => _classroom.Set.Lesson(id)!))
            await ReadThroughAsync(terminal, lesson, stop);

        await terminal.ReadToAsync($"What you have learned: {_classroom.Set.Lessons.Sum(lesson => lesson.Goals.Count)} of {_classroom.Set.Lessons.Sum(lesson => lesson.Goals.Count)} goals", stop);
        Assert.That(await terminal.EndAsync(stop), Is.Zero);
        Assert.That(left.Select(id => Progress.Read().Of(id).Finished), Has.None.Null);
        Assert.That(left.Select(id => Progress.Read().Of(id).Right.Count), Is.EqualTo(left.Select(id => _classroom.Set.Lesson(id)!.Questions.Count())));
    }

    [Test, CancelAfter(180_000)]
    public async Task A_lesson_is_left_and_goes_on_from_there(CancellationToken stop)
    {
        await using (var first = Start("learn", "interactive"))
        {
            await first.ReadToAsync("Lesson 1:", stop);
            await first.ReadToAsync(GoOn, stop);
            await first.TypeAsync(Enter, stop);
            Assert.That(await first.ReadToAsync(GoOn, stop), Does.Contain(_classroom.Set.Lessons[0].Notes.First().Title).And.Contains("HTTP 200, OCPI 1000").And.Contains("all hold."));
            await first.TypeAsync("q" + Enter, stop);
            Assert.That(await first.EndAsync(stop), Is.Zero);
        }

        await using var second = Start("learn", _classroom.Set.Lessons[0].Id);
        await second.ReadToAsync("You were at step 1 of", stop);
        await second.TypeAsync(Enter, stop);
        Assert.That(await second.ReadToAsync(GoOn, stop), Does.Contain(_classroom.Set.Lessons[0].Notes.ElementAt(1).Title));
        await second.TypeAsync("q" + Enter, stop);
        Assert.That(await second.EndAsync(stop), Is.Zero);
    }

    [Test, CancelAfter(120_000)]
    public async Task The_pages_are_served_until_they_are_stopped(CancellationToken stop)
    {
        await using var terminal = Start("learn", "roles", "--web", "--port", "0");
        var said = await terminal.ReadToAsync("/roles\r\n", stop);
        var address = new Uri(said[said.IndexOf("http://", StringComparison.Ordinal)..].Trim());
        using var client = new HttpClient();
        Assert.That(await client.GetStringAsync(address, stop), Does.Contain(_classroom.Set.Page("roles")!.Title));

        await terminal.ReadToAsync("Ctrl-C stops it.", stop);
        await terminal.TypeAsync("\x03", stop);

        await terminal.ReadToAsync("Stopped.", stop);
        Assert.That(await terminal.EndAsync(stop), Is.Zero);
    }

    private PseudoTerminal Start(params string[] arguments) => PseudoTerminal.Start(_home!.Variables(("BROWSER", "true")), arguments);

    /// <summary>Reads a lesson as its file has it: goes on after each step, answers rightly, skips the first thing to try and does the others.</summary>
    private static async Task ReadThroughAsync(PseudoTerminal terminal, Lesson lesson, CancellationToken stop)
    {
        await terminal.ReadToAsync($"Lesson {lesson.Number}:", stop);
        await terminal.ReadToAsync(GoOn, stop);
        await terminal.TypeAsync(Enter, stop);
        var skipped = false;
        foreach (var chapter in lesson.Chapters)
        {
            foreach (var note in chapter.Notes)
            {
                Assert.That(await terminal.ReadToAsync(GoOn, stop), Does.Contain(note.Title));
                await terminal.TypeAsync(Enter, stop);
            }

            foreach (var question in chapter.Questions)
            {
                await terminal.ReadToAsync("Enter shows it): ", stop);
                await terminal.TypeAsync(Question.Letter(question.Right) + Enter, stop);
                await terminal.ReadToAsync("That is right.", stop);
            }

            foreach (var attempt in chapter.Attempts)
            {
                await terminal.ReadToAsync(attempt.Own is null ? "s skips it: " : "s skips it): ", stop);
                await terminal.TypeAsync((skipped ? "" : "s") + Enter, stop);
                if (skipped)
                {
                    Assert.That(await terminal.ReadToAsync(attempt.Own is null ? GoOn : "(Enter goes on): ", stop), Does.Contain("The kit:"));
                    await terminal.TypeAsync(Enter, stop);
                }

                skipped = true;
            }
        }

        await terminal.ReadToAsync("What you can do now", stop);
    }
}
