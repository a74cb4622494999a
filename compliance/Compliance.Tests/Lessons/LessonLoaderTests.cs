using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Reading;

namespace OcpiKit.Compliance.Tests.Lessons;

[TestFixture, Category("unit")]
public sealed class LessonLoaderTests
{
    private const string Text = """
        lesson: versions
        title: T
        concept: C
        goals: [Read it]
        role: CPO
        module: versions
        chapters:
          - title: First
            steps:
              - id: ask
                call: versions.symmetric.list
                lesson: { title: Ask, happens: You ask, demands: [VER-01], look: { answer: { /data/0/version: this one } } }
            questions:
              - { asks: Why, answers: [so, thus], right: b, because: It is }
            tries:
              - { title: Break it, step: ask, change: { token: none, wrong: true }, shows: It is refused }

        """;

    private static LessonSet Load(string text) => new LessonLoader(Protocol221.Edition).Load("l.yaml", text);

    [Test]
    public void A_lesson_is_a_scenario_with_its_explanation()
    {
        var lesson = Load(Text).Lessons.Single();

        Assert.Multiple(() =>
        {
            Assert.That(lesson.Scenario.Id, Is.EqualTo("lesson.versions"));
            Assert.That(lesson.Scenario.Steps.Single().Id, Is.EqualTo("ask"));
            Assert.That(lesson.Notes.Single().Look.Answer.Single(), Is.EqualTo(new FieldNote("/data/0/version", "this one")));
            Assert.That(lesson.Questions.Single().Right, Is.EqualTo(1));
            Assert.That(lesson.OurRole, Is.EqualTo("EMSP"));
        });
    }

    [Test]
    public void What_can_be_tried_is_the_same_scenario_with_a_step_that_was_changed()
    {
        var attempt = Load(Text).Lessons.Single().Chapters.Single().Attempts.Single();

        Assert.That(((CallStep)attempt.Scenario.Steps.Single()).Variation.Token, Is.EqualTo(TokenVariation.None));
    }

    private const string Own = "own: { asks: How?, such_as: 3, least: 1, most: 9 }, change: { headers: { X-Own: \"${own}\" } }";

    private static string Asking(string own) => Text.Replace("change: { token: none, wrong: true }", own, StringComparison.Ordinal);

    [Test]
    public void A_value_of_the_learners_own_stands_wherever_the_changed_step_names_it()
    {
        var attempt = Load(Asking(Own)).Lessons.Single().Chapters.Single().Attempts.Single();

        Assert.That(attempt.Own, Is.EqualTo(new OwnValue("How?", "3", (1, 9))));
        Assert.That(new[] { attempt, attempt.With("7") }.Select(one => ((SetStep)one.Scenario.Steps[0]).Values["own"].GetRawText()), Is.EqualTo(new[] { "3", "7" }));
    }

    [TestCase("such_as: 3", "such_as: 10", "10 cannot be the value. It has to be a number from 1 to 9.")]
    [TestCase(", most: 9", "", "A number has both, least and most.")]
    [TestCase("most: 9", "most: x", "most is a number, not text.")]
    [TestCase("asks: How?, ", "", "asks is missing.")]
    [TestCase("${own}", "mine", "A value is asked for, and no step uses it.")]
    [TestCase("own: {", "without: [nothing], own: {", "There is no step nothing.")]
    public void A_mistake_about_it_is_told(string right, string wrong, string says) =>
        Assert.That(Load(Asking(Own.Replace(right, wrong, StringComparison.Ordinal))).Diagnostics.Select(diagnostic => diagnostic.ToString()), Has.Some.Contains(says));

    [TestCase("lesson: versions", "lesson: V1", "l.yaml:1:9: V1 cannot call a lesson.")]
    [TestCase("concept: C", "concpt: C", "l.yaml:3:1: A lesson has no key concpt. Did you mean concept?")]
    [TestCase("right: b", "right: c", "l.yaml:14:50: There is no answer c.")]
    [TestCase("[so, thus]", "[so]", "A question has from 2 to 6 answers, not 1.")]
    [TestCase("VER-01", "VER-0l", "There is no requirement VER-0l. Did you mean VER-01?")]
    [TestCase("step: ask", "step: aks", "There is no step aks. Did you mean ask?")]
    [TestCase("versions.symmetric.list", "versions.symmetric.lst", "Did you mean versions.symmetric.list?")]
    [TestCase("token: none", "token: nobody", "token cannot be nobody.")]
    [TestCase("change: { token: none, wrong: true }, ", "", "Nothing is changed.")]
    public void A_mistake_is_told_with_its_place(string right, string wrong, string says) =>
        Assert.That(Load(Text.Replace(right, wrong, StringComparison.Ordinal)).Diagnostics.Select(diagnostic => diagnostic.ToString()), Has.Some.Contains(says));

    [Test]
    public void A_file_with_a_mistake_gives_no_lesson() =>
        Assert.That(Load(Text.Replace("goals: [Read it]\n", "", StringComparison.Ordinal)).Lessons, Is.Empty);

    [Test]
    public void Lessons_are_no_scenarios_of_a_compliance_run() =>
        Assert.That(new ScenarioLoader(Protocol221.Edition).LoadFolder(Path.Combine(AppContext.BaseDirectory, "scenarios")).Scenarios.Where(scenario => scenario.Id.StartsWith("lesson.", StringComparison.Ordinal)), Is.Empty);
}
