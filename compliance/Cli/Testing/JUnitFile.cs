using System.Globalization;
using System.Xml.Linq;
using OcpiKit.Reporting.TestRuns;

namespace OcpiKit.Cli.Testing;

/// <summary>A test that failed, as a person wants to see it.</summary>
internal sealed record FailedTest(string Name, string Message);

/// <summary>
/// The one file with every result. What is no test of a project (the build, the format, a missing browser) is a test case of the suite
/// "OcpiKit.House", so that the file, the closing line and the exit code always say the same.
/// </summary>
internal sealed class JUnitFile
{
    private const string House = "OcpiKit.House";
    private readonly List<XElement> _suites = [];
    private readonly XElement _house = new("testsuite", new XAttribute("name", House));

    public int Passed => Cases.Count() - Failed - Skipped;

    public int Failed => Cases.Count(IsFailure);

    public int Skipped => Cases.Count(test => !IsFailure(test) && test.Element("skipped") is not null);

    public IReadOnlyList<FailedTest> Failures => [.. Cases.Where(IsFailure).Select(Describe)];

    /// <summary>How many mutants were caught; null where none was played.</summary>
    public MutantScore? Mutants
    {
        get
        {
            var played = Cases.Where(test => (string?)test.Attribute("classname") == MutantScore.Fixture && ((string?)test.Attribute("name"))?.StartsWith(MutantScore.Test, StringComparison.Ordinal) == true).ToList();
            return played.Count > 0 ? new(played.Count(test => !IsFailure(test)), played.Count) : null;
        }
    }

    /// <summary>Every test, by project.</summary>
    public IReadOnlyList<TestedSuite> Suites =>
    [
        .. _suites.Append(_house).Where(suite => suite.HasElements)
            .GroupBy(suite => (string?)suite.Attribute("name") ?? "", suite => suite.Elements("testcase").Select(Tested))
            .Select(suite => new TestedSuite(suite.Key, [.. suite.SelectMany(tests => tests)])),
    ];

    private IEnumerable<XElement> Cases => _suites.Append(_house).SelectMany(suite => suite.Elements("testcase"));

    /// <summary>Adds what a project's test run wrote; gives how many test cases that were.</summary>
    public int Add(string project, string file)
    {
        var suites = XDocument.Load(file).Descendants("testsuite").ToList();
        foreach (var suite in suites)
        {
            suite.SetAttributeValue("name", $"OcpiKit.{project}");
            // What a test printed is of no use among thousands of results; its failure carries its own text.
            suite.Elements().Where(child => child.Name.LocalName is "system-out" or "system-err" or "properties").Remove();
        }
        _suites.AddRange(suites);
        return suites.Sum(suite => suite.Elements("testcase").Count());
    }

    /// <summary>Adds a result of the house itself; no reason means that it is as it should be.</summary>
    public void AddHouse(string name, TimeSpan took, string? failure = null)
    {
        var test = new XElement("testcase", new XAttribute("classname", House), new XAttribute("name", name), Seconds(took.TotalSeconds));
        if (failure is not null) test.Add(new XElement("failure", new XAttribute("message", FirstLine(failure)), Printable(failure)));
        _house.Add(test);
    }

    /// <summary>Where everything is required, a test that left itself out has failed: what it lacked is its reason.</summary>
    public void RequireAll()
    {
        foreach (var test in Cases.Where(test => !IsFailure(test)).ToList())
        {
            if (test.Element("skipped") is not { } skipped)
                continue;
            var reason = Printable($"left out: {(string?)skipped.Attribute("message") ?? skipped.Value.Trim()}");
            skipped.ReplaceWith(new XElement("failure", new XAttribute("message", FirstLine(reason)), reason));
        }
    }

    /// <summary>Writes the file, with counts that were counted, not copied.</summary>
    public void Save(string file)
    {
        List<XElement> suites = [.. _suites, .. _house.HasElements ? [_house] : Array.Empty<XElement>()];
        foreach (var suite in suites) Count(suite, [.. suite.Elements("testcase")]);
        var root = new XElement("testsuites", new XAttribute("name", "OcpiKit"), suites);
        Count(root, [.. Cases]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = new StreamWriter(file); // without a byte order mark, which some readers of this format take for content
        new XDocument(root).Save(stream);
    }

    private static void Count(XElement element, List<XElement> tests)
    {
        element.SetAttributeValue("tests", tests.Count);
        element.SetAttributeValue("failures", tests.Count(IsFailure));
        element.SetAttributeValue("errors", 0);
        element.SetAttributeValue("skipped", tests.Count(test => !IsFailure(test) && test.Element("skipped") is not null));
        element.Attribute("time")?.Remove();
        element.Add(Seconds(tests.Sum(test => (double?)test.Attribute("time") ?? 0)));
    }

    private static bool IsFailure(XElement test)
    {
        // One word for both, so that the counts of a suite add up.
        foreach (var error in test.Elements("error")) error.Name = "failure";
        return test.Element("failure") is not null;
    }

    private static TestedCase Tested(XElement test) => new(
        (string?)test.Attribute("classname") ?? "",
        (string?)test.Attribute("name") ?? "",
        IsFailure(test) ? TestOutcome.Failed : test.Element("skipped") is not null ? TestOutcome.Skipped : TestOutcome.Passed,
        TimeSpan.FromSeconds((double?)test.Attribute("time") ?? 0),
        IsFailure(test) ? Describe(test).Message : (string?)test.Element("skipped")?.Attribute("message") ?? "");

    private static FailedTest Describe(XElement test)
    {
        var failure = test.Element("failure")!;
        var message = (string?)failure.Attribute("message");
        return new($"{(string?)test.Attribute("classname")}.{(string?)test.Attribute("name")}",
            test.Attribute("classname")?.Value == House || string.IsNullOrWhiteSpace(message) ? failure.Value.Trim() : message.Trim());
    }

    private static XAttribute Seconds(double seconds) => new("time", seconds.ToString("0.000", CultureInfo.InvariantCulture));

    private static string FirstLine(string text) => Printable(text).Split('\n')[0];

    private static string Printable(string text) => string.Concat(text.Where(letter => letter is '\n' or '\t' || !char.IsControl(letter)));
}
