using OcpiKit.Engine.Results;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Playing;
using OcpiKit.Learning.Showing;
using OcpiKit.Mutants;

namespace OcpiKit.Proof.Lessons;

/// <summary>Every lesson, played as who learns sees it played: against the real servers, and with what can be tried.</summary>
[TestFixture, Category("compliance")]
internal sealed class LessonTests
{
    private readonly Classroom _classroom = new();

    [Test]
    public void Are_there_in_their_order() => Assert.That(_classroom.Set.Lessons.Select(lesson => lesson.Id), Is.EqualTo(Classroom.Names));

    [Test]
    public void Are_each_in_a_file_of_their_name_by_which_the_Tab_key_finds_them() =>
        Assert.That(_classroom.Set.Lessons.Select(lesson => (lesson.Scenario.Place.File, lesson.Id + ".yaml")), Has.All.Matches<(string File, string Named)>(one => one.File == one.Named));

    [Test]
    public void Are_beside_pages_to_look_things_up() => Assert.That(_classroom.Set.Pages.Select(page => page.Id), Is.EquivalentTo(new[] { "glossary", "roles", "flow" }));

    [Test]
    public void Are_what_the_pages_point_to() =>
        Assert.That(_classroom.Set.Pages.SelectMany(page => page.Entries).Select(entry => entry.Lesson).OfType<string>().Distinct(), Is.SubsetOf(Classroom.Names));

