using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Terminal;

namespace OcpiKit.Compliance.Tests.Reporting;

[TestFixture, Category("unit")]
public sealed class ConsoleProgressTests
{
    [Test]
    public void The_head_says_what_is_tested_and_what_it_offers() => Assert.That(Told(new ConsoleStyle()), Does.StartWith(
        """

        Example Charging, CPO, OCPI 2.2.1
        https://cpo.example.org/ocpi/versions
        offers credentials (receiver), locations (sender), tariffs (sender)
        6 scenarios, seed 4711, --max-pages 20

        versions
          ✓ The versions are listed and lead to their details
        """.ReplaceLineEndings("\n")));

    [Test]
    public void A_failure_says_what_was_expected_what_came_where_and_by_which_requirement() => Assert.That(Told(new ConsoleStyle(80)), Does.Contain(
        """
            ✗ Locations have the shape the specification gives them
              country has two letters where a code of three is due.
              expected  three letters, such as DEU
              received  "DE"
              where     exchange 3, GET /ocpi/2.2.1/locations?offset=0&limit=100, at
                        /data/0/country, and 499 more places
              rule      LOC-35 MUST: A Location has all the fields that its table calls
                        required, each with the type and length given there.
                        (mod_locations, 8.3.1, Location object)
        """.ReplaceLineEndings("\n")));

    [Test]
    public void A_cause_that_several_scenarios_trip_over_is_told_in_full_once()
    {
        var finding = new Finding("paging.limit-header", "X-Limit says how many.", Verdict.Fail, Axis.Conformance, [], "The list has no X-Limit.", new("a number", "nothing"), 1);
        var to = new StringWriter();
        var watcher = new ConsoleProgress(to, new ConsoleStyle(), _ => null);
        watcher.On(new RunStarted(
            new("0", "http://t/", "t", "CPO", "2.2.1", 1, DateTimeOffset.UnixEpoch, null, [], []),
            [.. new[] { "one", "two" }.Select(id => new PlannedScenario(id, id, "", "locations", "CPO", "", 1))]));
        foreach (var id in new[] { "one", "two" })
        {
            watcher.On(new ScenarioStarted(id));
            watcher.On(new Found(id, finding));
            watcher.On(new ScenarioEnded(id, 1));
        }

        Assert.That(to.ToString().Split('\n').Count(line => line.Contains("expected  a number", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(to.ToString(), Does.Contain("✗ as above: The list has no X-Limit."));
    }

    [Test]
    public void The_end_says_what_the_run_comes_to_and_each_cause_once()
    {
        var told = Told(new ConsoleStyle());
        var end = told[told.IndexOf("Not conformant:", StringComparison.Ordinal)..];

        Assert.That(end, Does.StartWith("Not conformant: 3 rules broken, 4 hold, 2 with warnings, 3 blocked; 1 scenario could not be played\n"));
        Assert.That(end, Does.Contain("checks     3 fail, 3 blocked, 2 warn, 6 pass, 1 info in 10 exchanges, 4.2 s"));
        Assert.That(end, Does.Match("Fix these first\n  ✗ .+ +[0-9,]+ places?\n"), "where it was found is many screens further up");
        Assert.That(end, Does.Match("! EVSEs carry the identifier that drivers see +500 places\n"));
        Assert.That(end, Does.Match("○ The list is empty: there is no tariff to look at\\. +2 rules\n"));
        Assert.That(end, Does.EndWith("Reports  reports/report.html\n         reports/junit.xml\n"));
    }

    [TestCase(40)]
    [TestCase(80)]
    [TestCase(100)]
    [TestCase(300)]
    public void No_line_is_wider_than_the_terminal_can_be_read(int width)
    {
        var style = new ConsoleStyle(width);
        Assert.That(Told(style).Split('\n').Select(line => line.Length), Has.All.LessThanOrEqualTo(style.Columns));
    }

    [Test]
    public void Nothing_of_the_other_side_steers_the_terminal()
    {
        var told = Told(new ConsoleStyle());

        Assert.That(told.Where(c => char.IsControl(c) && c != '\n'), Is.Empty);
        Assert.That(told.Contains('\u202E'), Is.False, "reading direction stays as it is");
        Assert.That(told, Does.Contain("\\u001B[31m"));
    }

    [Test]
    public void Where_there_is_no_Unicode_everything_is_ASCII() =>
        Assert.That(Told(new ConsoleStyle(Unicode: false)), Does.Contain("  + The versions").And.All.LessThan('\u0080'));

    [Test]
    public void Colour_only_adds_to_what_the_words_say()
    {
        var coloured = Told(new ConsoleStyle(Colour: true));

        Assert.That(coloured, Does.Contain("\u001b[31m✗\u001b[0m"));
        Assert.That(System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", "").Split('\n').Select(line => line.TrimEnd()),
            Is.EqualTo(Told(new ConsoleStyle()).Split('\n')));
    }

    [Test]
    public void A_line_is_rewritten_only_on_a_terminal()
    {
        Assert.That(Told(new ConsoleStyle()), Does.Not.Contain("\r"));
        Assert.That(Told(new ConsoleStyle(Interactive: true)), Does.Contain("  1 of 6  The versions are listed and lead to their details\r"));
    }

    [Test]
    public void Scenarios_are_told_in_the_order_of_the_plan_whichever_is_over_first()
    {
        var writer = new StringWriter();
        var progress = new ConsoleProgress(writer, new ConsoleStyle(), SampleRun.Requirement);
        progress.On(new RunStarted(SampleRun.Facts(), [SampleRun.Plan("cpo.a.first", "First", "a"), SampleRun.Plan("cpo.a.second", "Second", "a")]));
        progress.On(new ScenarioEnded("cpo.a.second", 1));
        Assert.That(writer.ToString(), Does.Not.Contain("Second"));

        progress.On(new ScenarioEnded("cpo.a.first", 9));

        Assert.That(writer.ToString().IndexOf("First", StringComparison.Ordinal), Is.Positive.And.LessThan(writer.ToString().IndexOf("Second", StringComparison.Ordinal)));
    }

    private static string Told(ConsoleStyle style)
    {
        var writer = new StringWriter();
        var progress = new ConsoleProgress(writer, style, SampleRun.Requirement);
        foreach (var e in SampleRun.Events())
            progress.On(e);
        progress.Reports(["reports/report.html", "reports/junit.xml"]);
        return writer.ToString();
    }
}
