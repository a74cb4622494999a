using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.Checks.Making;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using Contains = OcpiKit.Engine.Scenarios.Contains;

namespace OcpiKit.Compliance.Tests.Checks;

[Category("unit")]
public sealed class ExpectationJudgeTests
{
    private static readonly Exchange Two =
        Exchanges.Of("locations.sender.list").Data(Made.Location("A"), Made.Location("B")).Header("X-Total-Count", "2").Header("X-Limit", "20");

    private static Finding Judged(Subject subject, Matcher matcher, Exchange? exchange = null, params (string, string)[] values) =>
        Judged(Traces.Expect(subject, matcher, subject is WholeAnswer ? [] : ["LOC-13"]), exchange ?? Two, values);

    private static Finding Judged(Expectation expectation, Exchange exchange, params (string, string)[] values) =>
        new ExpectationJudge(Exchanges.Edition).Of(Traces.Scenario, Traces.Step("locations.sender.get", expect: expectation), exchange, Traces.Values(values)).Single();

    private static IEnumerable<TestCaseData> Met()
    {
        yield return new(new HttpStatus(), new EqualTo(Element.Of("200"))) { TestName = "http: 200" };
        yield return new(new OcpiStatus(), new InRange(1000, 1999)) { TestName = "status: 1xxx" };
        yield return new(new HeaderValue("x-limit"), new EqualTo(Element.Of("20"))) { TestName = "a header shows a number" };
        yield return new(new HeaderValue("X-Limit"), new EqualTo(Element.Of("\"20\""))) { TestName = "a header is text" };
        yield return new(new HeaderValue("X-Limit"), new Bounded(false, "${low}", "20")) { TestName = "at_least ${low}, at_most 20" };
        yield return new(new HeaderValue("Link"), new Exists(false)) { TestName = "no Link" };
        yield return new(new BodyValue("/data/0/id"), new EqualTo(Element.Of("\"${id}\""))) { TestName = "equals ${id}" };
        yield return new(new BodyValue("/data/0/id"), new Inverse(new EqualTo(Element.Of("\"B\"")))) { TestName = "not B" };
        yield return new(new BodyValue("/data/0/id"), new OneOf([Element.Of("\"X\""), Element.Of("\"A\"")])) { TestName = "one of X, A" };
        yield return new(new BodyValue("/data/0/address"), new Matches("^K.de [0-9]$")) { TestName = "matches" };
        yield return new(new BodyValue("/data/0/evses"), new OfType(JsonValueKind.Array, "array")) { TestName = "is an array" };
        yield return new(new BodyValue("/data/0/publish"), new OfType(JsonValueKind.True, "boolean")) { TestName = "is a boolean" };
        yield return new(new BodyValue("/data"), new Bounded(true, "2", "2")) { TestName = "length 2" };
        yield return new(new BodyValue("/data/*/id"), new Unique()) { TestName = "ids are unique" };
        yield return new(new BodyValue("/data"), new Unique(["party_id", "id"])) { TestName = "party and id are unique" };
        yield return new(new BodyValue("/data/*/id"), new Contains(Element.Of("\"B\""))) { TestName = "contains B" };
        yield return new(new BodyValue("/data/*/party_id"), new EqualTo(Element.Of("\"CPO\""))) { TestName = "each equals CPO" };
        yield return new(new BodyValue("/data/*/id"), new Inverse(new OneOf([Element.Of("\"X\""), Element.Of("\"Y\"")]))) { TestName = "none is one of X, Y" };
        yield return new(new BodyValue("/data/*/id"), new Inverse(new Contains(Element.Of("\"C\"")))) { TestName = "does not contain C" };
        yield return new(new BodyValue("/data/0/nothing"), new Inverse(new Matches("."))) { TestName = "what is not there matches nothing" };
        yield return new(new HeaderValue("X-Limit"), new Inverse(new EqualTo(Element.Of("21")))) { TestName = "a header does not show 21" };
        yield return new(new BodyValue("/data"), new Each(new OfType(JsonValueKind.Object, "object"))) { TestName = "each is an object" };
        yield return new(new BodyValue("/data"), new Each(new OneOf([Element.Of("\"B\""), Element.Of("\"A\"")]), "/id")) { TestName = "the id of each is A or B" };
        yield return new(new BodyValue("/data"), new Inverse(new Each(new EqualTo(Element.Of("\"A\"")), "/id"))) { TestName = "not each is A" };
        yield return new(new BodyValue("/data"), new Each(new Each(new Exists(true), "/uid"), "/evses")) { TestName = "each EVSE of each has a uid" };
        yield return new(new BodyValue("/data/*/id"), new Each(new Matches("^[AB]$"))) { TestName = "each of what * finds" };
        yield return new(new BodyValue("/data/0/coordinates"), new SameAs(Element.Of("""{ "longitude": "4.71234", "latitude": "52.01234", "x": null }"""))) { TestName = "same as" };
        yield return new(new WholeAnswer("success"), new AsCatalogued()) { TestName = "answer: success" };
    }

