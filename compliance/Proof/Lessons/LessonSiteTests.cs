using System.Net;
using OcpiKit.Learning.Progress;
using OcpiKit.Learning.Web;

namespace OcpiKit.Proof.Lessons;

/// <summary>To whom the pages of the lessons are given, and for whom their buttons do something.</summary>
[TestFixture, Category("compliance")]
internal sealed class LessonSiteTests
{
    private readonly Classroom _classroom = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private LessonSite _site = null!;
    private ProgressFile _file = null!;
    private string _folder = "";

    [OneTimeSetUp]
    public async Task Open()
    {
        _folder = Directory.CreateTempSubdirectory("ocpikit-site-").FullName;
        _file = new(Path.Combine(_folder, "progress.json"));
        _site = await LessonSite.StartAsync(new(_classroom.Set, _classroom.Player, _classroom.Edition, _file, TimeProvider.System), 0, CancellationToken.None);
        _client.BaseAddress = _site.Address;
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        _client.Dispose();
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void It_listens_on_this_machine_only() => Assert.That(_site.Address.IsLoopback, Is.True);

    [TestCase("localhost", HttpStatusCode.OK)]
    [TestCase("127.0.0.1", HttpStatusCode.OK)]
    [TestCase("[::1]", HttpStatusCode.OK)]
    [TestCase("lessons.example", HttpStatusCode.Forbidden)]
    [TestCase("localhost.lessons.example", HttpStatusCode.Forbidden)]
    [TestCase("192.0.2.1", HttpStatusCode.Forbidden)]
    public async Task It_answers_who_calls_this_machine_by_its_own_name(string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = $"{host}:{_site.Address.Port}" } };

        using var answer = await _client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    [TestCase("Origin", "http://lessons.example", HttpStatusCode.Forbidden)]
    [TestCase("Origin", "null", HttpStatusCode.Forbidden)]
    [TestCase("Origin", "OWN", HttpStatusCode.SeeOther)]
    [TestCase("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [TestCase("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [TestCase("Sec-Fetch-Site", "same-origin", HttpStatusCode.SeeOther)]
    public async Task Its_buttons_are_not_pressed_by_pages_of_others(string header, string value, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/reset");
        request.Headers.Add(header, value is "OWN" ? _site.Address.GetLeftPart(UriPartial.Authority) : value);

        using var answer = await _client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    [TestCase("POST", "/nothing/steps/versions")]
    [TestCase("POST", "/authentication/steps/nothing")]
    [TestCase("POST", "/authentication/tries/99")]
    [TestCase("POST", "/authentication/questions/0/z")]
    [TestCase("POST", "/authentication/questions/-1/a")]
    [TestCase("POST", "/authentication/questions/0/aa")]
    [TestCase("POST", "/")]
    [TestCase("GET", "/authentication/steps/versions")]
    public async Task What_there_is_not_is_not_found_and_changes_nothing(string method, string path)
    {
        // With and without the page's script.
        foreach (var accept in (string[])["text/html", "text/event-stream"])
        {
            using var request = new HttpRequestMessage(new(method), path) { Headers = { { "Accept", accept } } };

            using var answer = await _client.SendAsync(request);

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), accept);
        }

        Assert.That(_file.Read().Lessons, Is.Empty);
    }

    [TestCase("9", 303)]
    [TestCase("<b>many</b>", 303)]
    [TestCase("LONG", 400)]
    public async Task A_value_that_cannot_be_taken_is_given_back_with_the_reason_and_a_form_too_long_is_none(string given, int status)
    {
        var at = _classroom.Set.Lesson("tariffs")!.Chapters.SelectMany(chapter => chapter.Attempts).Index().Single(one => one.Item.Own is not null).Index;
        using var form = new FormUrlEncodedContent([new("own", given is "LONG" ? new string('9', 10_000) : given)]);

        using var answer = await _client.PostAsync(new Uri($"/tariffs/tries/{at}", UriKind.Relative), form);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        if (status == 303)
            Assert.That(await _client.GetStringAsync(new Uri("/tariffs", UriKind.Relative)), Does.Contain("It has to be a number from 0 to 5.").And.Contain($"value=\"{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(given)}\""));
    }

    [Test]
    public async Task Every_answer_lets_nothing_run_that_is_not_its_own()
    {
        using var answer = await _client.GetAsync(new Uri("/authentication", UriKind.Relative));

        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none';").And.Not.Contain("unsafe").And.Not.Contain("http").And.Contain("frame-ancestors 'none'"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Match("(src|href)=\"(https?:)?//").And.Not.Contain("style=").And.Not.Contain("onclick"));
    }
}
