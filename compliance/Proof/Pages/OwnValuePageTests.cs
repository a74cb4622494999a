using Microsoft.Playwright;
using OcpiKit.Learning.Web;
using OcpiKit.Proof.Lessons;

namespace OcpiKit.Proof.Pages;

/// <summary>A learner's own value, typed into the page of a lesson.</summary>
[TestFixture, Category("browser")]
internal sealed class OwnValuePageTests
{
    private readonly Classroom _classroom = new();
    private Browser _browser = null!;
    private LessonSite _site = null!;
    private string _folder = "";

    [OneTimeSetUp]
    public async Task Open()
    {
        _folder = Directory.CreateTempSubdirectory("ocpikit-own-").FullName;
        _site = await LessonSite.StartAsync(new(_classroom.Set, _classroom.Player, _classroom.Edition, new(Path.Combine(_folder, "progress.json")), TimeProvider.System), 0, CancellationToken.None);
        _browser = await Browser.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Is_sent_and_the_kit_says_what_it_makes_of_it(bool script)
    {
        var page = await (await _browser.Chromium.NewContextAsync(new() { JavaScriptEnabled = script })).NewPageAsync();
        await page.GotoAsync(new Uri(_site.Address, "tokens").AbsoluteUri);
        var at = _classroom.Set.Lesson("tokens")!.Chapters.SelectMany(chapter => chapter.Attempts).Index().First(one => one.Item.Own is not null).Index;

        foreach (var (value, says) in ((string, string)[])[("<i>PERHAPS</i>", "that is no right Token."), ("ALLOWED", "it is as a Token has to be.")])
        {
            await page.Locator($"#try-{at} input").FillAsync(value);
            await page.Locator($"#try-{at} .play button").ClickAsync();
            await Assertions.Expect(page.Locator($"#try-{at} .kit >> nth=0")).ToContainTextAsync(says, new() { Timeout = 30_000 });
            Assert.That(await page.Locator($"#try-{at} .message >> nth=0").InnerTextAsync(), Does.Contain($"\"whitelist\": \"{value}\""));
            Assert.That(await page.Locator($"#try-{at} input").InputValueAsync(), Is.EqualTo(value));
        }
    }

    [Test]
    public async Task Is_not_sent_where_it_is_out_of_bounds()
    {
        var page = await (await _browser.Chromium.NewContextAsync()).NewPageAsync();
        await page.GotoAsync(new Uri(_site.Address, "tariffs").AbsoluteUri);
        var at = _classroom.Set.Lesson("tariffs")!.Chapters.SelectMany(chapter => chapter.Attempts).Index().First(one => one.Item.Own is not null).Index;

        await page.Locator($"#try-{at} input").FillAsync("6");
        await page.Locator($"#try-{at} .play button").ClickAsync();

        Assert.That(await page.Locator($"#try-{at} input").EvaluateAsync<bool>("field => field.validity.rangeOverflow"), Is.True);
        Assert.That(await page.Locator($"#try-{at} .kit").CountAsync(), Is.Zero);
    }
}
