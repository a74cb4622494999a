using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Checks.Relations;

/// <summary>What holds between two readings of a place, and between what is said of it.</summary>
[Category("unit")]
public sealed class PlaceRelationTests
{
    private const string Locations = "locations.sender.list";

    private static StepTrace Read(int number, params JsonNode[] locations) => Traces.Call(Locations, Exchanges.Of(Locations).Number(number).Data(locations));

    private static string Ids(params StepTrace[] readings) => Seen.Verdict("location.ids", Traces.Of(readings));

    [Test]
    public void A_Location_keeps_its_id() => Assert.Multiple(() =>
    {
        Assert.That(Ids(Read(1, Made.Location())), Is.EqualTo("nothing"));
        Assert.That(Ids(Read(1, Made.Location()), Read(2, Made.Location("l1"))), Is.EqualTo("Pass"));
        Assert.That(Ids(Read(1, Made.Location()), Read(2, Made.Location("L9"))), Is.EqualTo("Fail"));
        Assert.That(Ids(Read(1, Made.Location(), Made.Location("L9"))), Is.EqualTo("nothing"), "Two in one answer are two.");
        Assert.That(Ids(Read(1, Made.Location()), Read(2, Made.Location("L9", "E9"))), Is.EqualTo("nothing"), "It has other EVSEs.");
    });

    private static string Moved(JsonObject then, JsonObject now, string read = "2026-03-01T10:00:00Z") => Seen.Verdict(
        "object.last-updated",
        Traces.Of(Traces.Call(Locations, Exchanges.Of(Locations).Number(1).Envelope("timestamp", read).Data(then)), Read(2, now)));

    [Test]
    public void What_has_changed_has_another_time() => Assert.Multiple(() =>
    {
        Assert.That(Moved(Made.Location(), Made.Location()), Is.EqualTo("nothing"), "Nothing has changed.");
        Assert.That(Moved(Made.Location(), Made.Location().But("name", "New").But("last_updated", "2026-01-04T00:00:00Z")), Is.EqualTo("Pass"));
        Assert.That(Moved(Made.Location(), Made.Location().But("name", "New")), Is.EqualTo("Fail"));
        Assert.That(Moved(Made.Location(), Made.Location().But("name", "New").But("last_updated", "2026-01-03T00:00:00.000")), Is.EqualTo("Fail"), "It is the same instant.");
        Assert.That(Moved(Made.Location(), Made.Location().But("name", "New"), read: "2026-01-03T00:00:01Z"), Is.EqualTo("nothing"), "Both changes may have been made in that second.");
        Assert.That(Moved(Made.Location().But("name", null), Made.Location()), Is.EqualTo("nothing"));
    });

    [Test]
    public void The_time_passes_upward() => Assert.Multiple(() =>
    {
        var changed = Made.Location().But("evses/0/status", "CHARGING").But("evses/0/last_updated", "2026-01-02T12:00:00Z");
        Assert.That(Moved(Made.Location(), changed), Is.EqualTo("Fail"), "The EVSE says so, its Location does not.");
        Assert.That(Moved(Made.Location(), Made.Location().But("evses/0/status", "CHARGING").But("last_updated", "2026-01-04T00:00:00Z")), Is.EqualTo("Fail"), "The Location says so, its EVSE does not.");
        Assert.That(Moved(Made.Location(), changed.But("last_updated", "2026-01-04T00:00:00Z")), Is.EqualTo("Pass"));
        Assert.That(Seen.By("object.last-updated", Traces.Of(Read(1, Made.Location()), Read(2, Made.Location().But("evses/0/status", "CHARGING"))))[0].Verifies, Is.EqualTo(new[] { "LOC-10" }));
    });

    [Test]
    public void The_list_and_the_thing_itself_are_not_mixed() => Assert.That(
        Seen.Verdict("object.last-updated", Traces.Of(Read(1, Made.Location()), Traces.Call("locations.sender.get", Exchanges.Of("locations.sender.get").Number(2).Data(Made.Location().But("name", "Other"))))),
        Is.EqualTo("nothing"));

    private static CallBuilder Evse(string body) => Calls.Of("locations.receiver.patch.evse").Body(body);

    private static CallBuilder Status(string status, string updated) => Evse($$"""{ "status": "{{status}}", "last_updated": "{{updated}}" }""");

