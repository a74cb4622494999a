using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Learning.Lessons;
using OcpiKit.Learning.Showing;

namespace OcpiKit.Compliance.Tests.Lessons;

/// <summary>What a lesson shows of a message.</summary>
[TestFixture, Category("unit")]
public sealed class ShowingTests
{
    private static readonly FieldNote[] Id = [new("/data/0/id", "a place")];

    [Test]
    public void Of_a_body_only_what_matters_is_shown()
    {
        var lines = Excerpt.OfBody("""{ "data": [{ "id": "L1", "name": "x" }, 2], "status_code": 1000 }""", Id);

        Assert.That(lines.Select(line => line.Text), Is.EqualTo(new[] { "{", "\"data\": [", "{", "\"id\": \"L1\",", "…", "},", "…", "],", "…", "}" }));
        Assert.That(lines.Single(line => line.Says is not null), Has.Property("Says").EqualTo("a place").And.Property("Text").Contains("L1"));
    }

    [TestCase(true, "too long")]
    [TestCase(false, "no JSON")]
    public void A_body_that_cannot_be_read_says_why(bool cut, string because) =>
        Assert.That(Excerpt.OfBody("""{ "data": [{ "id": "L1", "na""", Id, cut).Single().Text, Does.Contain(because));

    [Test]
    public void A_text_that_is_no_text_is_shown_as_it_stands() =>
        Assert.That(Excerpt.OfBody("""{ "data": [{ "id": "\uD800", "\uD800": 1 }] }""", Id).Select(line => line.Text), Does.Contain("\"id\": \"\\uD800\","));

    [TestCase("http://127.0.0.1:8001/a/b?c=d", "/a/b?c=d")]
    [TestCase("<http://127.0.0.1:8001/a?c=d>; rel=\"next\"", "</a?c=d>; rel=\"next\"")]
    [TestCase("<", "<")]
    [TestCase("no address", "no address")]
    public void Of_an_address_the_host_is_left_out(string text, string shown) => Assert.That(Excerpt.Plain(text), Is.EqualTo(shown));

    [TestCase("http://127.0.0.1:1/ocpi/cpo/2.2.1/locations/L1?a=b", "/locations/L1?a=b")]
    [TestCase("http://127.0.0.1:1/ocpi/cpo/2.2.1", "/2.2.1")]
    [TestCase("http://127.0.0.1:1/ocpi/versions", "/ocpi/versions")]
    public void An_arrow_says_what_is_below_the_version(string url, string path) => Assert.That(Arrow.Path(url), Is.EqualTo(path));

    [Test]
    public void Complaints_of_one_rule_are_told_together()
    {
        Finding[] complaints = [Missing("id"), Missing("city"), new("status", "It fits.", Verdict.Fail, Axis.Conformance, [], "It does not.")];

        var together = KitWords.Together(complaints);

        Assert.That(together.Select(complaint => (complaint.First.Says, complaint.Also)), Is.EqualTo(new (string, string?)[] { ("id is missing.", "also: city is missing."), ("It does not.", null) }));

        static Finding Missing(string field) => new("schema.location", "Each Location is whole.", Verdict.Fail, Axis.Conformance, ["LOC-35"], $"{field} is missing.", Pointer: $"/data/{field}");
    }

    [Test]
    public void Of_nothing_nothing_is_shown() => Assert.That(Excerpt.OfBody(null, Id, cut: true), Is.Empty);

    [TestCase("""{ "status_code": 1000 }""", false, "HTTP 200, OCPI 1000")]
    [TestCase("""{ "data": [{ "na""", true, "HTTP 200, too long to be shown")]
    [TestCase(null, false, "HTTP 200")]
    [TestCase("""{ "status_code": "\uD800" }""", false, "HTTP 200, OCPI \"\\uD800\"")]
    public void An_answer_says_its_statuses_or_why_it_cannot(string? body, bool cut, string label) =>
        Assert.That(Arrow.Of([Exchange(body, cut)])[^1], Is.EqualTo(new Arrow(FromUs: false, label, IsAnswer: true)));

    private static ExchangeRecord Exchange(string? body, bool cut) =>
        new(1, "lesson.locations", "first-page", "locations.sender.list", "GET", "http://127.0.0.1:1/ocpi/2.2.1/locations", [], null, 200, [], body, body?.Length ?? 0, cut, null, DateTimeOffset.UnixEpoch, 1)
        { Direction = Direction.ToSubject };
}
