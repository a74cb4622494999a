using System.Text;
using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;
using OcpiKit.Reporting.Html;
using OcpiKit.Reporting.Terminal;

namespace OcpiKit.Compliance.Tests.Reporting;

/// <summary>Calls of the target read as what they are, wherever they are told.</summary>
[TestFixture, Category("unit")]
public sealed class CallsTests
{
    [Test]
    public async Task The_page_says_who_asked_and_marks_the_place_in_what_the_target_sent()
    {
        var page = await PageAsync();

        Assert.That(page, Does.Contain("your CPO → us").And.Contain("we → your CPO"));
        Assert.That(page, Does.Contain("<h4>Your CPO called us</h4>").And.Contain("<h4>We answered</h4>").And.Contain("<h4>We asked your CPO</h4>").And.Contain("<h4>Your CPO answered</h4>"));
        Assert.That(page, Does.Match("<mark>[^<]*STARTED"));
        Assert.That(page, Does.Contain("which no step waited for"));
        Assert.That(page, Does.Contain("call.content-type</a>, compatibility"));
    }

    [Test]
    public async Task What_the_target_called_cannot_be_repeated_by_us()
    {
        var page = await PageAsync();

        Assert.That(page.Split("class=\"curl\"").Length - 1, Is.EqualTo(1));
        Assert.That(page, Does.Not.Contain("curl -i -X 'PUT'"));
    }

    [Test]
    public void The_terminal_says_whose_call_it_was()
    {
        Assert.That(Told(new ConsoleStyle(), CallsRun.Events()), Does.Contain("where     exchange 2, your CPO's PUT /ocpi/2.2.1/sessions/NL/OKC/S2, at /status"));
        Assert.That(Told(new ConsoleStyle(), CallsRun.Events()), Does.Contain("Calls say that they carry JSON (compatibility)"));
    }

    [Test]
    public async Task The_file_for_build_servers_says_it_too()
    {
        using var to = new MemoryStream();
        await new JUnitReport(new ExitRules(false, false)).WriteAsync(CallsRun.Result(), to, default);
        var text = Encoding.UTF8.GetString(to.ToArray());

        Assert.That(text, Does.Contain("at exchange 2 (your CPO → us: PUT), /status"));
        Assert.That(text, Does.Contain("WARN (compatibility): Calls say that they carry JSON"));
    }

    [Test]
    public async Task The_file_for_programs_has_the_direction_of_every_exchange()
    {
        using var to = new MemoryStream();
        await RunResultJson.WriteAsync(CallsRun.Result(), to, default);
        using var read = JsonDocument.Parse(to.ToArray());

        Assert.That(read.RootElement.GetProperty("exchanges").EnumerateArray().Select(exchange => exchange.GetProperty("direction").GetString()), Is.EqualTo(new[] { "to_subject", "from_subject", "from_subject" }));
        Assert.That(read.RootElement.GetProperty("exchanges")[1].GetProperty("request_bytes").GetInt64(), Is.Positive);
        to.Position = 0;
        Assert.That(RunResultJson.Read(to).Exchanges[1].Direction, Is.EqualTo(Direction.FromSubject));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Somebody_who_has_to_do_something_is_told_once_in_a_line_that_stays(bool interactive)
    {
        var told = Told(new ConsoleStyle(Interactive: interactive), [.. CallsRun.Events().Take(4), CallsRun.Wait, CallsRun.Wait]);

        Assert.That(told.Split("waiting for your CPO to push a Session: Start a charge now (up to 5 min)\n").Length - 1, Is.EqualTo(1));
        Assert.That(told.Contains('\r', StringComparison.Ordinal), Is.EqualTo(interactive));
    }

    [Test]
    public void What_was_waited_for_is_acknowledged_and_what_was_not_is_not()
    {
        var before = CallsRun.Events().Take(4).ToList();

        Assert.That(Told(new ConsoleStyle(), [.. before, new Exchanged(CallsRun.Call(2, Exchange.Unasked, "{}"))]), Does.Not.Contain("it came"));
        Assert.That(Told(new ConsoleStyle(), CallsRun.Events()).Split("    it came\n"), Has.Length.EqualTo(2));
    }

    [Test]
    public void What_comes_by_itself_is_shown_only_where_a_line_can_be_rewritten()
    {
        var wait = CallsRun.Wait with { Ask = null, Within = TimeSpan.FromSeconds(30) };

        Assert.That(Told(new ConsoleStyle(), [.. CallsRun.Events().Take(3), wait]), Does.Not.Contain("waiting"));
        Assert.That(Told(new ConsoleStyle(Interactive: true), [.. CallsRun.Events().Take(3), wait]), Does.EndWith("  1 of 1  waiting for your CPO to push a Session (up to 30 seconds)"));
    }

    private static string Told(ConsoleStyle style, IReadOnlyList<RunEvent> events)
    {
        var writer = new StringWriter();
        var progress = new ConsoleProgress(writer, style, SampleRun.Requirement);
        foreach (var e in events)
            progress.On(e);
        return writer.ToString();
    }

    private static async Task<string> PageAsync()
    {
        using var to = new MemoryStream();
        await new HtmlReport().WriteAsync(CallsRun.Result(), to, default);
        return System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(to.ToArray()));
    }
}
