using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using OcpiKit.Compliance.Tests.Knowing;
using OcpiKit.Compliance.Tests.Results;
using OcpiKit.Engine.Knowing;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;

namespace OcpiKit.Compliance.Tests.Reporting;

[TestFixture, Category("unit")]
public sealed class JUnitReportTests
{
    [TestCaseSource(nameof(Results))]
    public async Task The_file_has_the_shape_that_Jenkins_takes(RunResult result)
    {
        var schemas = new XmlSchemaSet();
        using (var reader = XmlReader.Create(typeof(JUnitReportTests).Assembly.GetManifestResourceStream("junit-10.xsd")!))
            schemas.Add(null, reader);
        var faults = new List<string>();

        new XDocument(await Written(result)).Validate(schemas, (_, fault) => faults.Add(fault.Message));

        Assert.That(faults, Is.Empty);
    }

    /// <summary>
    /// What GitLab's reader (lib/gitlab/ci/parsers/test/junit.rb) and the two usual reporters of GitHub (mikepenz/action-junit-report, src/testParser.ts; dorny/test-reporter, its java-junit parser) look for:
    /// a child that says the outcome, text inside of it, suites that are not nested, a time at every level, and no type that Rails would take for the type of the text.
    /// </summary>
    [TestCaseSource(nameof(Results))]
    public async Task The_file_says_what_GitLab_and_the_reporters_of_GitHub_read(RunResult result)
    {
        var root = await Written(result);
        var outcomes = root.Descendants("testcase").Elements().Where(one => one.Name.LocalName != "system-out").ToList();

        Assert.That(root.Elements("testsuite").Elements().Where(one => one.Name.LocalName != "testcase" || one.Attribute("time") is null || one.Elements().Count() > 1), Is.Empty);
        Assert.That(root.Elements("testsuite").Where(suite => suite.Attribute("time") is null || suite.Attribute("name") is not { Value.Length: > 0 }), Is.Empty);
        Assert.That(outcomes.Where(one => one.Name.LocalName is not ("failure" or "error" or "skipped") || one.Attribute("message") is not { Value.Length: > 0 } || one.Value.Trim().Length == 0), Is.Empty);
        Assert.That(outcomes.Select(one => one.Attribute("type")!.Value).Distinct(), Has.None.AnyOf(
            "symbol", "date", "datetime", "duration", "integer", "float", "decimal", "boolean", "string", "yaml", "base64Binary", "hexBinary", "file", "array"));
    }

    [Test]
    public async Task There_is_a_suite_for_each_module_and_a_case_for_each_rule_in_a_scenario_with_names_of_their_own()
    {
        var root = await Written(SampleRun.Result());
        var cases = root.Descendants("testcase").Select(one => $"{one.Attribute("classname")!.Value} {one.Attribute("name")!.Value}").ToList();

        Assert.That(root.Elements("testsuite").Select(suite => suite.Attribute("name")!.Value),
            Is.EqualTo(new[] { "ocpi.versions", "ocpi.locations", "ocpi.tariffs", "ocpi.sessions" }));
        Assert.That(cases, Is.Unique);
        Assert.That(cases, Does.Contain("ocpi.cpo.locations.list schema.location"));
        Assert.That(cases, Has.None.Contains("http"));
    }

    [Test]
    public async Task Counts_are_those_of_the_cases_and_times_have_three_decimals()
    {
        var root = await Written(SampleRun.Result());
        foreach (var counted in root.DescendantsAndSelf().Where(element => element.Attribute("tests") is not null))
        {
            Assert.That((int)counted.Attribute("tests")!, Is.EqualTo(counted.Descendants("testcase").Count()));
            Assert.That((int)counted.Attribute("failures")!, Is.EqualTo(counted.Descendants("failure").Count()));
            Assert.That((int)counted.Attribute("errors")!, Is.EqualTo(counted.Descendants("error").Count()));
            if (counted.Attribute("skipped") is { } skipped)
                Assert.That((int)skipped, Is.EqualTo(counted.Descendants("skipped").Count()));
        }

        Assert.That(root.Descendants().Attributes("time").Select(time => time.Value), Has.All.Match(@"^\d+\.\d{3}$"));
        Assert.That(root.Attribute("time")!.Value, Is.EqualTo("32.043"));
    }

    [Test]
    public async Task A_failure_says_all_that_is_known_both_in_short_and_at_length()
    {
        var failure = (await Written(SampleRun.Result())).Descendants("failure").First();

        Assert.That(failure.Attribute("message")!.Value, Does.Contain("two letters where a code of three is due"));
        Assert.That(failure.Value, Does.Contain("expected: three letters").And.Contain("received: \"DE\"").And.Contain("LOC-35 (MUST")
            .And.Contain("/data/0/country").And.Contain("and 495 more places").And.Contain("cpo/locations/list.yaml:1"));
    }

    [Test]
    public async Task Warnings_pass_and_say_so_and_what_is_blocked_is_skipped_with_its_reason()
    {
        var root = await Written(SampleRun.Result());
        var warned = Case(root, "ocpi.cpo.locations.list", "location.evse-id");
        var blocked = Case(root, "ocpi.cpo.locations.window", "scenario");

        Assert.That(warned.Elements().Select(element => element.Name.LocalName), Is.EqualTo(new[] { "system-out" }));
        Assert.That(warned.Value, Does.StartWith("WARN"));
        Assert.That(blocked.Element("skipped")!.Attribute("message")!.Value, Does.StartWith("No Location changed"));
    }

