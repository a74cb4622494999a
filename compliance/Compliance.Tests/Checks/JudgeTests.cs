using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Compliance.Tests.Checks;

[Category("unit")]
public sealed class JudgeTests
{
    private sealed class Says(Observation seen, string[] verifies, Axis axis = Axis.Conformance) : Check<Exchange>("made.up", "Made up.", verifies, axis)
    {
        public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings) => [seen];
    }

    private sealed class Breaks() : Check<Exchange>("made.broken", "Breaks.", ["TRN-40"])
    {
        public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
        {
            yield return Pass("One thing is well.");
            throw new InvalidOperationException("a secret of the other side");
        }
    }

    private static IReadOnlyList<Finding> Judged(params ICheck<Exchange>[] checks) =>
        [.. new Judge(Seen.Surroundings, checks, [], []).Of(Exchanges.Of("locations.sender.list").Number(5).Data())];

    [TestCase(Verdict.Fail, "TRN-40", Verdict.Fail)]
    [TestCase(Verdict.Fail, "TRN-45", Verdict.Warn)]
    [TestCase(Verdict.Fail, "TRN-64", Verdict.Info)]
    [TestCase(Verdict.Warn, "TRN-64", Verdict.Info)]
    [TestCase(Verdict.Fail, "TRN-40,TRN-45", Verdict.Warn)]
    [TestCase(Verdict.Fail, "LOC-24", Verdict.Warn)]
    [TestCase(Verdict.Pass, "TRN-64", Verdict.Pass)]
    [TestCase(Verdict.Blocked, "TRN-64", Verdict.Blocked)]
    public void A_verdict_is_never_harder_than_its_most_lenient_requirement(Verdict seen, string verifies, Verdict judged) =>
        Assert.That(Judged(new Says(new Observation(seen, "Seen."), verifies.Split(','))).Single().Verdict, Is.EqualTo(judged));

    [Test]
    public void An_observation_may_speak_of_fewer_requirements_than_its_rule() => Assert.Multiple(() =>
    {
        var finding = Judged(new Says(new Observation(Verdict.Fail, "Seen.", Verifies: ["TRN-40"], Type: "part"), ["TRN-45"])).Single();
        Assert.That((finding.Check, finding.Verdict, finding.Exchange), Is.EqualTo(("made.up.part", Verdict.Fail, (int?)5)));
        Assert.That(finding.Verifies, Is.EqualTo(new[] { "TRN-40" }));
    });

    [Test]
    public void Compatibility_is_at_most_a_warning() =>
        Assert.That(Judged(new Says(new Observation(Verdict.Fail, "Seen."), [], Axis.Compatibility)).Single().Verdict, Is.EqualTo(Verdict.Warn));

    [Test]
    public void A_check_that_breaks_is_the_kits_error_and_stops_no_other() => Assert.Multiple(() =>
    {
        var findings = Judged(new Breaks(), new Says(new Observation(Verdict.Pass, "Seen."), []));
        Assert.That(findings.Select(finding => finding.Verdict), Is.EqualTo(new[] { Verdict.Pass, Verdict.Error, Verdict.Pass }));
        Assert.That(findings[1].Says, Does.Contain("made.broken").And.Not.Contain("secret"));
    });

    [Test]
    public void Where_no_answer_came_no_check_speaks() =>
        Assert.That(new Judge(Seen.Surroundings).Of(Exchanges.Of("locations.sender.list").Unanswered("timed out")), Is.Empty);

    [Test]
    public void A_correct_answer_has_nothing_but_passes() => Assert.Multiple(() =>
    {
        foreach (var exchange in new Exchange[]
        {
            Exchanges.Of("locations.sender.list").Asking("?limit=50").Data(Made.Location()), Exchanges.Of("tariffs.sender.list").Data(Made.Tariff()),
            Exchanges.Of("versions.symmetric.list").Data(Made.Version()), Exchanges.Of("versions.symmetric.get").Data(Made.Details(Made.Endpoint("locations"))),
            Exchanges.Of("credentials.symmetric.get").Data(Made.Credentials()), Exchanges.Of("locations.sender.get.connector").Data(Made.Connector()),
        })
            Assert.That(new Judge(Seen.Surroundings).Of(exchange).Where(finding => finding.Verdict != Verdict.Pass), Is.Empty, exchange.Operation!.Id);
    });
}