    private static IEnumerable<TestCaseData> Unmet()
    {
        yield return new(new HttpStatus(), new EqualTo(Element.Of("404")), "Wanted 404, received HTTP 200.");
        yield return new(new OcpiStatus(), new InRange(2000, 2999), "Wanted 2000 to 2999, received OCPI 1000.");
        yield return new(new HeaderValue("X-Limit"), new Bounded(false, "21", null), "Wanted at least 21, received \"20\".");
        yield return new(new HeaderValue("Link"), new Exists(true), "Wanted a value, received nothing.");
        yield return new(new BodyValue("/data/0/id"), new EqualTo(Element.Of("\"a\"")), "Wanted \"a\", received \"A\".");
        yield return new(new BodyValue("/data/0/id"), new Inverse(new EqualTo(Element.Of("\"A\""))), "Wanted another value than \"A\", received \"A\".");
        yield return new(new BodyValue("/data/0/id"), new Inverse(new OneOf([Element.Of("\"A\""), Element.Of("\"X\"")])), "Wanted anything but one of \"A\", \"X\", received \"A\".");
        yield return new(new BodyValue("/data/*/id"), new Inverse(new EqualTo(Element.Of("\"B\""))), "Wanted another value than \"B\", received \"B\".");
        yield return new(new BodyValue("/data/0/id"), new Inverse(new Matches("[A-Z]")), "Wanted anything but text that matches [A-Z], received \"A\".");
        yield return new(new BodyValue("/data/0/id"), new Each(new Exists(true)), "Wanted a list, received \"A\".");
        yield return new(new BodyValue("/data"), new Inverse(new Each(new Exists(true), "/id")), "Wanted anything but a value, received a list of 2 elements.");
        yield return new(new BodyValue("/data/0/nothing"), new Matches("."), "Wanted text that matches ., received nothing.");
        yield return new(new BodyValue("/data"), new Bounded(true, "3", null), "Wanted a length of at least 3, received a length of 2.");
        yield return new(new BodyValue("/data"), new OfType(JsonValueKind.Object, "object"), "Wanted object, received a list.");
        yield return new(new BodyValue("/data/*/party_id"), new Unique(), "Wanted a list without equal elements, received \"CPO\" more than once.");
        yield return new(new BodyValue("/data/*/id"), new EqualTo(Element.Of("\"A\"")), "Wanted \"A\", received \"B\".");
        yield return new(new BodyValue("/data/0/coordinates"), new SameAs(Element.Of("""{ "latitude": "52.01234" }""")), "Wanted /longitude: nothing, received /longitude: \"4.71234\".");
        yield return new(new WholeAnswer("unknown-object"), new AsCatalogued(), "Wanted HTTP 404, received HTTP 200 with OCPI 1000 and 2 objects.");
    }

    [TestCaseSource(nameof(Met))]
    public void What_is_as_wanted_passes(Subject subject, Matcher matcher)
    {
        var finding = Judged(subject, matcher, null, ("id", "\"A\""), ("low", "20"));
        Assert.That(finding.Verdict, Is.EqualTo(Verdict.Pass), finding.Says);
    }

    [TestCaseSource(nameof(Unmet))]
    public void What_is_not_is_told_in_words(Subject subject, Matcher matcher, string says)
    {
        var finding = Judged(subject, matcher);
        Assert.Multiple(() =>
        {
            Assert.That(finding.Says, Is.EqualTo(says));
            // GET of an unknown object gives 404 is a SHOULD (STA-03).
            Assert.That(finding.Verdict, Is.EqualTo(subject is WholeAnswer ? Verdict.Warn : Verdict.Fail));
            Assert.That(finding.Check, Is.EqualTo("cpo.made.up/step/it"));
        });
    }

    [Test]
    public void An_answer_that_the_catalogue_tolerates_is_a_warning()
    {
        var finding = Judged(new WholeAnswer("unknown-object"), new AsCatalogued(), Exchanges.Of("locations.sender.get").Negative().Code(2003).Lacking("data"));
        Assert.That((finding.Verdict, finding.Says), Is.EqualTo((Verdict.Warn, "Received HTTP 200 with OCPI 2003, which is let pass; HTTP 404 is right.")));
    }

