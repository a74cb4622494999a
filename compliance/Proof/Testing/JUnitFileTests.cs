using System.Xml.Linq;
using OcpiKit.Cli.Testing;

namespace OcpiKit.Proof.Testing;

[TestFixture, Category("unit")]
internal sealed class JUnitFileTests
{
    private string _folder = "";

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("ocpikit-").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Counts_test_cases_whatever_the_parts_claim()
    {
        var results = new JUnitFile();
        results.Add("One", Part("""<testsuite name="x" tests="9" failures="9"><testcase classname="A" name="a" time="0.5"/><testcase classname="A" name="b"><skipped/></testcase></testsuite>"""));
        results.Add("Two", Part("""<testsuite name="y"><testcase classname="B" name="c"><error message="boom"/></testcase></testsuite>"""));

        var root = Saved(results);

        Assert.That((results.Passed, results.Failed, results.Skipped), Is.EqualTo((1, 1, 1)));
        Assert.That(root.Attributes().Select(fact => $"{fact.Name}={fact.Value}"),
            Is.SupersetOf(new[] { "tests=3", "failures=1", "errors=0", "skipped=1", "time=0.500" }));
        Assert.That(root.Elements().Select(suite => (string?)suite.Attribute("name")), Is.EqualTo(new[] { "OcpiKit.One", "OcpiKit.Two" }));
    }

    [Test]
    public void Holds_what_is_no_test_of_a_project_as_a_test_of_the_house()
    {
        var results = new JUnitFile();
        results.AddHouse("The solution builds", TimeSpan.FromSeconds(2), "error: \u001b[31mred\u001b[0m <tag>\nand more");

        var test = Saved(results).Descendants("testcase").Single();

        Assert.That((string?)test.Attribute("classname"), Is.EqualTo("OcpiKit.House"));
        Assert.That((string?)test.Element("failure")!.Attribute("message"), Is.EqualTo("error: [31mred[0m <tag>"));
        Assert.That(results.Failures.Single().Message, Does.EndWith("and more"));
    }

    [Test]
    public void Where_everything_is_required_a_test_that_left_itself_out_has_failed()
    {
        var results = new JUnitFile();
        results.Add("One", Part("""<testsuite name="x"><testcase classname="A" name="a"/><testcase classname="A" name="b"><skipped message="There is no program."/></testcase></testsuite>"""));

        results.RequireAll();

        Assert.That((results.Passed, results.Failed, results.Skipped), Is.EqualTo((1, 1, 0)));
        Assert.That(results.Failures, Is.EqualTo(new[] { new FailedTest("A.b", "left out: There is no program.") }));
    }

    private string Part(string suites)
    {
        var file = Path.Combine(_folder, "part.xml");
        File.WriteAllText(file, $"<testsuites>{suites}</testsuites>");
        return file;
    }

    private XElement Saved(JUnitFile results)
    {
        var file = Path.Combine(_folder, "saved", "junit.xml");
        results.Save(file);
        return XDocument.Load(file).Root!;
    }
}
