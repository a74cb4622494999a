using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Linting;

namespace OcpiKit.Compliance.Tests.Scenarios;

/// <summary>Each rule of the linter, with all that it says.</summary>
[TestFixture, Category("unit")]
public sealed class LintRulesTests
{
    private const string Header = "# yaml-language-server: $schema=scenario.schema.json\n";
    private const string Head = Header + "id: cpo.locations.a\ntitle: T\nwhy: Without this an app has no map, and a driver stands in the street with an empty battery and no idea.\nrole: CPO\nmodule: locations\n";

    private static List<string> Lint(params (string File, string Text)[] files)
    {
        var loader = new ScenarioLoader(Protocol221.Edition);
        var read = files.Select(file => loader.Load(file.File, file.Text)).ToList();
        return [.. new ScenarioLinter(Protocol221.Edition).Lint(new ScenarioSet([.. read.SelectMany(set => set.Scenarios)], [.. read.SelectMany(set => set.Diagnostics)]))
            .Select(d => $"{d.Place.Line}:{d.Place.Column} {d.Code}: {d.Says} {d.Remedy}")];
    }

    [TestCase("{ id: a, call: locations.sender.list, with: { limt: 2 } }", "", "8:5 unknown-parameter: locations.sender.list has no parameter limt; it goes into the query as it is. Did you mean limit?")]
    [TestCase("{ id: a, call: locations.sender.list, headers: { X-Reqest-ID: a } }", "", "8:5 unknown-header: OCPI has no header X-Reqest-ID. Did you mean X-Request-ID?")]
    [TestCase("{ id: a, call: locations.sender.list, body: { a: 1 } }", "", "8:5 body-of-get: The step sends a body with GET, which servers leave unread. Take the body away, or call the operation that writes.")]
    [TestCase("{ id: a, call: tokens.receiver.put, with: { country_code: NL, party_id: OKT, token_uid: A } }", "conduct: changes", "9:5 no-body: tokens.receiver.put sends Token, and the step has no body. Add one, or write wrong: true where that is what is tried.")]
    [TestCase("{ id: a, call: locations.sender.list, token: none, headers: { Authorization: Token } }", "", "8:5 token-and-header: token: none leaves the header Authorization out, and headers sets it. Keep one of them.")]
    [TestCase("{ id: a, call: locations.sender.list, capture: { id: /data/0/id } }", "", "8:54 unused-name: Nothing uses id. Write ${id} where it is meant, or take it away.")]
    [TestCase("{ id: a, set: { b: 1 } }", "", "8:21 unused-name: Nothing uses b. Write ${b} where it is meant, or take it away.")]
    [TestCase("{ id: a, call: locations.sender.list }", "needs: [evse]", "7:9 unused-need: The scenario needs evse and uses none of location_id, evse_uid, connector_id. Take the need away: a platform without it could be tested all the same.")]
    [TestCase("{ id: a, call: locations.sender.list }", "conduct: changes", "2:1 needless-changes: The scenario says that it changes something, and no step of it does. Write conduct: reads, or leave it out: then it may be played against a system in use too.")]
    [TestCase("{ id: a, await: sessions.receiver.put, within: 10m }", "", "8:5 long-wait: The step waits up to 10 minutes, and a run as long as that. Wait shorter; where a person has to do something, --patience gives the time.")]
    [TestCase("{ id: a, await: sessions.receiver.put, absent: fail }", "", "8:5 no-requirement: No requirement is named that demands the call, and that none comes warns at most. Name it with verifies, or write absent: warn.")]
    [TestCase("{ id: a, trigger: charge, ask: Charge }", "", "8:5 unseen-trigger: No step waits for what the trigger charge brings about. Add a step that awaits the call that shows it; without one it cannot be done by a person either.")]
    [TestCase("{ id: a, call: commands.receiver.post.unlock_connector, body: { response_url: \"${response_url}\", location_id: A, evse_uid: B, connector_id: C } }", "conduct: changes", "9:5 unawaited: The step gives out a response_url, and no step waits for what is sent there. Add - await: commands.sender.post.result with answers: a.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { http: 200 } ] }", "", "8:53 no-requirement: The expectation names no requirement that demands it, and warns at most. Name it with verifies, or write otherwise: warn.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { http: 200, verifies: TRN-20 }, { http: 200, verifies: TRN-20 } ] }", "", "8:86 repeated: The step expects this already, at cpo/locations/a.yaml:8:53. Take one of them away.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { at: /data, length: { at_least: 0 }, otherwise: warn } ] }", "", "8:53 cannot-fail: The expectation cannot fail: no length is less than 0. Say what has to be there, or take it away.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { at: /data/*/id, exists: true, otherwise: warn } ] }", "", "8:53 cannot-fail: The expectation cannot fail: a list of all that * finds is always there, though it may be empty. Say what has to be there, or take it away.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { at: /data/0/id, matches: '.*', otherwise: warn } ] }", "", "8:53 cannot-fail: The expectation cannot fail: every text matches this. Say what has to be there, or take it away.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { at: /data/0/id, one_of: [A], otherwise: warn } ] }", "", "8:53 plainer: one_of has one value only. Write equals: A.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { at: /data/0/id, not: { exists: true }, otherwise: warn } ] }", "", "8:53 plainer: not stands before exists. Write exists: false.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { at: /data/0/id, at_least: 2, at_most: 1, otherwise: warn } ] }", "", "8:53 plainer: Nothing is at least 2 and at most 1. Swap the bounds.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { at: /data/0/idd, exists: true, otherwise: warn } ] }", "", "8:53 no-such-place: Location has no field idd. Did you mean id?")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { at: /data/id, exists: true, otherwise: warn } ] }", "", "8:53 no-such-place: /data is a list, and id is no place in it. Write /data/0/id for the first, or /data/*/id for all.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { at: /id, exists: true, otherwise: warn } ] }", "", "8:53 no-such-place: An answer holds data, status_code, status_message, timestamp, and /id begins with none of them. Did you mean /data/0/id?")]
    [TestCase("{ id: a, await: sessions.receiver.put, expect: [ { at: /data/id, exists: true, otherwise: warn } ] }", "", "8:54 no-such-place: What a platform sends stands in its request as it is, not below data. Did you mean /id?")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { http: 200, verifies: TRN-46, otherwise: fail } ] }", "", "8:53 too-hard: otherwise: fail is harder than TRN-46 allows, which is info here. Write otherwise: info, or name the requirement that demands more.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { http: 200, verifies: TOK-23 } ] }", "", "8:53 other-role: TOK-23 binds the role eMSP, and the scenario tests the role CPO. Name a requirement that binds who is tested.")]
    [TestCase("{ id: a, call: locations.sender.list, with: { limit: two } }", "", "8:5 wrong-parameter: limit is \"two\", which is no whole number. Mend it, or write wrong: true where that is what is tried.")]
    [TestCase("{ id: a, call: locations.sender.list, with: { date_from: yesterday } }", "", "8:5 wrong-parameter: date_from is \"yesterday\", which is no DateTime of OCPI. Mend it, or write wrong: true where that is what is tried.")]
    [TestCase("{ id: a, call: tokens.receiver.get, with: { country_code: NLD, party_id: OKT, token_uid: A } }", "", "8:5 wrong-parameter: country_code is \"NLD\", which is longer than the 2 characters that it may have. Mend it, or write wrong: true where that is what is tried.")]
    [TestCase("{ id: a, call: tokens.receiver.patch, with: { country_code: NL, party_id: OKT, token_uid: A }, body: { valid: sure } }", "conduct: changes", "9:5 wrong-body: The body is no Token: /valid is \"sure\" and has to be true or false. Mend it, or write wrong: true where that is what is tried.")]
    public void A_step_that_probably_says_something_else_than_was_meant_is_told(string step, string top, string said) =>
        Assert.That(Lint(("cpo/locations/a.yaml", Head + (top.Length > 0 ? top + "\n" : "") + "steps:\n  - " + step)), Is.EqualTo(new[] { said }));

    [Test, SetCulture("de-DE")]
    public void Bounds_are_numbers_in_every_country() =>
        Assert.That(Lint(("cpo/locations/a.yaml", Head + "steps:\n  - { id: a, call: locations.sender.list, expect: [ { at: /data/0/id, at_least: 1.5, at_most: 2, otherwise: warn } ] }")), Is.Empty);

    [TestCase("{ id: b, call: locations.sender.list }", "12:5 idle-cleanup: The step b of the cleanup reads, which takes nothing back. Call what undoes the scenario, or make it one of the steps.")]
    [TestCase("{ id: b, call: tokens.receiver.patch, with: { country_code: NL, party_id: OKT, token_uid: A }, body: { valid: false } }", "12:5 unbound-cleanup: The step b of the cleanup is sent where nothing was done as well. Say with undoes which step it takes back.")]
    [TestCase("{ id: b, undoes: look, call: tokens.receiver.patch, with: { country_code: NL, party_id: OKT, token_uid: A }, body: { valid: false } }", "12:5 idle-cleanup: The step look changes nothing that could be taken back. Name the step that does with undoes.")]
    public void A_cleanup_that_takes_nothing_back_is_told(string step, string said) =>
        Assert.That(
            Lint(("cpo/locations/a.yaml", Head + "conduct: changes\nsteps:\n  - { id: look, call: locations.sender.list }\n  - { id: put, call: tokens.receiver.put, with: { country_code: NL, party_id: OKT, token_uid: A }, body: { uid: A }, wrong: true }\ncleanup:\n  - " + step)),
            Is.EqualTo(new[] { said }));

    private const string Card = "country_code: NL, party_id: OKT, uid: A, type: \"${type}\", contract_id: C, issuer: I, valid: true, whitelist: ALWAYS, last_updated: \"2026-01-31T12:00:00Z\"";

    [TestCase("call: locations.sender.list, capture: { type: /data/0/id } }", "body: { " + Card + " }", TestName = "What_only_a_run_knows_is_taken_for_right")]
    [TestCase("set: { type: RFID } }\n  - { id: c, set: { card: { " + Card + " } } }", "body: \"${card}\"", TestName = "What_is_set_is_filled_in")]
    [TestCase("set: { type: DOG } }\n  - { id: c, set: { card: { " + Card + " } } }", "body: \"${card}\", wrong: true", TestName = "What_is_wrong_on_purpose_is_right")]
    public void A_body_is_held_against_its_class(string before, string body) =>
        Assert.That(Lint(("cpo/locations/a.yaml", Head + "conduct: changes\nsteps:\n  - { id: a, " + before + "\n  - { id: b, call: tokens.receiver.put, with: { country_code: NL, party_id: OKT, token_uid: A }, " + body + " }")), Is.Empty);

    [Test]
    public void A_body_that_is_set_is_held_against_its_class_too() =>
        Assert.That(
            Lint(("cpo/locations/a.yaml", Head + "conduct: changes\nsteps:\n  - { id: a, set: { type: DOG } }\n  - { id: c, set: { card: { " + Card + " } } }\n  - { id: b, call: tokens.receiver.put, with: { country_code: NL, party_id: OKT, token_uid: A }, body: \"${card}\" }")),
            Has.Exactly(1).StartsWith("11:5 wrong-body: The body is no Token: /type is \"DOG\" and has to be "));

    private const string Steps = "steps:\n  - { id: a, call: locations.sender.list }";

    [Test]
    public void A_file_that_tells_its_readers_little_is_told_so()
    {
        var text = Head.Replace(Header, "", StringComparison.Ordinal).Replace("Without this an app has no map, and a driver stands in the street with an empty battery and no idea.", "Because.", StringComparison.Ordinal) + Steps;

        Assert.That(Lint(("cpo/tariffs/b.yaml", text)), Is.EqualTo(new[]
        {
            "1:1 no-schema: Nothing tells an editor where the schema of this file is. Begin it with two lines, # yaml-language-server: $schema=PATH for VS Code and # $schema: PATH for JetBrains, where PATH leads to scenario.schema.json.",
            "1:1 path: The scenario cpo.locations.a stands in cpo/tariffs/b.yaml, where nobody looks for it. Let the id follow the path, or move the file to cpo/locations/a.yaml.",
            "1:1 short-why: The why has 8 characters, which explains little. Say in two sentences, to somebody who does not know OCPI, why a platform is better with this than without.",
        }));
    }

    [Test]
    public void An_id_that_does_not_say_what_it_is_about_is_told() =>
        Assert.That(Lint(("cpo/tariffs/a.yaml", Head.Replace("cpo.locations", "cpo.tariffs", StringComparison.Ordinal) + Steps)), Is.EqualTo(new[]
        {
            "2:1 folder: The scenario cpo.tariffs.a is about locations of the role CPO, and its id does not say so. Begin it with cpo.locations. and move the file there.",
        }));

    [Test]
    public void A_file_with_cases_is_spoken_of_once() =>
        Assert.That(Lint(("cpo/locations/b.yaml", Head.Replace("title: T", "title: T${size}", StringComparison.Ordinal) + "cases: [ { case: one, size: 1 }, { case: two, size: 2 } ]\nsteps:\n  - { id: a, call: locations.sender.list, with: { limt: \"${size}\" } }")), Is.EqualTo(new[]
        {
            "7:10 path: The scenario cpo.locations.a stands in cpo/locations/b.yaml, where nobody looks for it. Let the id follow the path, or move the file to cpo/locations/a.yaml.",
            "9:5 unknown-parameter: locations.sender.list has no parameter limt; it goes into the query as it is. Did you mean limit?",
        }));

    [TestCase("within: 10s", "7:13 unused-default: No step takes the default within: each says it itself, or has no use for it. Take it away.")]
    [TestCase("with: { limit: 1, offset: 2 }", "7:21 unused-default: No step takes the default limit: each says it itself, or has no use for it. Take it away.")]
    [TestCase("otherwise: warn", "7:13 unused-default: No step takes the default otherwise: each says it itself, or has no use for it. Take it away.")]
    public void A_default_that_nothing_takes_is_told(string defaults, string said) =>
        Assert.That(Lint(("cpo/locations/a.yaml", Head + $"defaults: {{ {defaults} }}\nsteps:\n  - {{ id: a, call: locations.sender.list, with: {{ limit: 3 }} }}")), Is.EqualTo(new[] { said }));

    [Test]
    public void A_part_that_nobody_uses_is_told()
    {
        var set = new ScenarioSet([], []) { Parts = [new SharedPart("first-location", new Place("parts/first-location.yaml", 3, 1))] };

        Assert.That(new ScenarioLinter(Protocol221.Edition).Lint(set).Select(d => d.ToString()), Is.EqualTo(new[]
        {
            "parts/first-location.yaml:3:1: No scenario uses the part first-location. Write use: first-location where its steps belong, or take the file away.",
        }));
    }

    [Test]
    public void A_title_that_two_scenarios_have_is_told() =>
        Assert.That(Lint(("cpo/locations/a.yaml", Head + Steps), ("cpo/locations/b.yaml", Head.Replace("cpo.locations.a", "cpo.locations.b", StringComparison.Ordinal) + Steps)), Is.EqualTo(new[]
        {
            "2:1 duplicate-title: The title \"T\" is that of cpo.locations.a too, at cpo/locations/a.yaml:2:1. Say what is different: a report shows titles.",
        }));
}
