using Microsoft.Playwright;
using OcpiKit.Learning.Progress;
using OcpiKit.Learning.Web;
using OcpiKit.Proof.Lessons;

namespace OcpiKit.Proof.Pages;

/// <summary>The lessons as pages: played, answered and tried in a browser, by who sees them and by who does not.</summary>
[TestFixture, Category("browser")]
internal sealed class LessonPageTests
{
    private static readonly string[] LookUps = ["", "glossary", "roles", "flow", "no-such-page"];
    private static readonly ColorScheme[] Themes = [ColorScheme.Light, ColorScheme.Dark];

    private readonly Classroom _classroom = new();
    private Browser _browser = null!;
    private LessonSite _site = null!;
    private ProgressFile _file = null!;
    private string _folder = "";

    [OneTimeSetUp]
    public async Task Open()
    {
        _folder = Directory.CreateTempSubdirectory("ocpikit-pages-").FullName;
        _file = new(Path.Combine(_folder, "progress.json"));
        _site = await LessonSite.StartAsync(new(_classroom.Set, _classroom.Player, _classroom.Edition, _file, TimeProvider.System), 0, CancellationToken.None);
        _browser = await Browser.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCaseSource(typeof(Classroom), nameof(Classroom.Names))]
    public async Task A_lesson_is_played_answered_tried_and_finished_and_shuts_nobody_out(string name)
    {
        var lesson = _classroom.Set.Lesson(name)!;
        var (page, faults) = await OpenAsync(name, new());

        foreach (var note in lesson.Notes)
        {
            await page.Locator($"#step-{note.Step} .play button").ClickAsync();
            await Assertions.Expect(page.Locator($"#step-{note.Step} .kit > .verdict")).ToContainTextAsync("all hold.", new() { Timeout = 30_000 });
            Assert.That(await page.Locator($"#step-{note.Step} .passing li").CountAsync(), Is.GreaterThan(1), note.Step);
            // Only what matters of a message is shown, and each word to it.
            var words = await page.Locator($"#step-{note.Step} .says").CountAsync();
            Assert.That(words, Is.EqualTo(note.Look.Request.Concat(note.Look.Answer).Count(field => field.Says.Length > 0)), note.Step);
        }

        foreach (var (at, question) in lesson.Questions.Index())
        {
            var wrong = (question.Right + 1) % question.Answers.Count;
            await page.Locator($"#question-{at} li >> nth={wrong} >> button").ClickAsync();
            await Assertions.Expect(page.Locator($"#question-{at} .verdict")).ToHaveTextAsync("Not quite.");
            await page.Locator($"#question-{at} li >> nth={question.Right} >> button").ClickAsync();
            await Assertions.Expect(page.Locator($"#question-{at} .verdict")).ToHaveTextAsync("That is right.");
        }

        foreach (var (at, attempt) in lesson.Chapters.SelectMany(chapter => chapter.Attempts).Index())
        {
            await page.Locator($"#try-{at} .play button").ClickAsync();
            await Assertions.Expect(page.Locator($"#try-{at} .shows")).ToHaveTextAsync(attempt.Shows, new() { Timeout = 30_000 });
            if (attempt.Mutant is not null)
                Assert.That(await page.Locator($"#try-{at} .finding").CountAsync(), Is.GreaterThan(0), attempt.Title);
        }

        await page.Locator("#end form button").ClickAsync();
        await Assertions.Expect(page.Locator("#end h2")).ToHaveTextAsync("What you can do now");
        var progress = _file.Read().Of(name);
        Assert.That(progress.Finished, Is.Not.Null);
        Assert.That(progress.Right, Is.EqualTo(Enumerable.Range(0, lesson.Questions.Count())));
        Assert.That(faults, Is.Empty);
        await ShutsNobodyOutAsync(page, name);
    }

    [TestCaseSource(nameof(LookUps))]
    public async Task A_page_to_look_things_up_shuts_nobody_out(string name) => await ShutsNobodyOutAsync((await OpenAsync(name, new())).Page, name is "" ? "list" : name);

    [Test]
    public async Task Messages_are_shown_while_they_pass_and_who_pressed_a_key_stays_where_they_were()
    {
        var (page, _) = await OpenAsync("tokens", new());
        var step = _classroom.Set.Lesson("tokens")!.Notes.First().Step;

        // The lines are there for a moment only.
        await page.EvaluateAsync("() => { window.passed = []; new MutationObserver(() => { const log = document.querySelector('[role=log]'); if (log) window.passed.push(log.innerText); }).observe(document.body, { childList: true, subtree: true }); }");
        await page.Locator($"#step-{step} .play button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.Locator($"#step-{step} .kit").WaitForAsync(new() { Timeout = 30_000 });
        Assert.That(await page.EvaluateAsync<bool>("step => document.activeElement.matches(`#step-${step} .play button`)", step), Is.True);
        Assert.That(await page.EvaluateAsync<string[]>("() => window.passed"), Has.Some.Contains("register with each other first").And.Some.Match("(?s)first.*PUT /tokens.*HTTP 201"));
        await Assertions.Expect(page.Locator(".voice")).ToContainTextAsync("all hold.");
    }

    [Test]
    public async Task Without_a_script_the_buttons_do_the_same()
    {
        var (page, _) = await OpenAsync("cdrs", new() { JavaScriptEnabled = false });
        var lesson = _classroom.Set.Lesson("cdrs")!;
        var step = lesson.Notes.First().Step;

        await page.Locator($"#step-{step} .play button").ClickAsync();
        await page.Locator($"#step-{step} .kit").WaitForAsync(new() { Timeout = 30_000 });
        Assert.That(page.Url, Does.EndWith($"/cdrs#step-{step}"));

        await page.Locator($"#question-0 li >> nth={lesson.Questions.First().Right} >> button").ClickAsync();
        Assert.That(await page.Locator("#question-0 .verdict").InnerTextAsync(), Is.EqualTo("That is right."));
    }

    [Test]
    public async Task The_list_says_how_far_one_came_and_forgets_it_when_told_to()
    {
        _file.Write(_file.Read().With("roles", LessonProgress.None).With("commands", new(2, [0], null)).With("tariffs", new(0, [0], DateTimeOffset.UnixEpoch)));
        var (page, _) = await OpenAsync("", new());
        Assert.That(await page.Locator(".lessons").InnerTextAsync(), Does.Contain("Step 2 of").And.Contain("Finished"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Forget everything" }).ClickAsync();

        await Assertions.Expect(page.Locator(".lessons")).Not.ToContainTextAsync("Finished");
        Assert.That(_file.Read().Lessons, Is.Empty);
    }

    private async Task<(IPage Page, List<string> Faults)> OpenAsync(string path, BrowserNewContextOptions options)
    {
        var context = await _browser.Chromium.NewContextAsync(options);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_site.Address.AbsoluteUri, StringComparison.Ordinal))
                faults.Add($"asked elsewhere: {request.Url}");
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add(message.Text);
        };
        page.PageError += (_, error) => faults.Add(error);
        await page.GotoAsync(new Uri(_site.Address, path).AbsoluteUri);
        return (page, faults);
    }

    private static async Task ShutsNobodyOutAsync(IPage page, string name)
    {
        foreach (var theme in Themes)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await Screenshots.TakeAsync(page, $"learn-{name}-{theme.ToString().ToLowerInvariant()}");
            await Accessibility.AssertShutsNobodyOutAsync(page, theme);
        }

        await Accessibility.AssertFitsAsync(page, 390);
        await Screenshots.TakeAsync(page, $"learn-{name}-telephone");
    }
}
