using System.Text.Json;
using Json.Schema;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files.Har;

namespace OcpiKit.Compliance.Tests.Reporting.Har;

[TestFixture, Category("unit")]
internal sealed class HarReportTests
{
    private static readonly RunResult Run = SampleRun.Result();

    [Test]
    public async Task What_is_written_is_HAR()
    {
        await using var schema = typeof(HarReportTests).Assembly.GetManifestResourceStream("har-1.2.schema.json")!;
        using var text = new StreamReader(schema);

        var seen = JsonSchema.FromText(await text.ReadToEndAsync()).Evaluate(await WrittenAsync(Run), new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.That(seen.IsValid, Is.True, string.Join('\n', (seen.Details ?? []).SelectMany(detail => (detail.Errors ?? []).Select(error => $"{detail.SchemaLocation}: {error.Value}"))));
    }

    [Test]
    public async Task Every_exchange_is_an_entry_on_the_page_of_its_scenario()
    {
        var log = (await WrittenAsync(Run)).GetProperty("log");

        var titles = log.GetProperty("pages").EnumerateArray().ToDictionary(page => page.GetProperty("id").GetString()!, page => page.GetProperty("title").GetString());
        Assert.That(Entries(log).Select(entry => entry.GetProperty("_exchange").GetInt32()), Is.EqualTo(Run.Exchanges.Select(exchange => exchange.Number)));
        Assert.That(Entries(log).Select(entry => titles[entry.GetProperty("pageref").GetString()!]).Distinct(), Is.SubsetOf(Run.Scenarios.Select(scenario => scenario.Title).Append("Before the first scenario")));
    }

    [Test]
    public async Task Where_no_answer_came_the_status_is_0_and_why_is_said()
    {
        var lost = Entries((await WrittenAsync(Run)).GetProperty("log")).Single(entry => entry.GetProperty("_exchange").GetInt32() == 10);

        Assert.That(lost.GetProperty("response").GetProperty("status").GetInt32(), Is.Zero);
        Assert.That(lost.GetProperty("_error").GetString(), Is.EqualTo("No answer within 30 s."));
        Assert.That(lost.GetProperty("request").GetProperty("queryString")[0].GetProperty("name").GetString(), Is.EqualTo("offset"));
    }

    [Test]
    public async Task A_cut_body_says_so_and_where_more_of_it_is()
    {
        var answer = await EntryOfAsync(SampleRun.Exchange(1, "", "s", "/x", "{\"da") with { Cut = true, ResponseBytes = 9000, BodyFile = "evidence/exchange-1.json" });
        var call = await EntryOfAsync(SampleRun.Exchange(1, "", "s", "/x", "{}") with { Direction = Direction.FromSubject, RequestBody = "{\"da", Cut = true, RequestBytes = 9000, BodyFile = "evidence/exchange-1.json" });
        var foreign = await EntryOfAsync(SampleRun.Exchange(1, "", "s", "/x", "{\"da") with { Cut = true, BodyFile = "evidence/../../../etc/passwd" });

        var content = answer.GetProperty("response").GetProperty("content");
        Assert.That((content.GetProperty("_file").GetString(), content.GetProperty("size").GetInt32()), Is.EqualTo(("evidence/exchange-1.json", 9000)));
        Assert.That(content.GetProperty("comment").GetString(), Is.EqualTo("Only the beginning of the body."));
        Assert.That(call.GetProperty("request").GetProperty("postData").GetProperty("_file").GetString(), Is.EqualTo("evidence/exchange-1.json"));
        Assert.That(call.GetProperty("_from").GetString(), Is.EqualTo("target"));
        Assert.That(foreign.GetProperty("response").GetProperty("content").TryGetProperty("_file", out _), Is.False, "only what the kit wrote is linked");
    }

    private static async Task<JsonElement> EntryOfAsync(ExchangeRecord exchange) => Entries((await WrittenAsync(Run with { Exchanges = [exchange] })).GetProperty("log")).Single();

    private static JsonElement.ArrayEnumerator Entries(JsonElement log) => log.GetProperty("entries").EnumerateArray();

    private static async Task<JsonElement> WrittenAsync(RunResult result)
    {
        using var file = new MemoryStream();
        await new HarReport().WriteAsync(result, file, CancellationToken.None);
        return JsonElement.Parse(file.ToArray());
    }
}
