using System.Text.RegularExpressions;
using OcpiKit.Learning.Progress;
using OcpiKit.Learning.Terminal;
using Spectre.Console;

namespace OcpiKit.Proof.Lessons;

/// <summary>How a lesson reads in a terminal.</summary>
[TestFixture, Category("compliance")]
internal sealed partial class TellingTests
{
    private readonly Classroom _classroom = new();
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ocpikit-learn-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private ProgressFile File => new(Path.Combine(_folder, "progress.json"));

    [Test]
    public async Task Is_the_text_that_was_agreed_upon()
    {
        var (told, _) = await TellAsync("authentication", null);

        var snapshot = await ReadAsync("OcpiKit.Proof.Lessons.authentication.txt");
        Assert.That(Scrubbed(told), Is.EqualTo(snapshot), Scrubbed(told));
    }

    [Test]
    public async Task Shows_no_token_of_a_platform()
    {
        var (told, _) = await TellAsync("authentication", null);

        Assert.That(told, Does.Contain("Authorization: Token [token]").And.Not.Match("Token [A-Za-z0-9+/=]{20,}"));
    }

    [Test]
    public async Task Takes_answers_and_remembers_that_it_was_finished()
    {
        // Enter everywhere, but for the two questions: the first is answered rightly, the second not.
        var learner = new Scripted(prompt => prompt.Contains("Your answer", StringComparison.Ordinal) ? "b" : "s");

        var (told, finished) = await TellAsync("tariffs", learner);

        var progress = File.Read().Of("tariffs");
        Assert.Multiple(() =>
        {
            Assert.That(finished, Is.True);
            Assert.That(told, Does.Contain("That is right.").And.Contain("3 of 3 questions answered rightly").And.Contain("What you can do now"));
            Assert.That(progress.Finished, Is.Not.Null);
            Assert.That(progress.Right, Is.EqualTo(new[] { 0, 1, 2 }));
        });
    }

    [Test]
    public async Task Can_be_left_at_any_time_and_goes_on_from_there()
    {
        var pauses = 0;
        var (_, finished) = await TellAsync("tariffs", new Scripted(_ => ++pauses == 2 ? "q" : ""));

        Assert.That(finished, Is.False);
        Assert.That(File.Read().Of("tariffs"), Has.Property("Step").EqualTo(1).And.Property("Finished").Null);

        string? first = null;
        await TellAsync("tariffs", new Scripted(prompt =>
        {
            first ??= prompt;
            return "q";
        }));
        Assert.That(first, Does.Contain("You were at step 1 of 3"));
    }

    [Test]
    public async Task Says_with_its_reason_which_answer_is_right_to_who_gives_none()
    {
        var (told, _) = await TellAsync("tariffs", null);

        Assert.That(told, Does.Contain("   It is b: Ninety seconds are begun steps of sixty").And.Not.Contain("That is right."));
    }

    [Test]
    public async Task Takes_values_of_the_learners_own_as_often_as_they_like_and_says_which_it_cannot_take()
    {
        var values = new Queue<string>(["much", "1.23", "9", "0.07", ""]);
        var (told, finished) = await TellAsync("tariffs", new Scripted(prompt => prompt.Contains(" value (", StringComparison.Ordinal) ? values.Dequeue() : prompt.Contains("skips", StringComparison.Ordinal) ? "s" : ""));

        Assert.Multiple(() =>
        {
            Assert.That(finished, Is.True);
            Assert.That(values, Is.Empty);
            Assert.That(told, Does.Contain("\"price\": 1.23,   ← your price").And.Contain("\"price\": 0.07,   ← your price"));
            Assert.That(told.Split("It has to be a number from 0 to 5."), Has.Length.EqualTo(3));
        });
    }

    [Test]
    public async Task Works_out_the_bill_line_by_line()
    {
        var (told, _) = await TellAsync("cdrs", null);

        Assert.That(told, Does.Contain("What the tariff in it says").And.Contain("The bill says the same."));
    }

    private async Task<(string Told, bool Finished)> TellAsync(string name, ILearner? learner)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 400;
        console.Profile.Capabilities.Unicode = true;
        var finished = await new LessonTeller(console, learner ?? new Nobody(), _classroom.Player, _classroom.Edition, File, TimeProvider.System)
            .TellAsync(_classroom.Set.Lesson(name)!, CancellationToken.None);
        return (writer.ToString().ReplaceLineEndings("\n"), finished);
    }

    /// <summary>Without what is another each time.</summary>
    private static string Scrubbed(string told) => Port().Replace(told, "127.0.0.1:PORT");

    private static async Task<string> ReadAsync(string resource)
    {
        await using var stream = typeof(TellingTests).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync()).ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"127\.0\.0\.1:\d+|localhost:\d+")]
    private static partial Regex Port();

    private sealed class Nobody : ILearner
    {
        public bool IsThere => false;

        public string? Answer(string prompt) => null;
    }

    private sealed class Scripted(Func<string, string?> answer) : ILearner
    {
        public bool IsThere => true;

        public string? Answer(string prompt) => answer(prompt);
    }
}
