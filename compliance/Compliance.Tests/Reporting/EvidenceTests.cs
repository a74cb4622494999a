using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Html.Evidence;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Compliance.Tests.Reporting;

[TestFixture, Category("unit")]
public sealed class EvidenceTests
{
    [Test]
    public void A_body_is_broken_into_lines_with_every_value_as_it_was_sent()
    {
        var lines = JsonLines.Of("""{"a":1.50,"a":"\u00e4","list":[{"x/y":null},[]],"e":{}}""");

        Assert.That(string.Join('\n', lines.Select(line => line.Text)), Is.EqualTo(
            """
            {
              "a": 1.50,
              "a": "\u00e4",
              "list": [
                {
                  "x/y": null
                },
                []
              ],
              "e": {}
            }
            """.ReplaceLineEndings("\n")));
        Assert.That(lines.Select(line => line.Pointer), Is.EqualTo(
            new[] { "", "/a", "/a", "/list", "/list/0", "/list/0/x~1y", null, "/list/1", null, "/e", null }));
    }

    [TestCase("{\"data\":[{\"id\":\"1\"},{\"id\":\"br", ExpectedResult = 7)]
    [TestCase("<html>\n<body>no</body>", ExpectedResult = 2)]
    [TestCase("{]}}[[,,::\"", ExpectedResult = 8)]
    [TestCase("plain", ExpectedResult = 1)]
    public int A_body_that_is_cut_or_no_JSON_is_shown_all_the_same(string body) => JsonLines.Of(body).Count;

    [Test]
    public void A_body_that_nests_without_end_is_shown_as_it_is() =>
        Assert.That(JsonLines.Of(new string('[', 100_000)), Has.Count.EqualTo(1));

    [Test]
    public void A_missing_property_marks_the_object_that_lacks_it_and_what_lies_between_is_left_out()
    {
        var body = $"[{string.Join(',', Enumerable.Range(0, 300).Select(index => $$"""{"id":{{index}}}"""))}]";

        var parts = BodyView.Of(body, ["/200/name"], head: 10);

        Assert.That(parts.Single(part => part.Marked).Text.Trim(), Is.EqualTo("{"));
        Assert.That(parts.Where(part => part.LeftOut > 0).Sum(part => part.LeftOut), Is.GreaterThan(800));
        Assert.That(string.Concat(parts.Select(part => part.Text)), Does.Contain("\"id\": 200").And.Not.Contain("\"id\": 100"));
    }

    [Test]
    public void A_line_to_repeat_an_exchange_quotes_whatever_the_other_side_put_into_the_address()
    {
        var exchange = SampleRun.Exchange(1, "", "", "/x'; rm -rf ~ #$(id)", null) with { Method = "PUT", RequestBody = "{\"it's\":1}" };

        Assert.That(Curl.Of(exchange), Is.EqualTo(
            """curl -i -X 'PUT' -H "Authorization: Token $OCPI_TOKEN" -H 'X-Request-ID: req-1' -H 'OCPI-to-country-code: DE' --data-raw '{"it'\''s":1}' 'https://cpo.example.org/ocpi/x'\''; rm -rf ~ #$(id)'"""));
    }

    [Test]
    public void The_line_carries_no_token_even_where_one_slipped_through()
    {
        var exchange = SampleRun.Exchange(1, "", "", "/x", null) with { RequestHeaders = [new HeaderLine("authorization", "Token c2VjcmV0")] };

        Assert.That(Curl.Of(exchange), Does.Not.Contain("c2VjcmV0"));
    }

    [TestCase("a\tb\nc", ExpectedResult = "a\\u0009b\\u000Ac")]
    [TestCase("Köln 東京 🔌", ExpectedResult = "Köln 東京 🔌")]
    [TestCase("\u2066x\u200F\u2028\uFEFF", ExpectedResult = "\\u2066x\\u200F\\u2028\\uFEFF")]
    [TestCase("\uFFFE\uE000", ExpectedResult = "\\uFFFE\\uE000")]
    public string What_cannot_be_seen_is_written_as_its_code(string text) => Visible.Line(text);

    [Test]
    public void A_text_is_cut_where_it_is_told_to() => Assert.That(Visible.Line(new string('x', 50), 10), Is.EqualTo("xxxxxxxxxx…"));

    [TestCase(0.4, ExpectedResult = "0 ms")]
    [TestCase(999.4, ExpectedResult = "999 ms")]
    [TestCase(1500, ExpectedResult = "1.5 s")]
    [TestCase(59_940, ExpectedResult = "59.9 s")]
    [TestCase(125_000, ExpectedResult = "2 min 05 s")]
    public string Durations_read_well(double milliseconds) => Amounts.Duration(milliseconds);
}
