using System.Text;
using System.Text.Json;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;

namespace OcpiKit.Compliance.Tests.Reporting;

[TestFixture, Category("unit")]
public sealed class RunResultJsonTests
{
    [Test]
    public async Task A_result_that_is_written_and_read_back_is_the_same()
    {
        var written = await Written(SampleRun.Result());
        var read = RunResultJson.Read(new MemoryStream(written));

        Assert.That(Encoding.UTF8.GetString(await Written(read)), Is.EqualTo(Encoding.UTF8.GetString(written).Replace("\\uFFFD", "\uFFFD", StringComparison.Ordinal)),
            "but for the lone surrogate, which UTF-8 cannot hold");
        Assert.That(read.Facts.Offered, Is.EqualTo(SampleRun.Facts().Offered));
        Assert.That(read.Totals.Checks, Is.EqualTo(SampleRun.Result().Totals.Checks));
        Assert.That(read.Scenarios[1].Checks[0].Places, Is.EqualTo(SampleRun.Result().Scenarios[1].Checks[0].Places));
        Assert.That(read.Exchanges[3].ResponseBody, Is.EqualTo(SampleRun.Result().Exchanges[3].ResponseBody));
        Assert.That(read.Requirements["TRN-44"], Is.EqualTo(SampleRun.Requirement("TRN-44")));
    }

    [Test]
    public async Task Names_are_in_snake_case_and_verdicts_are_words()
    {
        using var json = JsonDocument.Parse(await Written(SampleRun.Result()));
        var root = json.RootElement;

        Assert.That(root.GetProperty("format").GetString(), Is.EqualTo("ocpikit-results/1"));
        Assert.That(root.GetProperty("verdict").GetString(), Is.EqualTo("fail"));
        Assert.That(root.GetProperty("totals").GetProperty("scenarios").GetProperty("not applicable").GetInt32(), Is.EqualTo(1));
        Assert.That(root.GetProperty("scenarios")[1].GetProperty("took_ms").GetDouble(), Is.EqualTo(1834.5));
        Assert.That(root.GetProperty("scenarios")[1].GetProperty("checks")[0].GetProperty("axis").GetString(), Is.EqualTo("conformance"));
    }

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("{\"format\":\"other/9\"}")]
    [TestCase("[1,2")]
    public void What_is_no_result_is_refused(string text) =>
        Assert.That(() => RunResultJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))), Throws.InstanceOf<JsonException>());

    [Test]
    public async Task A_verdict_that_does_not_exist_is_refused()
    {
        var text = Encoding.UTF8.GetString(await Written(SampleRun.Result())).Replace("\"verdict\": \"fail\"", "\"verdict\": \"splendid\"", StringComparison.Ordinal);

        Assert.That(() => RunResultJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))), Throws.InstanceOf<JsonException>());
    }

    private static async Task<byte[]> Written(RunResult result)
    {
        using var file = new MemoryStream();
        await new JsonReport().WriteAsync(result, file, CancellationToken.None);
        return file.ToArray();
    }
}
