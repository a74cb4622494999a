using System.Text.Json;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Protocol;

[Category("unit")]
public sealed class ValidationBenchmarkTests
{
    private static readonly Edition Edition = Edition.Load221();

    [Test]
    public void The_page_is_valid_and_the_flawed_page_has_one_error_in_each_location()
    {
        var valid = Errors(ValidationBenchmark.Page());
        var flawed = Errors(ValidationBenchmark.Page(ValidationBenchmark.Flaw));
        Assert.Multiple(() =>
        {
            Assert.That(valid, Has.Count.EqualTo(50).And.All.Empty);
            Assert.That(flawed.Select(e => e.Single().Pointer), Has.All.EqualTo("/evses/3/connectors/1/power_type"));
        });
    }

    [Test]
    public void Figures_are_those_of_a_page_of_about_128_KB()
    {
        var figures = ValidationBenchmark.Run(Edition, TimeSpan.FromMilliseconds(200), TimeProvider.System);
        TestContext.Out.WriteLine(figures);
        Assert.Multiple(() =>
        {
            Assert.That(figures.PageBytes, Is.InRange(100_000, 160_000));
            Assert.That(figures.ValidMBps, Is.EqualTo(figures.PageBytes / 1e3 / figures.ValidMsPerPage).Within(0.001));
            Assert.That(figures.InvalidMsPerPage, Is.GreaterThan(0));
        });
    }

    private static IReadOnlyList<IReadOnlyList<SchemaError>> Errors(System.Text.Json.Nodes.JsonArray page) =>
        Edition.Schemas.ValidateMany("Location", [.. JsonSerializer.SerializeToElement(page).EnumerateArray()]);
}