    [Test]
    public void A_wrong_answer_that_a_MUST_forbids_fails() =>
        Assert.That(Judged(new WholeAnswer("no-token"), new AsCatalogued()).Verdict, Is.EqualTo(Verdict.Fail));

    [Test]
    public void No_requirement_is_judged_harder_than_it_allows() =>
        Assert.That(Judged(Traces.Expect(new HttpStatus(), new EqualTo(Element.Of("404")), "TRN-45"), Two).Verdict, Is.EqualTo(Verdict.Warn));

    [Test]
    public void What_names_no_requirement_warns_at_most() =>
        Assert.That(Judged(Traces.Expect(new HttpStatus(), new EqualTo(Element.Of("404"))), Two).Verdict, Is.EqualTo(Verdict.Warn));

    [Test]
    public void A_milder_severity_of_the_scenario_holds() =>
        Assert.That(Judged(Traces.Expect(new HttpStatus(), new EqualTo(Element.Of("404"))) with { Severity = Verdict.Info }, Two).Verdict, Is.EqualTo(Verdict.Info));

    [Test]
    public void Where_no_answer_came_the_reason_is_told()
    {
        var finding = Judged(new HttpStatus(), new EqualTo(Element.Of("200")), Exchanges.Of("locations.sender.get").Unanswered("the connection was refused"));
        Assert.That((finding.Verdict, finding.Says), Is.EqualTo((Verdict.Blocked, "No answer came: the connection was refused.")));
    }

    [Test]
    public void A_name_without_a_value_blocks() => Assert.Multiple(() =>
    {
        var finding = Judged(new BodyValue("/data/0/id"), new EqualTo(Element.Of("\"${lost}\"")));
        Assert.That(finding.Verdict, Is.EqualTo(Verdict.Blocked));
        Assert.That(finding.Says, Does.Contain("${lost}"));
    });

    [Test]
    public void Why_a_value_is_missing_is_told_where_it_is_known()
    {
        var step = Traces.Step("locations.sender.list", expect: Traces.Expect(new BodyValue("/data/0/id"), new EqualTo(Element.Of("\"${lost}\""))));
        var finding = new ExpectationJudge(Exchanges.Edition).Of(Traces.Scenario, step, Two, Traces.Values(), _ => "which nobody has").Single();
        Assert.That(finding.Says, Is.EqualTo("This could not be judged: it needs lost, which nobody has."));
    }

