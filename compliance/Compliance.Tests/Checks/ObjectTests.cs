using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Checks.Values;

namespace OcpiKit.Compliance.Tests.Checks;

/// <summary>What Locations and Tariffs have to be beyond their schema.</summary>
[Category("unit")]
public sealed class ObjectTests
{
    private static string Location(string check, string path, string? json) => Seen.Verdict(check,
        Exchanges.Of("locations.sender.list").Data(Made.Location().But(path, json is null ? null : JsonNode.Parse(json))));

    private static string Tariff(string check, params JsonNode[] elements) => Seen.Verdict(check,
        Exchanges.Of("tariffs.sender.list").Data(Made.Tariff().But("elements", new JsonArray(elements))));

    [TestCase("location.times", "last_updated", "\"2026-01-03T00:00:00Z\"", "Pass")]
    [TestCase("location.times", "last_updated", "\"2026-01-01T12:00:00Z\"", "Fail")]
    [TestCase("location.times", "evses/0/connectors/0/last_updated", "\"2026-01-02T00:00:01Z\"", "Fail")]
    [TestCase("location.time-zone", "time_zone", "\"Europe/Amsterdam\"", "Pass")]
    [TestCase("location.time-zone", "time_zone", "\"Asia/Calcutta\"", "Pass")]
    [TestCase("location.time-zone", "time_zone", "\"America/Argentina/Buenos_Aires\"", "Pass")]
    [TestCase("location.time-zone", "time_zone", "\"Etc/GMT+3\"", "Pass")]
    [TestCase("location.time-zone", "time_zone", "\"W. Europe Standard Time\"", "Fail")]
    [TestCase("location.time-zone", "time_zone", "\"Europe/Gouda\"", "Fail")]
    [TestCase("location.time-zone", "time_zone", "\"../../etc/passwd\"", "Fail")]
    [TestCase("location.time-zone", "time_zone", "\"+01:00\"", "Fail")]
    [TestCase("location.country", "country", "\"NLD\"", "Pass")]
    [TestCase("location.country", "country", "\"XKX\"", "Pass")]
    [TestCase("location.country", "country", "\"NL\"", "Fail")]
    [TestCase("location.country", "country", "\"nld\"", "Warn")]
    [TestCase("location.country", "country", "\"ZZZ\"", "Fail")]
    [TestCase("location.evse-id", "evses/0/evse_id", "\"BE*BEC*E041503001\"", "Pass")]
    [TestCase("location.evse-id", "evses/0/evse_id", "\"debece041503001\"", "Pass")]
    [TestCase("location.evse-id", "evses/0/evse_id", "\"1\"", "Warn")]
    [TestCase("location.evse-id", "evses/0/evse_id", null, "Warn")]
    [TestCase("location.connector-ids", "evses/0/connectors", """[{ "id": "a" }, { "id": "b" }]""", "Pass")]
    [TestCase("location.connector-ids", "evses/0/connectors", """[{ "id": "a" }, { "id": "A" }]""", "Fail")]
    [TestCase("location.energy-mix", "energy_mix", """{ "energy_sources": [{ "percentage": 33.3 }, { "percentage": 66.6 }] }""", "Pass")]
    [TestCase("location.energy-mix", "energy_mix", """{ "energy_sources": [{ "percentage": 33.3 }] }""", "Warn")]
    [TestCase("location.energy-mix", "energy_mix", """{ "is_green_energy": true }""", "nothing")]
    [TestCase("location.images", "images", """[{ "category": "CHARGER", "width": 800, "height": 600 }]""", "Pass")]
    [TestCase("location.images", "images", """[{ "category": "CHARGER", "width": 80, "height": 60 }]""", "Warn")]
    [TestCase("location.images", "operator", """{ "logo": { "category": "OPERATOR", "width": 512, "height": 512 } }""", "Pass")]
    [TestCase("location.images", "operator", """{ "logo": { "category": "OPERATOR", "width": 513, "height": 512 } }""", "Warn")]
    public void A_Location_holds_together(string check, string path, string? json, string verdict) =>
        Assert.That(Location(check, path, json), Is.EqualTo(verdict));

