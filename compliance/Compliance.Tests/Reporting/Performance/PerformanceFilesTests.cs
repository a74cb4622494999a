using System.Text.Json;
using OcpiKit.Reporting.Performance;

namespace OcpiKit.Compliance.Tests.Reporting.Performance;

[TestFixture, Category("unit")]
internal sealed class PerformanceFilesTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ocpikit-figures-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_page_and_its_figures_replace_those_of_the_run_before()
    {
        await PerformanceFolder.WriteAsync(_folder, SampleFigures.Result with { Seed = 1 }, null, default);
        var written = await PerformanceFolder.WriteAsync(_folder, SampleFigures.Result, null, default);

        Assert.That(written.Select(Path.GetFileName), Is.EqualTo(new[] { "report.html", "results.json" }));
        Assert.That(Directory.GetFiles(_folder), Is.EquivalentTo(written));
        Assert.That(Read().Seed, Is.EqualTo(221));
    }

    [Test]
    public async Task What_is_read_back_is_what_was_written()
    {
        await PerformanceFolder.WriteAsync(_folder, SampleFigures.Result, null, default);
        using var again = new MemoryStream();
        await PerformanceJson.WriteAsync(Read(), again, default);

        Assert.That(again.ToArray(), Is.EqualTo(await File.ReadAllBytesAsync(Path.Combine(_folder, "results.json"))));
    }

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"format":"ocpikit-result/1"}""")]
    [TestCase("[")]
    public void Something_else_is_no_figures(string json)
    {
        Assert.That(() => PerformanceJson.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))), Throws.InstanceOf<JsonException>());
    }

    private PerformanceResult Read()
    {
        using var from = File.OpenRead(Path.Combine(_folder, "results.json"));
        return PerformanceJson.Read(from);
    }
}