    [TestCase("2", "Fail")]
    [TestCase("200", "Blocked")]
    public void What_is_missing_on_a_page_may_be_on_the_next(string total, string verdict)
    {
        var page = Exchanges.Of("locations.sender.list").Data(Made.Location("A"), Made.Location("B")).Header("X-Total-Count", total);
        Assert.That($"{Judged(new BodyValue("/data/*/id"), new Contains(Element.Of("\"C\"")), page).Verdict}", Is.EqualTo(verdict));
    }

    [Test]
    public void Every_element_that_breaks_each_is_named_with_its_place()
    {
        var step = Traces.Step("locations.sender.list", expect: Traces.Expect(new BodyValue("/data"), new Each(new Exists(true), "/name")));

        var findings = new ExpectationJudge(Exchanges.Edition).Of(Traces.Scenario, step, Exchanges.Of("locations.sender.list").Data(Made.Location("A"), Made.Location("B")).Lacking("name"), Traces.Values()).ToList();

        Assert.That(findings.Select(finding => (finding.Pointer, finding.Says)), Is.EqualTo(new[] { ("/data/0/name", "Wanted a value, received nothing."), ("/data/1/name", "Wanted a value, received nothing.") }));
        Assert.That(findings.Select(finding => finding.Cause).Distinct().Count(), Is.EqualTo(1), "One cause in two places.");
    }

    [Test]
    public void Of_many_places_that_are_looked_at_those_are_named_that_break_it()
    {
        var step = Traces.Step("locations.sender.list", expect: Traces.Expect(new BodyValue("/data/*/id"), new EqualTo(Element.Of("\"A\""))));

        Assert.That(new ExpectationJudge(Exchanges.Edition).Of(Traces.Scenario, step, Two, Traces.Values()).Select(finding => finding.Pointer), Is.EqualTo(new[] { "/data/1/id" }));
    }

    [Test]
    public void Of_an_empty_list_nothing_can_be_seen() =>
        Assert.That(Judged(new BodyValue("/data"), new Each(new Exists(true), "/id"), Exchanges.Of("locations.sender.list").Data()).Verdict, Is.EqualTo(Verdict.Blocked));

    [Test]
    public void Lists_that_differ_are_shown() =>
        Assert.That(Judged(new BodyValue("/data/*/id"), new EqualTo(Element.Of("""["B", "A"]"""))).Says, Is.EqualTo("Wanted \"B\", \"A\", received \"A\", \"B\"."));

    [Test]
    public void One_request_too_many_says_nothing_about_the_rule()
    {
        var finding = Judged(new WholeAnswer("no-token"), new AsCatalogued(), Exchanges.Of("locations.sender.list").Negative().Http(429).Body("slow down"));
        Assert.That((finding.Verdict, finding.Says.Contains("--rate", StringComparison.Ordinal)), Is.EqualTo((Verdict.Blocked, true)), finding.Says);
    }

    [Test]
    public void An_object_that_was_changed_between_two_readings_is_not_compared()
    {
        var before = Made.Location();
        before["name"] = "Another";
        before["last_updated"] = "2025-01-01T00:00:00Z";

        var finding = Judged(new BodyValue("/data/0"), new SameAs(Element.Of(before.ToJsonString())));

        Assert.That(finding.Verdict, Is.EqualTo(Verdict.Blocked));
        Assert.That(finding.Says, Does.Contain("last_updated has moved"));
    }

    [TestCase("name", "Warn", TestName = "What need not be there is lost more lightly")]
    [TestCase("city", "Fail", TestName = "What has to be there is not lost lightly")]
    public void Fields_are_lost(string field, string verdict)
    {
        var sent = Made.Location().But("name", "Kade");

        var finding = Judged(new BodyValue("/data"), new SameAs(Element.Of(sent.ToJsonString())), Exchanges.Of("locations.receiver.get").Data(Made.Location().But("name", "Kade").But(field, null)));

        Assert.That($"{finding.Verdict}", Is.EqualTo(verdict), finding.Says);
    }

    [Test]
    public void What_we_sent_nobody_else_changes()
    {
        var finding = Judged(
            new BodyValue("/data"), new SameAs(Element.Of(Made.Location().ToJsonString())), Exchanges.Of("locations.receiver.get").Data(Made.Location().But("last_updated", "2026-01-04T00:00:00Z")));

        Assert.That(finding.Verdict, Is.EqualTo(Verdict.Fail), finding.Says);
    }

    [TestCase("{ \"status_code\": 1000, \"data\"", "no JSON")]
    [TestCase("[]", "no OCPI envelope")]
    [TestCase("{ \"status_code\": 1000, \"timestamp\": \"2026-03-01T10:00:00Z\", \"data\": {} }", "a list is due")]
    public void What_a_standing_check_has_named_already_is_not_named_again(string body, string reason)
    {
        var finding = Judged(new BodyValue("/data/0/id"), new EqualTo(Element.Of("1")), Exchanges.Of("locations.sender.list").Body(body));

        Assert.That((finding.Verdict, finding.Says.Contains(reason, StringComparison.Ordinal)), Is.EqualTo((Verdict.Blocked, true)), finding.Says);
    }

    [Test]
    public void Nothing_to_look_at_blocks() =>
        Assert.That(Judged(new BodyValue("/data/*/lost"), new EqualTo(Element.Of("1"))).Verdict, Is.EqualTo(Verdict.Blocked));

    [Test]
    public void A_mistake_of_the_scenario_is_not_the_targets()
        => Assert.That(Judged(new BodyValue("/data/0/id"), new Matches("(")).Verdict, Is.EqualTo(Verdict.Error));

    [Test]
    public void An_evil_pattern_ends() =>
        Assert.That(Judged(new BodyValue("/data"), new Matches("^(a+)+$"), Exchanges.Of("locations.sender.list").Envelope("data", new string('a', 50_000) + "!")).Verdict, Is.EqualTo(Verdict.Fail));

    [Test]
    public void Values_keep_their_kind_inside_of_objects() =>
        Assert.That(Judged(new BodyValue("/data/0"), new EqualTo(Element.Of("""{ "n": "${n}", "t": "x${n}" }""")),
            Exchanges.Of("locations.sender.list").Data(JsonNode.Parse("""{ "n": 5, "t": "x5" }""")!), ("n", "5")).Verdict, Is.EqualTo(Verdict.Pass));
}
