using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Compliance.Tests.Checks.Incoming;

[Category("unit")]
public sealed class PushRelationTests
{
    private static Trace Nothing => Traces.Of();

    private static CallBuilder Put(string status, string updated, double kwh = 1.5) =>
        Calls.Of("sessions.receiver.put").Body(Made.Session(status).But("last_updated", updated).But("kwh", kwh));

    private static CallBuilder Patch(string body) => Calls.Of("sessions.receiver.patch").Body(body);

    [Test]
    public void COMPLETED_is_the_end() => Assert.Multiple(() =>
    {
        var end = Put("COMPLETED", "2026-03-01T11:00:00Z");
        Assert.That(Seen.Verdict("session.final", Nothing.With(Put("ACTIVE", "2026-03-01T10:00:00Z"))), Is.EqualTo("nothing"));
        Assert.That(Seen.Verdict("session.final", Nothing.With(Put("ACTIVE", "2026-03-01T10:00:00Z"), end)), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("session.final", Nothing.With(end, end)), Is.EqualTo("Pass"), "The same once more is no change.");
        Assert.That(Seen.Verdict("session.final", Nothing.With(end, Put("ACTIVE", "2026-03-01T10:59:00Z"))), Is.EqualTo("Pass"), "It was overtaken.");
        Assert.That(Seen.Verdict("session.final", Nothing.With(end, Patch("""{ "kwh": 3, "last_updated": "2026-03-01T11:01:00Z" }"""))), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict("session.final", Nothing.With(end, Put("ACTIVE", "2026-03-01T11:01:00Z").Parameter("session_id", "S2"))), Is.EqualTo("Pass"), "It is another Session.");
    });

    [TestCase(1.5, "Pass")]
    [TestCase(2, "Pass")]
    [TestCase(1, "Warn")]
    public void Energy_does_not_fall(double then, string verdict) =>
        Assert.That(Seen.Verdict("session.energy", Nothing.With(Put("ACTIVE", "2026-03-01T10:00:00Z"), Put("ACTIVE", "2026-03-01T10:01:00Z", then))), Is.EqualTo(verdict));

    [TestCase("2026-03-01T10:01:00Z", "Pass")]
    [TestCase("2026-03-01T10:00:00Z", "Pass")]
    [TestCase("2026-03-01T09:59:00Z", "Warn")]
    public void Pushes_come_in_the_order_of_their_changes(string then, string verdict) =>
        Assert.That(Seen.Verdict("push.last-updated", Nothing.With(Put("ACTIVE", "2026-03-01T10:00:00Z"), Put("ACTIVE", then, 2))), Is.EqualTo(verdict));

    [Test]
    public void What_was_lost_is_not_sent_again() => Assert.Multiple(() =>
    {
        var lost = Put("ACTIVE", "2026-03-01T10:00:00Z").Answered(500);
        Assert.That(Seen.Verdict("push.sent-once", Nothing.With(lost)), Is.EqualTo("nothing"), "Nothing came after it in which it could have shown.");
        Assert.That(Seen.Verdict("push.sent-once", Nothing.With(lost, Put("ACTIVE", "2026-03-01T10:01:00Z").At(2))), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("push.sent-once", Nothing.With(lost, Put("ACTIVE", "2026-03-01T10:00:00Z").At(2))), Is.EqualTo("Warn"));
        Assert.That(Seen.Verdict("push.sent-once", Nothing.With(Put("ACTIVE", "2026-03-01T10:00:00Z"), Put("ACTIVE", "2026-03-01T10:00:00Z"))), Is.EqualTo("nothing"), "The first one had arrived.");
    });

    [Test]
    public void A_CDR_is_not_sent_twice_with_two_contents() => Assert.Multiple(() =>
    {
        var cdr = Calls.Of("cdrs.receiver.post").Body("""{ "id": "C1", "country_code": "NL", "party_id": "CPO", "total_energy": 1 }""");
        var other = Calls.Of("cdrs.receiver.post").Body("""{ "id": "C1", "country_code": "NL", "party_id": "CPO", "total_energy": 2 }""");
        Assert.That(Seen.Verdict("cdr.unchanged", Nothing.With(cdr, cdr)), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("cdr.unchanged", Nothing.With(cdr, other)), Is.EqualTo("Fail"));
    });

    [Test]
    public void A_profile_is_pushed_after_one_was_set() => Assert.Multiple(() =>
    {
        static StepTrace Set(string result) => Traces.Call("chargingprofiles.receiver.put",
            Exchanges.Of("chargingprofiles.receiver.put").Asking("/S1").Envelope("data", System.Text.Json.Nodes.JsonNode.Parse($$"""{ "result": "{{result}}", "timeout": 30 }""")));
        var (began, push) = (Put("ACTIVE", "2026-03-01T10:00:00Z").Answered(201).At(1), Calls.Of("chargingprofiles.sender.put.active_profile").At(5).Body("{}"));
        Assert.That(Seen.Verdict("profile.pushed", Traces.Of(Set("ACCEPTED")).With(began, push)), Is.EqualTo("Pass"));
        Assert.That(Seen.Verdict("profile.pushed", Traces.Of(Set("REJECTED")).With(began, push)), Is.EqualTo("Fail"));
        Assert.That(Seen.Verdict("profile.pushed", Traces.Of().With(push)), Is.EqualTo("nothing"), "It may have been set in a scenario before.");
    });
}
