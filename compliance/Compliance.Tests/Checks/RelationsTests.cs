using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Checks;

[Category("unit")]
public sealed class RelationsTests
{
    private const string Locations = "locations.sender.list";
    private const string Tariffs = "tariffs.sender.list";
    private const string Next = "<https://cpo.example.com/list?offset=1>; rel=\"next\"";

    private static ExchangeBuilder Page(int number, string total, params JsonNode[] items) =>
        Exchanges.Of(Locations).Number(number).Asking($"?offset={number - 1}").Data(items).Header("X-Total-Count", total);

    private static StepTrace Two(string total = "2", string? lastTotal = null, string second = "B") => Traces.Crawl(
        Locations, Page(1, total, Made.Location("A", "E1")).Header("Link", Next), Page(2, lastTotal ?? total, Made.Location(second, "E2")));

    [Test]
    public void The_pages_hold_as_many_objects_as_the_total_says() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("crawl.total", Traces.Of(Two())), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("crawl.total", Traces.Of(Two("3"))), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict("crawl.total", Traces.Of(Two("3", "2"))), Is.EqualTo("Blocked"), "the data changed");
        Assert.That(Seen.Verdict("crawl.total", Traces.Of(Two("9") with { CutBy = "--max-pages 2" })), Is.EqualTo("Blocked"), "the budget was spent");
    });

    [Test]
    public void No_object_comes_twice() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("crawl.unique", Traces.Of(Two())), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("crawl.unique", Traces.Of(Two(second: "a"))), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("crawl.unique", Traces.Of(Two("2", "3", "A"))), Is.EqualTo("Blocked"));
        Assert.That(Seen.By("crawl.unique", Traces.Of(Two(second: "A"))).Single().Exchange, Is.EqualTo(2));
    });

    [Test]
    public void What_is_one_partners_is_not_shown_to_another() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("crawl.isolation", Traces.Of(Bills(TokenVariation.Right, "A", "B"), Bills(TokenVariation.Second, "C"))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("crawl.isolation", Traces.Of(Bills(TokenVariation.Right, "A", "B"), Bills(TokenVariation.Second))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("crawl.isolation", Traces.Of(Bills(TokenVariation.Right, "A", "B"), Bills(TokenVariation.Second, "b"))), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("crawl.isolation", Traces.Of(Bills(TokenVariation.Right), Bills(TokenVariation.Second, "C"))), Is.EqualTo("Blocked"), "nothing that could be shown");
        Assert.That(Seen.By("crawl.isolation", Traces.Of(Bills(TokenVariation.Right, "A"))), Is.Empty, "one partner alone");
        Assert.That(Seen.By("crawl.order", Traces.Of(Bills(TokenVariation.Right, "A"), Bills(TokenVariation.Second, "C"))), Is.Empty, "two partners see two lists");
    });

    private static StepTrace Bills(TokenVariation token, params string[] ids)
    {
        const string Cdrs = "cdrs.sender.list";
        var step = Traces.Step(Cdrs, Pages.All);
        return new(step with { Variation = step.Variation with { Token = token } }, [Exchanges.Of(Cdrs).Data([.. ids.Select(id => new JsonObject { ["country_code"] = "NL", ["party_id"] = "CPO", ["id"] = id })])]);
    }

    [Test]
    public void The_pages_end() => Assert.Multiple(() =>
    {
        var first = Page(1, "1", Made.Location()).Header("Link", Next);
        Assert.That(Seen.Verdict("crawl.ends", Traces.Of(Two())), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("crawl.ends", Traces.Of(Traces.Crawl(Locations, first, Page(2, "1")))), Is.EqualTo("Warn"), "an empty last page");
        Assert.That(Seen.Verdict("crawl.ends", Traces.Of(Traces.Crawl(Locations, Page(1, "1", Made.Location()).Header("Link", "")))), Is.EqualTo("Warn"), "an empty Link");
        Assert.That(Seen.Verdict("crawl.ends", Traces.Of(Two() with { Endless = true })), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict("crawl.ends", Traces.Of(Two() with { CutBy = "--max-pages 2" })), Is.EqualTo("Blocked"));
    });

    [TestCase("&date_from=2026-01-01T00:00:00.0Z", "Pass")]
    [TestCase("&date_from=2026-01-02T00:00:00Z", "Warn")]
    [TestCase("", "Warn")]
    public void Links_keep_the_filters(string linked, string verdict)
    {
        var page = Page(1, "1", Made.Location()).Asking("?date_from=2026-01-01T00:00:00Z").Header("Link", $"<https://cpo.example.com/list?offset=1{linked}>; rel=\"next\"");
        Assert.That(Seen.Verdict("paging.filters", page), Is.EqualTo(verdict));
    }

    [Test]
    public void A_list_without_filters_has_none_to_keep() => Assert.That(Seen.Verdict("paging.filters", Page(1, "2", Made.Location()).Header("Link", Next)), Is.EqualTo("nothing"));

    [Test]
    public void Two_readings_of_a_list_agree() => Assert.Multiple(() =>
    {
        var whole = Traces.Call(Locations, Page(1, "2", Made.Location("A"), Made.Location("B")));
        var turned = Traces.Call(Locations, Page(1, "2", Made.Location("B"), Made.Location("A")));
        var part = Traces.Call(Locations, Page(1, "2", Made.Location("B")));
        Assert.That(Seen.Verdict("crawl.order", Traces.Of(Two(), whole)), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("crawl.order", Traces.Of(Two(), turned)), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("crawl.order", Traces.Of(Two(), part)), Is.EqualTo("nothing"), "one page is not the list");
        Assert.That(Seen.Verdict("crawl.order", Traces.Of(Two(), Two("3"))), Is.EqualTo("Blocked"));
    });

    [Test]
    public void An_EVSE_uid_stands_once_on_the_platform() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("evse.uids", Traces.Of(Two())), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("evse.uids", Traces.Of(Traces.Crawl(Locations, Page(1, "2", Made.Location("A", "E1"), Made.Location("B", "e1"))))), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict("evse.uids", Traces.Of(Traces.Crawl(Locations, Page(1, "2", Made.Location("A"), Made.Location("A"))))), Is.EqualTo("Pass"), "the same Location twice is another matter");
    });

    [Test]
    public void The_Tariffs_that_Connectors_name_exist() => Assert.Multiple(() =>
    {
        Assert.That(Seen.Verdict("connector.tariffs", Traces.Of(Two(), TariffList(Made.Tariff("t1")))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("connector.tariffs", Traces.Of(Two(), TariffList(Made.Tariff("T2")))), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("connector.tariffs", Traces.Of(Two(), TariffList() with { CutBy = "--max-pages 1" })), Is.EqualTo("Blocked"));
        Assert.That(Seen.Verdict("connector.tariffs", Traces.Of(Two())), Is.EqualTo("nothing"), "no Tariffs were read");
    });

    [TestCase("REGULAR", null, "Fail")]
    [TestCase("PROFILE_FAST", null, "Pass")]
    [TestCase("REGULAR", "2027-01-01T00:00:00Z", "Pass")]
    public void A_Connector_has_one_active_Tariff_of_each_type(string type, string? start, string verdict)
    {
        var locations = Traces.Crawl(Locations, Page(1, "1", Made.Location().But("evses/0/connectors/0/tariff_ids", new JsonArray("T1", "T2"))));
        var tariffs = TariffList(Made.Tariff().But("end_date_time", "2027-01-01T00:00:00Z"), Made.Tariff("T2").But("type", type).But("start_date_time", start));
        Assert.That(Seen.Verdict("connector.tariff-kinds", Traces.Of(locations, tariffs)), Is.EqualTo(verdict));
    }

    [TestCase("CPO", "CPO", "Pass")]
    [TestCase("CPO", "OTH", "Warn")]
    [TestCase("HUB", "OTH", "nothing")]
    public void Objects_belong_to_a_party_that_the_credentials_name(string role, string party, string verdict)
    {
        var credentials = Traces.Call("credentials.symmetric.get", Exchanges.Of("credentials.symmetric.get").Data(Made.Credentials(role)));
        var locations = Traces.Crawl(Locations, Page(2, "1", Made.Location().But("party_id", party)));
        Assert.That(Seen.Verdict("owner.roles", Traces.Of(credentials, locations)), Is.EqualTo(verdict));
    }

    [Test]
    public void A_wrong_request_is_no_crawl()
    {
        var step = Traces.Step(Locations, Engine.Scenarios.Pages.All) with { Intent = Intent.Negative };
        Assert.That(Seen.By("crawl.total", Traces.Of(new StepTrace(step, Two("9").Exchanges))), Is.Empty);
    }

    [TestCase("100", "100", "Pass")]
    [TestCase("2", "100", "Warn")]
    [TestCase("2", "2", "nothing")]
    [TestCase("20", "100", "Pass")]
    public void X_Limit_does_not_follow_what_the_client_asks_for(string asked, string free, string verdict) =>
        Assert.That(Seen.Verdict("paging.own-limit", Traces.Of(Asked("?limit=2", "5", asked), Asked("", "5", free))), Is.EqualTo(verdict));

    [TestCase("5", "5", "5", "Pass")]
    [TestCase("5", "4", "5", "Fail")]
    [TestCase("5", "6", "6", "Blocked")]
    public void X_Total_Count_is_the_same_on_every_page(string before, string elsewhere, string after, string verdict) =>
        Assert.That(Seen.Verdict("paging.steady-total", Traces.Of(Asked("?limit=2", before), Asked("?offset=1", elsewhere), Asked("?limit=2", after))), Is.EqualTo(verdict));

    [Test]
    public void A_total_with_other_filters_may_be_another() =>
        Assert.That(Seen.Verdict("paging.steady-total", Traces.Of(Asked("", "5"), Asked("?date_from=2099-01-01T00:00:00Z", "0"), Asked("", "5"))), Is.EqualTo("nothing"));

    private static StepTrace Asked(string query, string total, string limit = "100") =>
        Traces.Call(Locations, Exchanges.Of(Locations).Asking(query).Data(Made.Location()).Header("X-Total-Count", total).Header("X-Limit", limit));

    private static StepTrace TariffList(params JsonNode[] tariffs) =>
        Traces.Crawl(Tariffs, Exchanges.Of(Tariffs).Number(9).Data(tariffs));
}
