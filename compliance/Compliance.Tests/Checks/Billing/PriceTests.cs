using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Checks.Billing;

/// <summary>CDRs are priced anew. The bills are worked by hand; that each has to come out proves both the library and the way to it.</summary>
[Category("unit")]
public sealed class PriceTests
{
    public static IEnumerable<TestCaseData> Bills => Read().Select(bill => new TestCaseData(bill).SetName($"{{m}}: {bill["id"]}"));

    private static List<JsonObject> Read()
    {
        using var file = typeof(PriceTests).Assembly.GetManifestResourceStream("bills.json")!;
        return [.. JsonNode.Parse(file)!.AsArray().Select(bill => bill!.AsObject())];
    }

    private static JsonObject Cdr(JsonObject bill, string amount)
    {
        var tariff = Made.Tariff().But("elements", bill["elements"]!.DeepClone());
        foreach (var limit in (string[])["min_price", "max_price"])
            tariff.But(limit, bill[limit]?.DeepClone());
        return Made.Cdr()
            .But("start_date_time", bill["start"]!.DeepClone()).But("end_date_time", bill["end"]!.DeepClone())
            .But("tariffs", new JsonArray(tariff))
            .But("charging_periods", new JsonArray([.. bill["periods"]!.AsArray().Select(period =>
                Made.Period((string)period!["start"]!, [.. period["volumes"]!.AsObject().Select(volume => (volume.Key, volume.Value!.GetValue<decimal>()))]))]))
            .But("total_cost", bill[amount]!.DeepClone()).But("total_energy_cost", null);
    }

    private static IReadOnlyList<Finding> See(string check, JsonObject cdr, string? zone = "Europe/Berlin")
    {
        var bills = Traces.Crawl("cdrs.sender.list", Exchanges.Of("cdrs.sender.list").Number(2).Data(cdr));
        return Seen.By(check, zone is null
            ? Traces.Of(bills)
            : Traces.Of(Traces.Crawl("locations.sender.list", Exchanges.Of("locations.sender.list").Data(Made.Location().But("time_zone", zone))), bills));
    }

    [Test]
    public void A_CDR_without_amounts_is_not_found_right() => Assert.That(
        See("cdr.price", Made.Cdr().But("total_cost", null).But("total_energy_cost", null)).Select(finding => $"{finding.Verdict}"), Is.EqualTo(new[] { "Blocked" }));

    // A CDR does not say whether its reservation ran out or was given up.
    [TestCase(5.0, "Pass")]
    [TestCase(2.0, "Pass")]
    [TestCase(3.0, "Warn")]
    public void A_reservation_alone_may_have_run_out_or_been_given_up(double billed, string verdict)
    {
        const string Elements = """
            [{ "price_components": [{ "type": "TIME", "price": 10.0, "step_size": 1 }], "restrictions": { "reservation": "RESERVATION_EXPIRES" } },
             { "price_components": [{ "type": "TIME", "price": 4.0, "step_size": 1 }], "restrictions": { "reservation": "RESERVATION" } },
             { "price_components": [{ "type": "ENERGY", "price": 0.5, "step_size": 1 }] }]
            """;
        var cdr = Made.Cdr()
            .But("start_date_time", "2026-03-02T09:00:00Z").But("end_date_time", "2026-03-02T09:30:00Z")
            .But("tariffs", new JsonArray(Made.Tariff().But("elements", JsonNode.Parse(Elements))))
            .But("charging_periods", new JsonArray(Made.Period("2026-03-02T09:00:00Z", ("RESERVATION_TIME", 0.5m))))
            .But("total_cost", new JsonObject { ["excl_vat"] = billed }).But("total_energy_cost", null);

        Assert.That(See("cdr.price", cdr).Single().Verdict.ToString(), Is.EqualTo(verdict));
    }

    [TestCaseSource(nameof(Bills))]
    public void What_is_billed_right_passes_and_what_is_not_is_seen(JsonObject bill)
    {
        var rows = bill["rows"]!.AsArray().Select(row => (string)row!).ToList();

        var (right, wrong) = (See("cdr.price", Cdr(bill, "right")).Single(), See("cdr.price", Cdr(bill, "wrong")).Single());

        Assert.Multiple(() =>
        {
            Assert.That(right.Verdict, Is.EqualTo(Verdict.Pass), $"{right.Says} {right.Difference}");
            Assert.That(right.Says, Does.Contain("as the text is usually read"));
            Assert.That(rows, Is.SubsetOf(right.Verifies));
            Assert.That(wrong.Verdict, Is.EqualTo(Verdict.Warn));
            Assert.That(rows, Is.SubsetOf(wrong.Verifies));
        });
    }

