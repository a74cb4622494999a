using System.Globalization;
using System.Text;
using System.Xml;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Files;

/// <summary>
/// For continuous integration: one suite per module, one test case per rule in a scenario, in the shape that Jenkins' junit-10 schema accepts.
/// The file is red exactly when the exit code is not 0.
/// </summary>
/// <param name="rules">What counts as broken.</param>
public sealed class JUnitReport(ExitRules rules) : IReporter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Async = true,
        Indent = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineChars = "\n",
    };

    /// <inheritdoc/>
    public string File => "junit.xml";

    /// <inheritdoc/>
    public async Task WriteAsync(RunResult result, Stream to, CancellationToken stop)
    {
        var suites = JUnitCases.Of(result, rules);
        await using var xml = XmlWriter.Create(to, Settings);
        await xml.WriteStartDocumentAsync();
        Start(xml, "testsuites", ("name", $"OCPI {result.Facts.Version} {result.Facts.Role}"));
        Counts(xml, [.. suites.SelectMany(suite => suite.Cases)], withSkipped: false);
        foreach (var suite in suites)
        {
            stop.ThrowIfCancellationRequested();
            WriteSuite(xml, suite, result.Facts);
            await xml.FlushAsync();
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    private static void WriteSuite(XmlWriter xml, JUnitSuite suite, RunFacts facts)
    {
        Start(xml, "testsuite",
            ("name", suite.Name),
            ("timestamp", facts.Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)));
        Counts(xml, suite.Cases, withSkipped: true);
        foreach (var testCase in suite.Cases)
            WriteCase(xml, testCase);
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, JUnitCase testCase)
    {
        Start(xml, "testcase", ("name", testCase.Name), ("classname", testCase.Class), ("time", Seconds(testCase.TookMs)));
        if (testCase.Outcome == JUnitOutcome.Passed)
        {
            if (testCase.Text.Length > 0)
                xml.WriteElementString("system-out", Visible.Block(testCase.Text));
        }
        else
        {
            Start(xml, Element(testCase.Outcome), ("message", testCase.Message), ("type", testCase.Type));
            xml.WriteString(Visible.Block(testCase.Text));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<JUnitCase> cases, bool withSkipped)
    {
        Count("tests", cases.Count);
        Count("failures", cases.Count(testCase => testCase.Outcome == JUnitOutcome.Failed));
        Count("errors", cases.Count(testCase => testCase.Outcome == JUnitOutcome.Erred));
        if (withSkipped)
            Count("skipped", cases.Count(testCase => testCase.Outcome == JUnitOutcome.Skipped));
        xml.WriteAttributeString("time", Seconds(cases.Sum(testCase => testCase.TookMs)));

        void Count(string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
    }

    private static void Start(XmlWriter xml, string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(element);
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, Visible.Line(value));
    }

    private static string Element(JUnitOutcome outcome) => outcome switch
    {
        JUnitOutcome.Failed => "failure",
        JUnitOutcome.Erred => "error",
        _ => "skipped",
    };

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture);
}