    [Test]
    public void A_PATCH_holds_changes_only() => Assert.Multiple(() =>
    {
        var broken = Status("OUTOFORDER", "2026-03-01T10:00:00Z");
        Assert.That(Changes(broken), Is.EqualTo("nothing"));
        Assert.That(Changes(broken, Status("AVAILABLE", "2026-03-01T10:01:00Z")), Is.EqualTo("Pass"));
        Assert.That(Changes(broken, Status("OUTOFORDER", "2026-03-01T10:01:00Z")), Is.EqualTo("Warn"));
        Assert.That(Changes(broken, Evse("""{ "status": "AVAILABLE", "floor_level": "1", "last_updated": "2026-03-01T10:01:00Z" }"""),
            Evse("""{ "status": "BLOCKED", "floor_level": "1", "last_updated": "2026-03-01T10:02:00Z" }""")), Is.EqualTo("Warn"));
        Assert.That(Changes(broken, broken), Is.EqualTo("nothing"), "The same once more is a repetition.");
        Assert.That(Changes(
            Evse("""{ "status": "OUTOFORDER", "last_updated": "2026-03-01T10:01:00Z", "floor_level": "1" }""").Answered(404),
            Evse("""{ "status": "AVAILABLE", "last_updated": "2026-03-01T10:02:00Z", "floor_level": "1" }""").Answered(404)), Is.EqualTo("Warn"), "We do not know the EVSE, and it is true all the same.");
    });

    private static string Changes(params Exchange[] calls) => Seen.Verdict("push.only-changes", Traces.Of().With(calls));

    [Test]
    public void Where_somebody_charges_it_is_not_free() => Assert.Multiple(() =>
    {
        var (made, began, ended) = (Session("PENDING", "2026-03-01T10:00:00Z"), Session("ACTIVE", "2026-03-01T10:01:00Z"), Session("COMPLETED", "2026-03-01T11:00:00Z"));
        var charging = Status("CHARGING", "2026-03-01T10:01:05Z");
        Assert.That(InUse(made, began, charging, ended), Is.EqualTo("Pass"));
        Assert.That(InUse(began, Status("AVAILABLE", "2026-03-01T10:01:00Z"), ended), Is.EqualTo("Warn"));
        Assert.That(InUse(made, Status("AVAILABLE", "2026-03-01T10:00:05Z"), began, ended), Is.EqualTo("Warn"));
        Assert.That(InUse(made, Status("AVAILABLE", "2026-03-01T10:00:05Z"), began, charging, ended), Is.EqualTo("Pass"), "It was not plugged in yet.");
        Assert.That(InUse(made, began, charging, Status("AVAILABLE", "2026-03-01T10:59:50Z"), ended), Is.EqualTo("Pass"), "The meter is read last.");
        Assert.That(InUse(Status("AVAILABLE", "2026-03-01T09:59:59Z"), made, began, ended), Is.EqualTo("nothing"), "That was before.");
        Assert.That(InUse(began, Status("AVAILABLE", "2026-03-01T10:01:00Z").Parameter("evse_uid", "E2"), ended), Is.EqualTo("nothing"), "It is another EVSE.");
    });

    private static string InUse(params Exchange[] calls) => Seen.Verdict("evse.in-use", Traces.Of().With(calls));

    private static CallBuilder Session(string status, string updated) => Calls.Of("sessions.receiver.put").Body(Made.Session(status).But("last_updated", updated));

    [Test]
    public void That_an_EVSE_is_gone_is_pushed() => Assert.Multiple(() =>
    {
        var (there, gone) = (Read(1, Made.Location()), Read(2, Made.Location().But("evses/0/status", "REMOVED")));
        var removed = Status("REMOVED", "2026-03-01T10:00:00Z");
        Assert.That(Removed([there, gone], removed), Is.EqualTo("Pass"));
        Assert.That(Removed([there, gone], Calls.Of("locations.receiver.put").Body(Made.Location().But("evses/0/status", "REMOVED"))), Is.EqualTo("Pass"), "The whole Location says it too.");
        Assert.That(Removed([there, gone], Status("OUTOFORDER", "2026-03-01T10:00:00Z")), Is.EqualTo("Fail"));
        Assert.That(Removed([there, gone]), Is.EqualTo("nothing"), "Nothing is pushed of this place.");
        Assert.That(Removed([gone], Status("OUTOFORDER", "2026-03-01T10:00:00Z").Parameter("evse_uid", "E2")), Is.EqualTo("nothing"), "It was gone before.");
    });

    private static string Removed(StepTrace[] readings, params Exchange[] calls) => Seen.Verdict("evse.removal", Traces.Of(readings).With(calls));

    [TestCase("REGULAR", "Warn")]
    [TestCase("PROFILE_GREEN", "Pass")]
    [TestCase(null, "Pass")]
    public void Who_may_choose_is_told_what_it_costs(string? type, string verdict)
    {
        var locations = Traces.Crawl(Locations, Exchanges.Of(Locations).Data(Made.Location().But("evses/0/capabilities", new JsonArray("CHARGING_PREFERENCES_CAPABLE"))));
        var tariffs = Traces.Crawl("tariffs.sender.list", Exchanges.Of("tariffs.sender.list").Data(Made.Tariff().But("type", type)));
        Assert.That(Seen.Verdict("connector.profile-tariffs", Traces.Of(locations, tariffs)), Is.EqualTo(verdict));
    }
}