    [Test]
    public void A_difference_is_explained_line_by_line()
    {
        var finding = See("cdr.price", Made.Cdr().But("total_cost/excl_vat", 3.5)).Single();

        Assert.Multiple(() =>
        {
            Assert.That(finding.Says, Is.EqualTo("total_cost is not what the Tariffs make of the periods: Period 1: energy 10 kWh at 0.25 per kWh (no VAT) = 2.50 (tariff T1, element 1, Energy); Period 1: charging time 60 min without a price; Period 2: parking 60 min without a price."));
            Assert.That(finding.Difference, Is.EqualTo(new Difference("2.50 EUR without VAT", "3.50 EUR")));
            Assert.That((finding.Exchange, finding.Pointer), Is.EqualTo(((int?)2, "/data/0/total_cost")));
        });
    }

    [Test]
    public void Where_the_text_leaves_room_either_reading_passes_and_is_named()
    {
        var cdr = Made.Cdr()
            .But("tariffs/0/elements", JsonNode.Parse("""[{ "price_components": [{ "type": "TIME", "price": 3, "step_size": 600 }, { "type": "PARKING_TIME", "price": 6, "step_size": 600 }] }]"""))
            .But("end_date_time", "2026-03-02T09:37:00Z").But("total_energy_cost", null)
            .But("charging_periods", new JsonArray(Made.Period("2026-03-02T09:00:00Z", ("TIME", 0.4167m)), Made.Period("2026-03-02T09:25:00Z", ("PARKING_TIME", 0.2m))));

        var (usual, other) = (See("cdr.price", cdr.DeepClone().AsObject().But("total_cost/excl_vat", 3.25)).Single(), See("cdr.price", cdr.But("total_cost/excl_vat", 2.75)).Single());

        Assert.Multiple(() =>
        {
            Assert.That((usual.Verdict, other.Verdict), Is.EqualTo((Verdict.Pass, Verdict.Pass)));
            Assert.That(other.Says, Does.Contain("read as TimeStep.Together"));
        });
    }

    [TestCase("total_cost/excl_vat", "2.51", "Pass", TestName = "A cent is rounding")]
    [TestCase("total_energy_cost/excl_vat", "2.2", "Warn", TestName = "A part that is wrong")]
    [TestCase("charging_periods/0/tariff_id", null, "Pass", TestName = "A period need not name the only tariff")]
    [TestCase("tariffs", null, "Blocked", TestName = "Without tariffs nothing can be said")]
    [TestCase("charging_periods/0/tariff_id", "\"OTHER\"", "Blocked", TestName = "A tariff that did not come along")]
    [TestCase("credit", "true", "nothing", TestName = "A Credit CDR is none of its business")]
    public void Prices(string path, string? json, string verdict) =>
        Assert.That(See("cdr.price", Made.Cdr().But(path, json is null ? null : JsonNode.Parse(json))).Select(finding => $"{finding.Verdict}").FirstOrDefault("nothing"), Is.EqualTo(verdict));

    [Test]
    public void Without_a_time_zone_whatever_hour_it_may_be_there_passes_and_the_rest_is_only_told()
    {
        var bill = Read().Single(one => (string?)one["id"] == "hours-of-utc");

        Assert.Multiple(() =>
        {
            Assert.That(See("cdr.price", Cdr(bill, "right"), zone: null).Single().Verdict, Is.EqualTo(Verdict.Pass));
            Assert.That(See("cdr.price", Cdr(bill, "right").But("total_cost/excl_vat", 9), zone: null).Single().Verdict, Is.EqualTo(Verdict.Info));
        });
    }

    [Test]
    public void A_new_period_begins_where_another_price_does() => Assert.Multiple(() =>
    {
        var cdr = Made.Cdr().But("tariffs/0/elements", JsonNode.Parse("""
            [{ "price_components": [{ "type": "ENERGY", "price": 0.5, "step_size": 1 }, { "type": "PARKING_TIME", "price": 6, "step_size": 1 }], "restrictions": { "start_time": "10:30", "end_time": "22:00" } },
             { "price_components": [{ "type": "ENERGY", "price": 0.25, "step_size": 1 }] }]
            """));
        // 09:30 UTC is 10:30 in Berlin, in the middle of the first period; in Tokyo all of it is evening.
        Assert.That(See("cdr.period-split", cdr.DeepClone().AsObject()).Single(), Has.Property("Verdict").EqualTo(Verdict.Warn).And.Property("Verifies").EqualTo(new[] { "CDR-20", "CDR-21" }));
        Assert.That(See("cdr.period-split", cdr.DeepClone().AsObject(), "Asia/Tokyo").Single().Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(See("cdr.period-split", Made.Cdr()).Single().Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(See("cdr.period-split", cdr.But("tariffs/0/elements/0/restrictions", JsonNode.Parse("""{ "min_kwh": 5 }"""))).Single().Verdict, Is.EqualTo(Verdict.Warn));
    });

    [Test]
    public void Numbers_beyond_all_sessions_are_no_fault_of_the_kit() =>
        Assert.That(See("cdr.price", Made.Cdr().But("charging_periods/0/dimensions/0/volume", JsonNode.Parse("1e28"))).Single().Verdict, Is.EqualTo(Verdict.Blocked));
}
