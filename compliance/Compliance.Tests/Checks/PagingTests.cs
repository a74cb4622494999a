using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Checks;

[Category("unit")]
public sealed class PagingTests
{
    private const string Next = "<https://cpo.example.com/ocpi/2.2.1/list?offset=2&limit=2>; rel=\"next\"";

    private static ExchangeBuilder TwoOf(string total) =>
        Exchanges.Of("locations.sender.list").Asking("?limit=2").Data(Made.Location("A"), Made.Location("B")).Header("X-Total-Count", total);

    [TestCase("2", "Pass")]
    [TestCase("5", "Pass")]
    [TestCase("1", "Fail")]
    [TestCase("two", "Fail")]
    [TestCase("-2", "Fail")]
    [TestCase(null, "Fail")]
    public void X_Total_Count_counts_the_objects(string? total, string verdict) =>
        Assert.That(Seen.Verdict("paging.total-count", TwoOf(total!)), Is.EqualTo(verdict));

    [Test]
    public void An_offset_behind_the_end_is_no_contradiction() =>
        Assert.That(Seen.Verdict("paging.total-count", Exchanges.Of("locations.sender.list").Asking("?offset=9").Data().Header("X-Total-Count", "2")), Is.EqualTo("Pass"));

    [TestCase("100", "Pass")]
    [TestCase("1", "Fail")]
    [TestCase("2", "Pass")]
    [TestCase(null, "Fail")]
    public void X_Limit_is_there_and_not_exceeded(string? limit, string verdict) =>
        Assert.That(Seen.Verdict("paging.limit-header", TwoOf("2").Header("X-Limit", limit)), Is.EqualTo(verdict));

    [TestCase("2", null, "Pass")]
    [TestCase("3", null, "Fail")]
    [TestCase("3", Next, "Pass")]
    [TestCase("3", "<https://cpo.example.com/list>; rel=next", "Pass")]
    [TestCase("3", "</list?offset=2>; rel=\"next\"", "Warn")]
    [TestCase("3", "<https://cpo.example.com/list>; rel=\"prev\"", "Fail")]
    [TestCase("3", "https://cpo.example.com/list", "Fail")]
    [TestCase("3", "", "Fail")]
    public void A_Link_leads_on_where_more_follows(string total, string? link, string verdict) =>
        Assert.That(Seen.Verdict("paging.link", TwoOf(total).Header("Link", link)), Is.EqualTo(verdict));

    [Test]
    public void Behind_a_Link_with_a_cursor_nobody_knows_how_many_follow() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("paging.link", TwoOf("7").Asking("?cursor=b4Gf").Followed()), Is.EqualTo("nothing"), "it may be the last page");
        Assert.That(Seen.Verdict("paging.link", TwoOf("7").Asking("?cursor=b4Gf")), Is.EqualTo("Fail"), "our own request begins at the first object");
        Assert.That(Seen.Verdict("paging.link", TwoOf("7").Asking("?offset=2").Followed()), Is.EqualTo("Fail"), "the Link says where it is");
        Assert.That(Seen.Verdict("paging.link", TwoOf("4").Asking("?offset=2").Followed()), Is.EqualTo("Pass"));
    });

    [TestCase(Next, "Pass")]
    [TestCase("<https://evil.example.org/list>; rel=\"next\"", "Warn")]
    [TestCase(null, "nothing")]
    public void A_Link_stays_on_known_hosts(string? link, string verdict) =>
        Assert.That(Seen.Verdict("paging.link-host", TwoOf("3").Header("Link", link)), Is.EqualTo(verdict));

    [TestCase("?limit=2", "Pass")]
    [TestCase("?limit=1", "Fail")]
    [TestCase("", "nothing")]
    [TestCase("?limit=0", "nothing")]
    public void A_page_keeps_to_the_limit(string query, string verdict) =>
        Assert.That(Seen.Verdict("paging.within-limit", TwoOf("2").Asking(query)), Is.EqualTo(verdict));

    [TestCase("window.from", "?date_from=2026-01-03T00:00:00Z", "Pass")]
    [TestCase("window.from", "?date_from=2026-01-03T00:00:00.5Z", "Fail")]
    [TestCase("window.from", "?date_from=never", "nothing")]
    [TestCase("window.to", "?date_to=2026-01-03T00%3A00%3A01", "Pass")]
    [TestCase("window.to", "?date_to=2026-01-03T00:00:00Z", "Fail")]
    public void A_window_of_time_is_kept(string check, string query, string verdict) =>
        Assert.That(Seen.Verdict(check, TwoOf("2").Asking(query)), Is.EqualTo(verdict));

    [Test]
    public void An_answer_that_is_no_success_has_no_pages_to_judge() =>
        Assert.That(Seen.Verdict("paging.total-count", TwoOf("x").Negative().Code(2001)), Is.EqualTo("nothing"));

    [TestCase("<https://a/b?x=1,2>; rel=\"prev\", <https://a/c>; title=\"a, b\"; rel=\"next\"", "https://a/c")]
    [TestCase("<https://a/c>;rel=\"last next\"", "https://a/c")]
    [TestCase("<https://a/c>; rel=nextish", null)]
    [TestCase("<<<>>>;;;,,,\"", null)]
    public void Links_are_read_as_RFC_8288_writes_them(string header, string? target) =>
        Assert.That(NextLink.Of(new Headers([new("link", header)])).Target, Is.EqualTo(target));

    [Test]
    public void Objects_without_last_updated_are_outside_of_no_window() =>
        Assert.That(Seen.Verdict("window.from", Exchanges.Of("locations.sender.list").Asking("?date_from=2026-01-03T00:00:00Z").Data(JsonNode.Parse("{}")!)), Is.EqualTo("nothing"));
}