    [TestCaseSource(typeof(Classroom), nameof(Classroom.Names))]
    public async Task Go_without_a_fault_and_show_each_message_that_they_tell_of(string name)
    {
        var lesson = _classroom.Set.Lesson(name)!;

        var performance = await _classroom.Player.PlayAsync(lesson, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(PlayedStep.Complaining(performance.Findings).Select(finding => $"{finding.Check}: {finding.Says}"), Is.Empty);
            Assert.That(lesson.Notes.Where(note => performance.Of(note.Step).Exchanges.Count == 0).Select(note => note.Step), Is.Empty, "a step is told, and nothing was said in it");
            Assert.That(lesson.Notes.Select(note => performance.Of(note.Step).Held), Has.All.GreaterThan(3));
        });
    }

    [TestCaseSource(typeof(Classroom), nameof(Classroom.Names))]
    public async Task Find_in_the_messages_every_place_that_they_point_at(string name)
    {
        var lesson = _classroom.Set.Lesson(name)!;

        var performance = await _classroom.Player.PlayAsync(lesson, CancellationToken.None);

        Assert.Multiple(() =>
        {
            foreach (var note in lesson.Notes)
            {
                var exchange = performance.Of(note.Step).Exchanges[0];
                Assert.That(Missing(note.Look.Request, exchange.RequestHeaders, exchange.RequestBody).Concat(Missing(note.Look.Answer, exchange.ResponseHeaders, exchange.ResponseBody)), Is.Empty, note.Step);
            }
        });
    }

    [TestCaseSource(typeof(Classroom), nameof(Classroom.Names))]
    public async Task Can_be_played_up_to_each_step_and_tell_what_happens_while_it_happens(string name)
    {
        var lesson = _classroom.Set.Lesson(name)!;
        foreach (var note in lesson.Notes)
        {
            var told = new List<RunEvent>();

            var performance = await _classroom.Player.PlayAsync(lesson, note.Step, happened =>
            {
                told.Add(happened);
                return Task.CompletedTask;
            }, CancellationToken.None);

            var played = performance.Of(note.Step);
            Assert.Multiple(() =>
            {
                Assert.That(played.Complaints.Select(finding => $"{finding.Check}: {finding.Says}"), Is.Empty, note.Step);
                Assert.That(played.Held, Is.GreaterThan(3), $"{note.Step}: {string.Join("; ", played.Findings.Select(finding => $"{finding.Verdict} {finding.Check} {finding.Says}"))}");
                Assert.That(played.Exchanges, Is.Not.Empty.And.SubsetOf(told.OfType<Exchanged>().Select(happened => happened.Exchange)), note.Step);
            });
        }
    }

    [TestCaseSource(typeof(Classroom), nameof(Classroom.Names))]
    public async Task Show_by_what_can_be_tried_what_the_kit_says_to_it(string name)
    {
        var lesson = _classroom.Set.Lesson(name)!;
        foreach (var attempt in lesson.Chapters.SelectMany(chapter => chapter.Attempts))
        {
            var performance = await _classroom.Player.PlayAsync(attempt, tell: null, CancellationToken.None);

            var complaints = PlayedStep.Complaining(performance.Of(attempt.Step).Findings.Concat(attempt.Mutant is null ? [] : performance.Between));
            if (attempt.Mutant is { } mutant)
                Assert.That(complaints.Where(finding => finding.Verdict is Verdict.Fail or Verdict.Warn && (MutantCatalog.Find(mutant)!.Explains(finding.Check) || finding.Check.StartsWith("lesson.", StringComparison.Ordinal))), Is.Not.Empty, $"{attempt.Title}: {string.Join("; ", complaints.Select(finding => $"{finding.Verdict} {finding.Check} {finding.Says}"))}");
            else
                Assert.That(complaints.Where(finding => finding.Verdict is not Verdict.Info).Select(finding => $"{attempt.Title}: {finding.Verdict} {finding.Check} {finding.Says}"), Is.Empty);
        }
    }

    [TestCase("locations", "first-page", "3", "limit=3")]
    [TestCase("locations", "delta", "2026-01-31T12:00:00Z", "date_from=2026-01-31T12%3A00%3A00Z")]
    [TestCase("tariffs", "new", "1.23", "\"price\":1.23")]
    [TestCase("tokens", "push", "ALLOWED", "\"whitelist\":\"ALLOWED\"")]
    [TestCase("commands", "start", "FR-00001", "\"location_id\":\"FR-00001\"")]
    [TestCase("cdrs", "bill", "90", "\"total_time\":1.5")]
    public async Task Take_a_value_of_the_learners_own(string name, string step, string given, string inTheMessage)
    {
        var attempt = _classroom.Set.Lesson(name)!.Chapters.SelectMany(chapter => chapter.Attempts).Single(attempt => attempt.Own is not null && attempt.Step == step);

        var played = (await _classroom.Player.PlayAsync(attempt.With(given), tell: null, CancellationToken.None)).Of(step);

        Assert.That($"{played.Exchanges[0].Url}\n{played.Exchanges[0].RequestBody}", Does.Contain(inTheMessage));
        Assert.That(played.Complaints.Where(finding => finding.Verdict is not Verdict.Info).Select(finding => finding.Says), Is.Empty);
    }

    [TestCase("ALWAYS", "it is as a Token has to be.", 0, 1000)]
    [TestCase("MAYBE", "that is no right Token.", 1, 2001)]
    public async Task Say_what_the_kit_makes_of_what_the_learner_sends(string whitelist, string line, int complaints, int code)
    {
        var attempt = _classroom.Set.Lesson("tokens")!.Chapters.SelectMany(chapter => chapter.Attempts).First(attempt => attempt.Own is not null);

        var played = (await _classroom.Player.PlayAsync(attempt.With(whitelist), tell: null, CancellationToken.None)).Of(attempt.Step);

        var sent = SentText.Of(_classroom.Edition, played)!;
        Assert.That((sent.Line, sent.Complaints.Count), Is.EqualTo(($"The kit to what you sent: {line}", complaints)));
        Assert.That(Arrow.Of(played.Exchanges)[1].Label, Does.EndWith($"OCPI {code}"));
    }

    [TestCaseSource(typeof(Classroom), nameof(Classroom.Names))]
    public void Have_goals_a_concept_questions_and_something_to_try(string name)
    {
        var lesson = _classroom.Set.Lesson(name)!;

        Assert.Multiple(() =>
        {
            Assert.That(lesson.Goals, Has.Count.GreaterThanOrEqualTo(3));
            Assert.That(lesson.Concept, Has.Length.GreaterThan(100));
            Assert.That(lesson.Questions, Is.Not.Empty);
            Assert.That(lesson.Chapters.SelectMany(chapter => chapter.Attempts), Is.Not.Empty);
            Assert.That(lesson.Notes.SelectMany(note => note.Demands), Is.Not.Empty);
        });
    }

    /// <summary>The places whose word stands nowhere in what is shown.</summary>
    private static IEnumerable<string> Missing(IReadOnlyList<FieldNote> notes, IReadOnlyList<HeaderLine> headers, string? body)
    {
        var shown = Excerpt.OfHeaders(headers, notes).Concat(Excerpt.OfBody(body, notes)).Select(line => line.Says).ToList();
        return notes.Where(note => note.Says.Length > 0 && !shown.Contains(note.Says)).Select(note => note.At);
    }
}