    [Test]
    public async Task Text_that_XML_cannot_hold_is_written_as_its_code()
    {
        var failure = (await Written(SampleRun.Result())).Descendants("failure").Last();

        Assert.That(failure.Value, Does.Contain("\\u001B[31m\\u0000 \\uD800 ]]>"));
    }

    [TestCase("pass", false, false)]
    [TestCase("pass warn", true, false)]
    [TestCase("pass warn blocked", false, false)]
    [TestCase("pass blocked", false, true)]
    [TestCase("pass fail", false, false)]
    [TestCase("pass error", false, false)]
    [TestCase("blocked", false, false)]
    [TestCase("", false, false)]
    [TestCase("", false, true)]
    public async Task The_file_is_red_exactly_when_the_exit_code_is(string verdicts, bool strict, bool failOnBlocked)
    {
        var rules = new ExitRules(strict, failOnBlocked);
        var result = ResultFoldTests.Fold([.. verdicts.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => ResultFoldTests.Found($"rule.{word}", VerdictWords.FromWord(word)!.Value))]);

        var root = await Written(result, rules);

        var red = (int)root.Attribute("failures")! + (int)root.Attribute("errors")! > 0;
        Assert.That(red, Is.EqualTo(ExitCode.Of(result, rules) != ExitCode.Conformant));
    }

    [TestCase("first rule fail", false, "skipped", 0)]
    [TestCase("first rule warn", true, "skipped", 0)]
    [TestCase("first rule fail", true, "skipped", 0)]
    [TestCase("first rule error", false, "error", 1)]
    public async Task What_is_known_is_neither_red_nor_green(string found, bool strict, string element, int errors)
    {
        var root = await Written(Runs.Over(Runs.Of(found, "first well pass"), Runs.Entry(Runs.First, "rule")), new ExitRules(strict));
        var known = Case(root, "ocpi.cpo.a.first", "rule");

        Assert.That(known.Elements().Single().Name.LocalName, Is.EqualTo(element));
        Assert.That((int)root.Attribute("failures")!, Is.Zero);
        Assert.That((int)root.Attribute("errors")!, Is.EqualTo(errors));
        if (errors == 0)
            Assert.That(known.Element("skipped")!.Attribute("message")!.Value, Does.StartWith("Known: We know. (known.yaml:7). Rule rule"));
    }

    [Test]
    public async Task What_is_new_speaks_before_what_is_known_under_the_same_rule()
    {
        var known = Runs.Over(Runs.Of("first rule fail /data/0/country", "first rule fail /data/0/name", "first well pass"), Runs.Entry(Runs.First, "rule") with { At = "/data/*/country" });

        Assert.That(Case(await Written(known), "ocpi.cpo.a.first", "rule").Elements().Single().Name.LocalName, Is.EqualTo("failure"));
    }

    [TestCase("first rule pass", "failure")]
    [TestCase("first other pass", "failure")]
    [TestCase("first rule blocked", "skipped")]
    [TestCase("first rule fail", null)]
    public async Task A_list_of_known_failures_is_a_suite_of_its_own_in_which_what_has_to_be_taken_out_is_red(string found, string? element)
    {
        var result = Runs.Over(Runs.Of(found, "first well pass", "second well pass"), Runs.Entry(Runs.First, "rule"));
        var root = await Written(result);

        Assert.That(Case(root, "ocpi.known-failures", "cpo.a.first rule").Elements().SingleOrDefault(one => one.Name.LocalName != "system-out")?.Name.LocalName, Is.EqualTo(element));
        Assert.That((int)root.Attribute("failures")! > 0, Is.EqualTo(ExitCode.Of(result, ExitRules.Default) != ExitCode.Conformant));
    }

    [Test]
    public async Task What_is_fixed_since_the_baseline_says_so_and_is_green()
    {
        var before = Runs.Of("first rule fail", "first well pass");
        var root = await Written(new KnownFailures(Baseline.Of(before), [Runs.First, Runs.Second], Baseline.FactsOf(before)).Over(Runs.Of("first rule pass", "first well pass")));

        Assert.That(Case(root, "ocpi.cpo.a.first", "rule").Element("system-out")!.Value, Does.StartWith("FIXED"));
        Assert.That(Case(root, "ocpi.cpo.a.first", "well").Elements(), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Results()
    {
        yield return new TestCaseData(SampleRun.Result()).SetArgDisplayNames("one of everything");
        foreach (var found in new[] { "first rule fail", "first rule pass", "first other pass", "first rule blocked" })
            yield return new TestCaseData(Runs.Over(Runs.Of(found, "second well pass"), Runs.Entry(Runs.First, "rule"))).SetArgDisplayNames($"known: {found}");
        yield return new TestCaseData(ResultFoldTests.Fold()).SetArgDisplayNames("nothing verified");
    }

    private static XElement Case(XElement root, string className, string name) => root.Descendants("testcase")
        .Single(one => one.Attribute("classname")!.Value == className && one.Attribute("name")!.Value == name);

    private static async Task<XElement> Written(RunResult result, ExitRules? rules = null)
    {
        using var file = new MemoryStream();
        await new JUnitReport(rules ?? ExitRules.Default).WriteAsync(result, file, CancellationToken.None);
        file.Position = 0;
        return XDocument.Load(file).Root!;
    }
}
