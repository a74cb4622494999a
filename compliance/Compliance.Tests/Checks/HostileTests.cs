using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using Contains = OcpiKit.Engine.Scenarios.Contains;

namespace OcpiKit.Compliance.Tests.Checks;

/// <summary>Whatever the other side sends, no check throws, and none says more than can be read.</summary>
[Category("unit")]
public sealed class HostileTests
{
    private static readonly string[] Operations =
    [
        "versions.symmetric.list", "versions.symmetric.get", "credentials.symmetric.get", "locations.sender.list", "locations.sender.get",
        "locations.sender.get.evse", "locations.sender.get.connector", "tariffs.sender.list", "sessions.sender.put.charging_preferences",
    ];

    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1", "1e400", "123456789012345678901234567890.123456789", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[]]", "[null]", "[1,\"a\",{}]",
        "{\"\\ud800\":1}", "{\"id\":{},\"evses\":5}", "{\"evses\":[null,[],{\"connectors\":{}}]}", "\"9999-12-31T23:59:60Z\"", "\"#NA\"",
    ];

    private static IEnumerable<string> Bodies()
    {
        foreach (var odd in Odd)
        {
            yield return odd;
            yield return $$"""{ "status_code": 1000, "timestamp": "2026-01-01T00:00:00Z", "data": {{odd}} }""";
            yield return $$"""{ "status_code": 1000, "timestamp": {{odd}}, "status_message": {{odd}}, "data": [{{odd}}, {{odd}}] }""";
            yield return $$"""{ "status_code": {{odd}}, "data": [] }""";
        }

        yield return "{\"st\\ud800atus_code\": 1000, \"status_code\": 1000}";
        yield return new string('[', 100_000);
        yield return "{\"data\":" + string.Concat(Enumerable.Repeat("{\"data\":", 500));
        yield return "\u0000\u0001";
    }

    // Every field of a correct object, one after the other, made odd.
    private static IEnumerable<(string Operation, JsonNode Data)> Spoiled()
    {
        foreach (var (operation, data) in new (string, Func<JsonObject>)[]
        {
            ("locations.sender.list", Full), ("tariffs.sender.list", () => Made.Tariff()), ("versions.symmetric.list", () => Made.Version()),
            ("versions.symmetric.get", () => Made.Details()), ("credentials.symmetric.get", () => Made.Credentials()),
        })
        {
            var paths = Paths(data(), "").ToList();
            foreach (var path in paths)
            {
                foreach (var odd in Odd.Where(odd => !odd.Contains("ud800", StringComparison.Ordinal)))
                    yield return (operation, data().But(path, JsonNode.Parse(odd)));
            }
        }
    }

    [Test]
    public void No_body_makes_a_check_throw() => Assert.Multiple(() =>
    {
        foreach (var operation in Operations)
        {
            foreach (var body in Bodies())
            {
                foreach (var http in new[] { 200, 404 })
                    Judged(Exchanges.Of(operation).Http(http).Asking("?limit=-1&offset=x&date_from=a&date_to").Body(body));
            }
        }
    });

    [Test]
    public void No_body_of_a_call_makes_a_check_throw() => Assert.Multiple(() =>
    {
        var judge = new Judge(Seen.Surroundings);
        foreach (var operation in Exchanges.Edition.Operations)
        {
            foreach (var body in Bodies())
            {
                var findings = judge.Of(Calls.Of(operation.Id).Parameter("type", "\ud800").Parameter("limit", "\0").Body(body)).ToList();
                Assert.That(findings.Where(finding => finding.Verdict == Verdict.Error).Select(finding => finding.Says), Is.Empty, operation.Id);
                Assert.That(findings.Select(finding => finding.Says.Length), Is.All.LessThan(1000));
            }
        }
    });

    [Test]
    public void No_field_makes_a_check_throw() => Assert.Multiple(() =>
    {
        foreach (var (operation, data) in Spoiled())
            Judged(Exchanges.Of(operation).Asking("?limit=1&date_from=2026-01-01T00:00:00Z&date_to=2027-01-01T00:00:00Z").Data(data));
    });

    [TestCase("X-Total-Count")]
    [TestCase("X-Limit")]
    [TestCase("Link")]
    [TestCase("Content-Type")]
    [TestCase("OCPI-to-party-id")]
    [TestCase("X-Request-ID")]
    public void No_header_makes_a_check_throw(string name) => Assert.Multiple(() =>
    {
        foreach (var value in new[] { "", " ", ",;,", "<", "<>", "<>;rel=next", "<a>;rel=\"", "<http://[>; rel=next", "99999999999999999999", "9223372036854775807", "-0", "\u0001", new string('<', 20_000), new string(',', 20_000) })
            Judged(Exchanges.Of("locations.sender.list").Asking("?offset=9223372036854775807&limit=9223372036854775807").Data(Made.Location()).Header(name, value));
    });

    [Test]
    public void A_huge_list_of_broken_objects_is_told_in_bounds()
    {
        var broken = string.Join(',', Enumerable.Repeat($$"""{ "id": "{{new string('x', 300)}}", "evses": [{ "connectors": [] }], "last_updated": "no" }""", 3000));
        var exchange = Exchanges.Of("locations.sender.list").Body($$"""{ "status_code": 1000, "timestamp": "2026-01-01T00:00:00Z", "data": [{{broken}}] }""").Done();
        var findings = new Judge(Seen.Surroundings).Of(exchange).ToList();
        Assert.That(findings.GroupBy(finding => finding.Check.Split('.')[0]).Select(group => group.Count()), Is.All.LessThanOrEqualTo(Judge.Most * 8));
    }

    private static void Judged(Exchange exchange)
    {
        var step = new StepTrace(Traces.Step("locations.sender.list", Pages.All), [exchange, exchange]);
        var tariffs = new StepTrace(Traces.Step("tariffs.sender.list", Pages.All), [exchange]);
        var judge = new Judge(Seen.Surroundings);
        var findings = judge.Of(exchange).Concat(judge.Of(Traces.Of(step, tariffs))).Concat(Expectations(exchange)).ToList();
        var sent = Encoding.UTF8.GetString(exchange.Response!.Body.Span);
        Assert.That(findings.Where(finding => finding.Verdict == Verdict.Error).Select(finding => finding.Says), Is.Empty, sent[..Math.Min(sent.Length, 200)]);
        Assert.That(findings.Select(finding => finding.Says.Length), Is.All.LessThan(1000));
    }

    private static IEnumerable<Finding> Expectations(Exchange exchange)
    {
        var wanted = Element.Of("""{ "a": [1, "b"] }""");
        Subject[] subjects = [new OcpiStatus(), new HeaderValue("Link"), new BodyValue("/data"), new BodyValue("/data/*/id"), new BodyValue("")];
        Matcher[] matchers = [new EqualTo(wanted), new SameAs(wanted), new Inverse(new EqualTo(wanted)), new Inverse(new Contains(wanted)), new Each(new EqualTo(wanted)), new Each(new SameAs(wanted), "/id"), new OneOf([wanted]), new Matches("a"), new Unique(), new Unique(["id"]), new Contains(wanted), new Bounded(true, "1", "2"), new Bounded(false, "1", "2")];
        var expect = subjects.SelectMany(subject => matchers.Select(matcher => Traces.Expect(subject, matcher))).ToArray();
        return new ExpectationJudge(Exchanges.Edition).Of(Traces.Scenario, Traces.Step("locations.sender.list", expect: expect), exchange, Traces.Values());
    }

    private static JsonObject Full() => Made.Location()
        .But("opening_times", JsonNode.Parse("""{ "twentyfourseven": true, "exceptional_openings": [{ "period_begin": "2026-01-01T00:00:00Z", "period_end": "2026-01-02T00:00:00Z" }], "exceptional_closings": [{ "period_begin": "2026-01-01T00:00:00Z", "period_end": "2026-01-02T00:00:00Z" }] }"""))
        .But("energy_mix", JsonNode.Parse("""{ "is_green_energy": true, "energy_sources": [{ "source": "WIND", "percentage": 100 }] }"""))
        .But("images", JsonNode.Parse("""[{ "url": "https://example.com/a", "category": "CHARGER", "type": "png", "width": 800, "height": 600 }]"""));

    private static IEnumerable<string> Paths(JsonNode? node, string at) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Paths(field.Value, $"{at}/{field.Key}").Prepend($"{at}/{field.Key}"[1..])),
        JsonArray list => list.SelectMany((value, index) => Paths(value, string.Create(CultureInfo.InvariantCulture, $"{at}/{index}")).Prepend($"{at}/{index}"[1..])),
        _ => [],
    };
}
