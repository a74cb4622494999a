using System.Text.Json;
using OcpiKit.Compliance.Tests.Published;
using OcpiKit.Reporting.Performance;

namespace OcpiKit.Compliance.Tests.Reporting.Performance;

/// <summary>The published schema of performance/results.json says what the kit writes, all of it and nothing else.</summary>
[TestFixture, Category("unit")]
internal sealed class PerformanceSchemaTests
{
    private static readonly PublishedSchemas Schemas = new();

    [TestCaseSource(nameof(Results))]
    public async Task What_is_written_has_the_form_that_is_published(PerformanceResult result)
    {
        using var file = new MemoryStream();
        await PerformanceJson.WriteAsync(result, file, default);
        using var json = JsonDocument.Parse(file.ToArray());

        Assert.That(Schemas.Errors("performance", json.RootElement), Is.Empty);
    }

    [Test]
    public void What_nobody_wrote_down_is_a_mistake()
    {
        using var json = JsonDocument.Parse("""{"format":"ocpikit-performance/1","mood":"good"}""");

        Assert.That(Schemas.Errors("performance", json.RootElement), Is.Not.Empty);
    }

    private static IEnumerable<TestCaseData> Results()
    {
        var elsewhere = SampleFigures.Load("cpo.example.com", "CPO", null, failed: 3) with { Target = "https://cpo.example.com/ocpi/versions", Memory = [], CpuPerRequestMs = null };
        yield return new TestCaseData(SampleFigures.Result).SetArgDisplayNames("one of everything");
        yield return new TestCaseData(SampleFigures.Result with { Loads = [elsewhere], Growth = [SampleFigures.Result.Growth[0] with { PullS = null, EmspMemoryMb = null }], Figures = [new("a page", "1.5 s", null)] }).SetArgDisplayNames("with all that may be missing");
        yield return new TestCaseData(SampleFigures.Result with { Loads = [], Growth = [], Figures = [] }).SetArgDisplayNames("nothing measured");
    }
}
