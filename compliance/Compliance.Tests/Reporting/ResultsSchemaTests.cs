using System.Text;
using System.Text.Json;
using OcpiKit.Compliance.Tests.Knowing;
using OcpiKit.Compliance.Tests.Published;
using OcpiKit.Engine.Knowing;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;

namespace OcpiKit.Compliance.Tests.Reporting;

/// <summary>The published schema of results.json says what the kit writes, all of it and nothing else.</summary>
[TestFixture, Category("unit")]
internal sealed class ResultsSchemaTests
{
    private static readonly PublishedSchemas Schemas = new();

    [TestCaseSource(nameof(Results))]
    public async Task What_is_written_has_the_form_that_is_published(RunResult result)
    {
        using var json = await WrittenAsync(result);

        Assert.That(Schemas.Errors("results", json.RootElement), Is.Empty);
    }

    [Test]
    public void Nothing_in_the_schema_lets_a_field_through_that_nobody_wrote_down()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "results.schema.json")));
        var shapes = schema.RootElement.GetProperty("$defs").EnumerateObject().Select(one => one.Value).Append(schema.RootElement).Where(shape => shape.TryGetProperty("properties", out _)).ToList();

        Assert.That(shapes, Has.Count.GreaterThan(15));
        Assert.That(shapes, Has.All.Matches<JsonElement>(shape => shape.GetProperty("additionalProperties").ValueKind == JsonValueKind.False));
    }

    private static IEnumerable<TestCaseData> Results()
    {
        yield return new TestCaseData(SampleRun.Result()).SetArgDisplayNames("one of everything");
        yield return new TestCaseData(Everything()).SetArgDisplayNames("with what is known, and a comparison");
        yield return new TestCaseData(ResultFold.Of([new RunStarted(SampleRun.Facts(), [])], SampleRun.Requirement)).SetArgDisplayNames("broken off before its first scenario");
    }

    private static RunResult Everything()
    {
        var known = Runs.Of("first rule fail /data/0/country", "first well pass", "second well warn");
        var list = new KnownFailures([Runs.Entry(Runs.First, "rule") with { At = "/data/*", Until = new DateOnly(2030, 1, 31) }, .. Baseline.Of(known)], [Runs.First, Runs.Second], Baseline.FactsOf(known));
        return list.Over(known) with
        {
            Comparison = Comparison.Of(SampleRun.Result(), known),
            Exchanges = SampleRun.Result().Exchanges,
            Requirements = SampleRun.Result().Requirements,
            Coverage = [new RequirementResult("LOC-35", "locations", "MUST", "Text.", "mod_locations", "a", Verdict.Fail, ["rule"], ["total.of-page"], null)],
        };
    }

    private static async Task<JsonDocument> WrittenAsync(RunResult result)
    {
        using var file = new MemoryStream();
        await new JsonReport().WriteAsync(result, file, CancellationToken.None);
        return JsonDocument.Parse(Encoding.UTF8.GetString(file.ToArray()));
    }
}