    [TestCase("2026-05-01T12:00:00Z", "Pass", TestName = "A closing may begin when an opening ends")]
    [TestCase("2026-05-01T11:59:59Z", "Warn", TestName = "A closing does not overlap an opening")]
    public void Closings_and_openings(string closed, string verdict) => Assert.That(Location("location.closings", "opening_times", $$"""
        { "twentyfourseven": true,
          "exceptional_openings": [{ "period_begin": "2026-05-01T08:00:00Z", "period_end": "2026-05-01T12:00:00Z" }],
          "exceptional_closings": [{ "period_begin": "{{closed}}", "period_end": "2026-05-02T00:00:00Z" }] }
        """), Is.EqualTo(verdict));

    [Test]
    public void The_times_of_a_single_EVSE_are_looked_at_too() =>
        Assert.That(Seen.Verdict("location.times", Exchanges.Of("locations.sender.get.evse").Data(Made.Evse().But("last_updated", "2025-01-01T00:00:00Z"))), Is.EqualTo("Fail"));

    [Test]
    public void A_removed_EVSE_may_lack_its_evse_id() =>
        Assert.That(Seen.Verdict("location.evse-id", Exchanges.Of("locations.sender.list").Data(Made.Location().But("evses/0/evse_id", null).But("evses/0/status", "REMOVED"))), Is.EqualTo("Pass"));

    [Test]
    public void ISO_lists_249_countries_and_the_kit_one_more() => Assert.That(Countries.Count, Is.EqualTo(250));

    [Test]
    public void A_dimension_has_a_default_price() => Assert.Multiple(() =>
    {
        var restricted = Made.Element(Made.Price("TIME")).But("restrictions", JsonNode.Parse("""{ "min_kwh": 5 }"""));
        var reservation = Made.Element(Made.Price("TIME")).But("restrictions", JsonNode.Parse("""{ "reservation": "RESERVATION" }"""));
        var nulls = Made.Element(Made.Price("TIME")).But("restrictions", JsonNode.Parse("""{ "min_kwh": null, "day_of_week": [] }"""));
        Assert.That(Tariff("tariff.default", restricted.DeepClone()), Is.EqualTo("Warn"));
        Assert.That(Tariff("tariff.default", restricted.DeepClone(), nulls), Is.EqualTo("Pass"));
        Assert.That(Tariff("tariff.default", Made.Element(Made.Price("ENERGY")), reservation), Is.EqualTo("Pass"));
    });

    [TestCase("ENERGY", 0.25, 1, "Pass")]
    [TestCase("TIME", 0.25, 300, "Warn")]
    [TestCase("FLAT", 0.25, 300, "nothing")]
    [TestCase("TIME", 0, 300, "nothing")]
    public void A_step_size_of_1_is_advised(string type, double price, int step, string verdict) =>
        Assert.That(Tariff("tariff.step-size", Made.Element(Made.Price(type, (decimal)price, step))), Is.EqualTo(verdict));

    [TestCase("FLAT", 0, "Pass")]
    [TestCase("ENERGY", 0, "Info")]
    [TestCase("ENERGY", 0.1, "nothing")]
    public void What_is_free_is_one_FLAT_price_of_nothing(string type, double price, string verdict) =>
        Assert.That(Tariff("tariff.free", Made.Element(Made.Price(type, (decimal)price))), Is.EqualTo(verdict));

    [Test]
    public void A_finding_points_to_its_place() => Assert.Multiple(() =>
    {
        var finding = Seen.By("location.times", Exchanges.Of("locations.sender.list").Number(7).Data(Made.Location(), Made.Location("B").But("last_updated", "2025-01-01T00:00:00Z"))).Single();
        Assert.That((finding.Exchange, finding.Pointer), Is.EqualTo(((int?)7, "/data/1/evses/0/last_updated")));
        Assert.That(finding.Difference!.Received, Is.EqualTo("2025-01-01T00:00:00Z"));
        Assert.That(finding.Verifies, Is.EqualTo(new[] { "LOC-10" }));
    });

    [Test]
    public void A_thousand_broken_objects_are_told_two_hundred_times() =>
        Assert.That(Seen.By("location.country", Exchanges.Of("locations.sender.list").Data([.. Enumerable.Range(0, 1000).Select(i => Made.Location($"{i}").But("country", "NL"))])), Has.Count.EqualTo(Judge.Most));
}
