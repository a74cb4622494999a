using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Scenarios;

/// <summary>Each mistake is told as a sentence, at its place, with a way out.</summary>
[TestFixture, Category("unit")]
public sealed class ScenarioDiagnosticsTests
{
    private const string Head = "id: cpo.a\ntitle: T\nwhy: W\nrole: CPO\nmodule: locations\nsteps:\n";

    private static ScenarioSet Load(string text) => new ScenarioLoader(Protocol221.Edition).Load("a.yaml", text);

    private static string Said(Diagnostic d) => $"{d.Place.Line}:{d.Place.Column} {d.Code}: {d.Says} {d.Remedy}".TrimEnd();

    [TestCase("a: b: c", "1:5 yaml: This is not YAML: while scanning a plain scalar value, found invalid mapping. Put text that holds ': ' into quotes, or write it below a '>'.")]
    [TestCase("a:\n\t- b", "2:1 yaml: This is not YAML: while scanning a mapping, found invalid tab as indentation. Indent with spaces, not with tabs.")]
    [TestCase("# nothing", "2:1 empty: The file holds no scenario. Begin with id, title, why, role, module and steps.")]
    [TestCase("a: 1\n---\nb: 2", "2:1 documents: A second document begins here. Give each scenario a file of its own.")]
    [TestCase("a: &x 1", "1:4 alias: Anchors are not used in scenarios. Take it away and write the value out where it is needed.")]
    [TestCase("b: *x", "1:4 alias: Aliases are not used in scenarios. Write the value out where it stands, or once for all steps under defaults.")]
    [TestCase("a: !!str 5", "1:4 tag: Tags such as tag:yaml.org,2002:str are not used in scenarios. Take it away; put text that looks like a number into quotes.")]
    [TestCase("a: 1\nb: \u0001", "2:4 character: The file holds the control character U+0001. Take it away; in double quotes it can be written as \\u0001.")]
    [TestCase("- a", "1:1 kind: A scenario is a map of keys and values, not a list. Its keys are: $schema, id, title, why, role, module, conduct, needs, partner, defaults, cases, steps, cleanup.")]
    public void A_file_that_is_no_scenario_is_refused(string text, string said) =>
        Assert.That(Load(text).Diagnostics.Select(Said), Is.EqualTo(new[] { said }));

    [Test]
    public void Every_anchor_alias_and_tag_is_told_at_once() =>
        Assert.That(Load("a: &x 1\nb: *x\nc: { <<: *x }\nd: !e 5").Diagnostics.Select(d => $"{d.Place.Line}:{d.Place.Column} {d.Code}"), Is.EqualTo(new[] { "1:4 alias", "2:4 alias", "3:10 alias", "4:4 tag" }));

    /// <summary>The parser speaks of its states; the remedy speaks of the line.</summary>
    [TestCase("    call: a\n     with: {}", "It begins in column 6, and line 8 in column 5: what belongs together begins in the same column, and what belongs below something further in.")]
    [TestCase("   call: a", "It begins in column 4, and line 7 in column 5: what belongs together begins in the same column, and what belongs below something further in.")]
    [TestCase("    call: a\n   - id: b", "It begins in column 6, and line 8 in column 5: what belongs together begins in the same column, and what belongs below something further in.")]
    [TestCase("    call:locations.sender.list", "Write a blank behind the colon of call.")]
    [TestCase("    call locations.sender.list", "Write a colon behind call.")]
    [TestCase("  -id: b\n   call: c", "Write a blank behind the dash: - id: …")]
    [TestCase("    with: { location_id: ${b} }", "Between braces and brackets put it into quotes: \"${b}\".")]
    [TestCase("    expect: [ { at: /a, one_of: [${b}] } ]", "Between braces and brackets put it into quotes: \"${b}\".")]
    [TestCase("    with: { limit: 2\n  - id: b", "Close the { that is opened here.")]
    [TestCase("    with: { limit: 2 }}", "Nothing is open here that this could close: take it away.")]
    [TestCase("    title: @home", "Put text that begins with @ into quotes.")]
    [TestCase("    title: Ask: now", "Put text that holds ': ' into quotes, or write it below a '>'.")]
    [TestCase("    title: 'it's'", "The quote ends before this: write '' for one ' between single quotes, or take double quotes around it.")]
    [TestCase("    on: *", "A * begins something else in YAML: put it into quotes.")]
    [TestCase("    title: \"a", "Close the quote or bracket that was opened here.")]
    [TestCase("\tcall: a", "Indent with spaces, not with tabs.")]
    public void Where_the_parser_gives_up_the_way_out_is_told(string lines, string remedy)
    {
        var told = Load(Head + "  - id: a\n" + lines).Diagnostics;

        Assert.That(told.Select(d => (d.Code, d.Remedy)), Is.EqualTo(new[] { ("yaml", remedy) }));
        Assert.That(told[0].Place.Line, Is.GreaterThan(7));
    }

    [Test]
    public void A_file_that_nests_without_end_is_refused()
    {
        Assert.That(Load(new string('[', 100_000)).Diagnostics.Select(Said), Is.EqualTo(new[] { "1:34 too-deep: The file nests deeper than 32 levels. Make the value flatter." }));
    }

    [TestCase("id: cpo.a", "id: Cpo", "1:5 id: Cpo cannot be the id of a scenario. Write it as role.module.topic, such as cpo.locations.paging.")]
    [TestCase("title: T\n", "", "1:1 missing-key: title is missing. Say in one sentence what the scenario shows.")]
    [TestCase("title: T", "titles: T\ntitle: T", "2:1 unknown-key: A scenario has no key titles. Did you mean title?")]
    [TestCase("title: T", "title: T\ntitle: U", "3:1 duplicate-key: title stands twice; the first is at a.yaml:2:1. Keep one of them.")]
    [TestCase("title: T", "title: 5", "2:8 kind: title is text, not the number 5. Put it into quotes.")]
    [TestCase("title: T", "title:", "2:7 kind: title is empty. Say in one sentence what the scenario shows.")]
    [TestCase("title: T", "title: T\n? [a]\n: b", "3:3 key: A key is a word, not a list.")]
    [TestCase("role: CPO", "role: CPOO", "4:7 unknown-word: role cannot be CPOO. Did you mean CPO?")]
    [TestCase("module: locations", "module: location", "5:9 unknown-word: module cannot be location. Did you mean locations?")]
    [TestCase("module: locations", "module: locations\nconduct: read", "6:10 unknown-word: conduct cannot be read. Did you mean reads?")]
    public void A_mistake_at_the_top_is_told(string right, string wrong, string said)
    {
        var set = Load((Head + "  - { id: a, call: locations.sender.list }").Replace(right, wrong, StringComparison.Ordinal));

        Assert.That(set.Diagnostics.Select(Said), Is.EqualTo(new[] { said }));
        Assert.That(set.Scenarios, Is.Empty);
    }

    [TestCase("{ id: a }", "7:5 verb: The step does nothing. A step has exactly one of call, await, trigger, set and use.")]
    [TestCase("{ id: a, get: locations.sender.list }", "7:14 verb: A step has no key get. Did you mean call?")]
    [TestCase("{ id: a, calls: locations.sender.list }", "7:14 verb: A step has no key calls. Did you mean call?")]
    [TestCase("{ id: a, wait: sessions.receiver.put }", "7:14 verb: A step has no key wait. Did you mean await?")]
    [TestCase("{ id: a, rhubarb: 5 }", "7:14 verb: A step has no key rhubarb, and does nothing without one that it has. A step has exactly one of call, await, trigger, set and use.")]
    [TestCase("{ id: a, call: locations.sender.list, params: { limit: 1 } }", "7:43 unknown-key: A step that calls has no key params. Did you mean with?")]
    [TestCase("{ id: a, call: locations.sender.list, with: }", "7:49 kind: with is a map of names and values, not nothing. Write what belongs to with below it, two blanks further in.")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { at: /data, equal: 2 } ] }", "7:66 unknown-key: An expectation has no key equal. Did you mean equals?")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { at: /data, length: { max: 2 } } ] }", "7:76 unknown-key: A length has no key max. Did you mean at_most?")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { jsonpath: /data } ] }", "7:55 unknown-key: An expectation has no key jsonpath. Did you mean at?")]
    [TestCase("{ id: a, call: locations.sender.get, with: { locationid: A } }", "7:50 unknown-parameter: locations.sender.get has no parameter locationid, and needs location_id. Did you mean location_id?")]
    [TestCase("{ id: a, call: locations.sender.get, with: { id: A } }", "7:50 unknown-parameter: locations.sender.get has no parameter id, and needs location_id. Did you mean location_id?")]
    [TestCase("{ id: a, call: locations.sender.get.evse, with: { evse_id: A, location_id: B } }", "7:55 unknown-parameter: locations.sender.get.evse has no parameter evse_id, and needs evse_uid. Did you mean evse_uid?")]
    [TestCase("{ id: a, call: tariffs.receiver.get }", "7:20 missing-parameter: tariffs.receiver.get needs country_code, party_id and tariff_id. Add them: with: { country_code: \"...\", party_id: \"...\", tariff_id: \"...\" }.")]
    [TestCase("{ id: a, call: tokens.receiver.delete }", "7:20 unknown-operation: OCPI 2.2.1 has no operation tokens.receiver.delete. The receiver of tokens has: tokens.receiver.get, tokens.receiver.put, tokens.receiver.patch.")]
    [TestCase("{ id: a, set: { b: 1 }, call: versions.symmetric.list }", "7:5 verb: The step does two things, set and call. A step has exactly one of call, await, trigger, set and use.")]
    [TestCase("{ call: locations.sender.list }", "7:5 missing-key: id is missing. Give the step an id, such as first-page: reports and links name it.")]
    [TestCase("{ id: A, call: locations.sender.list }", "7:11 id: A cannot be the id of a step. Use lower-case letters and digits, with - between words.")]
    [TestCase("{ id: a, call: locations.sender.lst }", "7:20 unknown-operation: OCPI 2.2.1 has no operation locations.sender.lst. Did you mean locations.sender.list?")]
    [TestCase("{ id: a, call: locations.sender.list, wth: { limit: 1 } }", "7:43 unknown-key: A step that calls has no key wth. Did you mean with?")]
    [TestCase("{ id: a, call: locations.sender.list, with: { limit: [1] } }", "7:58 kind: limit is one value, not a list. Leave a parameter out that is not to be sent.")]
    [TestCase("{ id: a, call: locations.sender.get }", "7:20 missing-parameter: locations.sender.get needs location_id. Add it: with: { location_id: \"...\" }.")]
    [TestCase("{ id: a, call: versions.symmetric.list, pages: all }", "7:52 pages: versions.symmetric.list does not come in pages. Leave pages out.")]
    [TestCase("{ id: a, call: locations.sender.list, token: nine }", "7:50 unknown-word: token cannot be nine. Did you mean none?")]
    [TestCase("{ id: a, call: locations.sender.list, wrong: maybe }", "7:50 kind: wrong is true or false, not text.")]
    [TestCase("{ id: a, call: locations.sender.list, wrong: yes }", "7:50 kind: wrong is true or false, not text. Write true.")]
    [TestCase("{ id: a, call: locations.sender.list, wrng: true }", "7:43 unknown-key: A step that calls has no key wrng. Did you mean wrong?")]
    [TestCase("{ id: a, call: locations.sender.list, headers: { A: \"${our_location.id}\" } }", "7:57 part-of-name: our_location stands for a whole value, and no part of it can be named. Capture the part, or set the object yourself and give the part a name of its own.")]
    [TestCase("{ id: a, call: locations.sender.list, method: get }", "7:51 method: get is no HTTP method. Write it in capitals, such as DELETE.")]
    [TestCase("{ id: a, call: locations.sender.list, method: DELETE }", "7:5 conduct: The scenario says that it only reads, but this step sends DELETE. Write conduct: changes at the top.")]
    [TestCase("{ id: a, call: locations.sender.list, body: {}, raw_body: '' }", "7:53 two-bodies: The step has both body and raw_body. Keep one of them.")]
    [TestCase("{ id: a, call: locations.sender.list, body: { a: .inf } }", "7:54 not-json: JSON has no number such as .inf. Put it into quotes if it is text.")]
    [TestCase("{ id: a, call: locations.sender.list, headers: { 'A B': c } }", "7:54 header: A B cannot be the name of a header.")]
    [TestCase("{ id: a, call: locations.sender.list, headers: { A: \"b\\r\\nC: d\" } }", "7:57 header: The value of A holds the end of a line. A header is one line.")]
    [TestCase("{ id: a, call: locations.sender.list, headers: { A: b, a: c } }", "7:60 duplicate-key: The header a stands twice; names of headers have no case. Keep one of them.")]
    [TestCase("{ id: a, call: locations.sender.list, with: { offset: \"${b}\" } }", "7:59 unknown-name: No step before this one captures or sets b. There are: our_country_code, our_party_id, our_token, our_location, our_tariff, our_session, our_cdr, our_versions_url, our_details_url, our_credentials, our_new_credentials, our_registration_token, response_url, their_country_code, their_party_id, run, reservation_id, in_a_minute, in_half_an_hour, in_eight_hours.")]
    [TestCase("{ id: a, call: locations.sender.list, with: { offset: \"${b\" } }", "7:59 name: A ${ is not closed. Write ${name}.")]
    [TestCase("{ id: a, call: locations.sender.list, capture: { B: /data } }", "7:54 name: B cannot be a name. Use lower-case letters, digits and _, a letter first.")]
    [TestCase("{ id: a, call: locations.sender.list, capture: { b: data } }", "7:57 pointer: data is no JSON Pointer. Begin each segment with a slash: /data/0/id, or /data/*/id for all of them.")]
    [TestCase("{ id: a, call: locations.sender.list, capture: { b: {} } }", "7:57 capture: A capture says one place to take a value from. Write a pointer such as /data/0/id, or { header: X-Total-Count }.")]
    public void A_mistake_in_a_step_is_told(string step, string said) =>
        Assert.That(Load(Head + "  - " + step).Diagnostics.Select(Said), Is.EqualTo(new[] { said }));

    [TestCase("{ id: a, call: tariffs.sender.get }", "7:20 unknown-operation: OCPI 2.2.1 has no operation tariffs.sender.get. The sender has none, the other side has: did you mean tariffs.receiver.get?")]
    [TestCase("{ id: a, call: tarif }", "7:20 unknown-operation: OCPI 2.2.1 has no operation tarif. Those of tariffs: tariffs.sender.list, tariffs.receiver.get, tariffs.receiver.put, tariffs.receiver.delete.")]
    [TestCase("{ id: a, call: locations.sender.list, with: { offset: \"${contract_id}\" } }", "7:59 unknown-name: No step before this one captures or sets contract_id. It is test data that is looked for at the platform: write needs: [token] above the steps, or another that gives it (token.asked).")]
    [TestCase("{ id: a, await: sessions.receiver.pt }", "7:21 unknown-operation: OCPI 2.2.1 has no operation sessions.receiver.pt. Did you mean sessions.receiver.put?")]
    [TestCase("{ id: a, await: [] }", "7:21 kind: await is an empty list. Leave the key out.")]
    [TestCase("{ id: a, await: { b: c } }", "7:21 kind: await names an operation, not a map of keys and values. Write it as sessions.receiver.put.")]
    [TestCase("{ id: a, await: [sessions.receiver.put, locations.sender.list] }", "7:45 direction: A platform of the role CPO does not call locations.sender.list at its partner: the sender interface of locations is its own. Wait for one of the receiver interface, or use call.")]
    [TestCase("{ id: a, await: sessions.receiver.put, token: none }", "7:44 unknown-key: A step that waits has no key token. There are: id, await, title, where, answers, within, absent, verifies, says, expect, capture.")]
    [TestCase("{ id: a, await: sessions.receiver.put, where: { sesion_id: b } }", "7:53 unknown-parameter: sessions.receiver.put has no parameter sesion_id. Did you mean session_id?")]
    [TestCase("{ id: a, await: sessions.receiver.put, where: { session_id: [b] } }", "7:65 kind: session_id is one value, not a list. What is more than that is for expect to say.")]
    [TestCase("{ id: a, await: sessions.receiver.put, where: { /a~b: b } }", "7:53 pointer: /a~b is no JSON Pointer. Begin each segment with a slash: /data/0/id, or /data/*/id for all of them.")]
    [TestCase("{ id: a, await: sessions.receiver.put, where: { session_id: \"${b}\" } }", "7:65 unknown-name: No step before this one captures or sets b. There are: our_country_code, our_party_id, our_token, our_location, our_tariff, our_session, our_cdr, our_versions_url, our_details_url, our_credentials, our_new_credentials, our_registration_token, response_url, their_country_code, their_party_id, run, reservation_id, in_a_minute, in_half_an_hour, in_eight_hours.")]
    [TestCase("{ id: a, await: sessions.receiver.put, within: 61m }", "7:52 time: within is a time such as 500ms, 30s or 2m, more than nothing and at most 60m.")]
    [TestCase("{ id: a, await: sessions.receiver.put, within: 30 s }", "7:52 time: within is a time such as 500ms, 30s or 2m, more than nothing and at most 60m. Write 30s.")]
    [TestCase("{ id: a, await: sessions.receiver.put, verify: TRN-20 }", "7:44 unknown-key: A step that waits has no key verify. Did you mean verifies?")]
    [TestCase("{ id: a, await: sessions.receiver.put, within: 30 }", "7:52 time: within is a time such as 500ms, 30s or 2m, more than nothing and at most 60m. Write 30s.")]
    [TestCase("{ id: a, await: sessions.receiver.put, within: 2 minutes }", "7:52 time: within is a time such as 500ms, 30s or 2m, more than nothing and at most 60m. Write 2m.")]
    [TestCase("{ id: a, await: sessions.receiver.put, within: soon }", "7:52 time: within is a time such as 500ms, 30s or 2m, more than nothing and at most 60m. Write within: 30s.")]
    [TestCase("{ id: a, await: sessions.receiver.put, absent: red }", "7:52 unknown-word: absent cannot be red. There are: blocked, fail, warn, info.")]
    [TestCase("{ id: a, await: sessions.receiver.put, answers: b }", "7:53 unknown-step: No step before this one calls and has the id b. Name the step that sends ${response_url}; so far there is none.")]
    [TestCase("{ id: a, await: sessions.receiver.put, expect: [ { http: 200 } ] }", "7:56 subject: http looks at an answer, and this step waits for a call. Look at the call with header, parameter or at.")]
    [TestCase("{ id: a, await: sessions.receiver.put, expect: [ { exists: true } ] }", "7:54 subject: The expectation looks at nothing. It has exactly one of header, parameter and at.")]
    [TestCase("{ id: a, await: sessions.receiver.put, expect: [ { parameter: sesion_id, exists: true } ] }", "7:67 unknown-parameter: sessions.receiver.put has no parameter sesion_id. Did you mean session_id?")]
    [TestCase("{ id: a, await: sessions.receiver.put, capture: { b: { parameter: sesion_id } } }", "7:71 unknown-parameter: sessions.receiver.put has no parameter sesion_id. Did you mean session_id?")]
    [TestCase("{ id: a, call: locations.sender.list, expect: [ { parameter: limit, exists: true } ] }", "7:55 subject: parameter looks at a call of the target's, and this step calls itself. Look at the answer with http, status, answer, header or at.")]
    [TestCase("{ id: a, call: locations.sender.list, capture: { b: { parameter: limit } } }", "7:59 capture: parameter takes from the URL that the target called, and this step calls itself. Take it from the answer, with a pointer or { header: X-Total-Count }.")]
    [TestCase("{ id: a, trigger: charge }", "7:5 missing-key: ask is missing. Say what a person has to do where no trigger does it, such as: Start a charge at ${location_id}.")]
    [TestCase("{ id: a, trigger: Charge it, ask: Charge }", "7:23 trigger: Charge it cannot be the name of a trigger. Use lower-case letters and digits, with - or _ between words, such as charge or set-profile.")]
    [TestCase("{ id: a, trigger: charge, ask: Charge, with: { B: c } }", "7:52 name: B cannot be a name. Use lower-case letters, digits and _, a letter first: the trigger is told it by this name.")]
    public void A_mistake_in_a_step_that_waits_or_triggers_is_told(string step, string said) =>
        Assert.That(Load(Head + "  - " + step).Diagnostics.Select(Said), Is.EqualTo(new[] { said }));

    [Test]
    public void Test_data_that_is_not_asked_for_is_told_once_with_its_remedy_and_briefly_at_the_other_names()
    {
        var set = Load(Head + """
              - { id: a, call: locations.sender.get.connector, with: { location_id: "${location_id}", evse_uid: "${evse_uid}", connector_id: "${connector_id}" } }
              - { id: b, call: locations.sender.get, with: { location_id: "${location_id}" } }
            """);

        Assert.That(set.Diagnostics.Select(d => d.Remedy), Has.Exactly(1).StartsWith("It is test data that is looked for at the platform: write needs: [evse] above the steps")
            .And.Exactly(3).EqualTo("needs: [evse] gives it too: see a.yaml:7:73."));
    }

    [Test]
    public void That_a_scenario_sends_something_is_told_once()
    {
        var set = Load(Head + """
              - { id: a, call: locations.sender.list, method: DELETE }
              - { id: b, call: locations.sender.list, method: PUT }
              - { id: c, call: locations.sender.list, method: PUT }
            """);

        Assert.That(set.Diagnostics.Select(Said), Is.EqualTo(new[] { "7:5 conduct: The scenario says that it only reads, but this step sends DELETE, and b and c send something too. Write conduct: changes at the top." }));
    }

    [Test]
    public void A_file_in_another_encoding_is_told_at_the_letter()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"latin-{Guid.NewGuid():n}.yaml");
        File.WriteAllBytes(file, [.. "id: a\ntitle: Gru"u8, 0xDF, (byte)'\n']);
        try
        {
            Assert.That(new ScenarioLoader(Protocol221.Edition).LoadFile(file).Diagnostics.Select(Said), Is.EqualTo(new[] { "2:11 encoding: The file is not valid UTF-8 from here on. Save it as UTF-8." }));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void A_result_is_awaited_only_of_a_step_that_gives_out_an_address_for_it()
    {
        var set = Load(Head + """
              - { id: a, call: locations.sender.list }
              - { id: b, await: commands.sender.post.result, answers: a }
            """);

        Assert.That(set.Diagnostics.Select(Said), Is.EqualTo(new[] { "8:59 no-response-url: The step a gives out no address to answer to. Write ${response_url} into its request, or take answers away." }));
    }

    [TestCase("needs: [evsse]", "unknown-need: There is no kind of test data evsse. Did you mean evse?")]
    [TestCase("needs: [[evse]]", "kind: needs names kinds of test data, not a list. Write it as [evse].")]
    [TestCase("needs: [evse, evse]", "duplicate-name: The name location_id is taken already, at a.yaml:6:9. Choose another, so that it stands for one thing.")]
    [TestCase("partner: [ { http: 500 } ]", "missing-key: on is missing. Name the operation whose calls meet it, such as tokens.sender.list, or \"*\" for all.")]
    [TestCase("partner: [ { on: \"*\" } ]", "misconduct: Nothing is said of what the partner does. Add one of delay, http, status, retry_after, abort, truncate, without_headers, headers, data and raw_body.")]
    [TestCase("partner: [ { on: tokens.receiver.put, http: 500 } ]", "direction: A platform of the role CPO does not call tokens.receiver.put at its partner: the receiver interface of tokens is its own. Wait for one of the sender interface, or use call.")]
    [TestCase("partner: [ { on: \"*\", http: 99 } ]", "number: http is a whole number from 100 to 599.")]
    [TestCase("partner: [ { on: \"*\", delay: 11m } ]", "time: delay is a time such as 500ms, 30s or 2m, more than nothing and at most 10m.")]
    [TestCase("partner: [ { on: \"*\", data: [], raw_body: x } ]", "two-bodies: The partner answers with both data and raw_body. Keep one of them.")]
    [TestCase("partner: [ { on: \"*\", headers: { A: null } } ]", "kind: A is text here. Leave a header out with without_headers.")]
    [TestCase("partner: [ { on: \"*\", without_headers: [\"A B\"] } ]", "header: A B cannot be the name of a header. Write it as X-Total-Count.")]
    public void A_mistake_in_what_the_scenario_needs_or_how_our_side_behaves_is_told(string top, string said)
    {
        var diagnostics = Load(Head.Replace("steps:", top + "\nsteps:", StringComparison.Ordinal) + "  - { id: a, call: locations.sender.list }").Diagnostics;

        Assert.That(diagnostics.Select(d => $"{d.Code}: {d.Says} {d.Remedy}".TrimEnd()).Distinct().First(), Is.EqualTo(said));
        Assert.That(diagnostics[0].Place.Line, Is.EqualTo(6));
    }

    [Test]
    public void What_only_a_CPO_or_only_an_eMSP_calls_is_not_awaited_of_everybody()
    {
        var set = Load(Head.Replace("role: CPO", "role: BOTH", StringComparison.Ordinal) + "  - { id: a, await: sessions.receiver.put }\n  - { id: b, await: versions.symmetric.list }");

        Assert.That(set.Diagnostics.Select(Said), Is.EqualTo(new[] { "7:21 direction: Not every platform calls sessions.receiver.put at its partner. Write role: CPO or role: EMSP, or wait for an operation of versions or credentials." }));
    }

    [TestCase("equals: 1", "subject: The expectation looks at nothing. It has exactly one of http, status, answer, header and at.")]
    [TestCase("http: 200, status: 1000", "subject: The expectation looks at two things, http and status. It has exactly one of http, status, answer, header and at.")]
    [TestCase("at: /data", "matcher: Nothing is said of what at has to be. Add exists: true, equals: ..., or another matcher.")]
    [TestCase("at: /data, equals: 1, not: { equals: 2 }", "matcher: Two things are said of what at has to be, equals and not. Make two expectations of it.")]
    [TestCase("http: 200, equals: 1", "matcher: http says itself what it has to be; equals has no place beside it. Take it away, or look at a place in the body with at.")]
    [TestCase("http: 20", "status: A status here is a number from 100 to 599. Write 200, [200, 201] or 2xx.")]
    [TestCase("status: 2xx", "status: A status here is a number from 1000 to 9999. Write 1000, [1000, 2001] or 2xxx.")]
    [TestCase("answer: unknown", "unknown-answer: locations.sender.list has no answer unknown. There are: invalid-json, invalid-object, invalid-paging, invalid-parameter, malformed-token, missing-field, no-token, registration-token, success, unknown-object, unknown-token, unsupported-method.")]
    [TestCase("answer: no-tokn", "unknown-answer: locations.sender.list has no answer no-tokn. Did you mean no-token?")]
    [TestCase("http: 200, verifies: [TRN-777]", "unknown-requirement: There is no requirement TRN-777. Did you mean TRN-77?")]
    [TestCase("http: 200, otherwise: blocked", "unknown-word: otherwise cannot be blocked. There are: fail, warn, info.")]
    [TestCase("at: /data, type: list", "unknown-word: type cannot be list. There are: object, array, string, number, boolean.")]
    [TestCase("at: /data, matches: '(?=a)'", "regex: The regular expression needs backtracking (a look-around or back-reference). Say it without: patterns have to end in bounded time.")]
    [TestCase("at: /data, matches: '('", "regex: This is no regular expression: Invalid pattern '(' at offset 1. Not enough )'s. Put it into single quotes, so that YAML leaves its backslashes alone.")]
    [TestCase("at: /data, length: {}", "matcher: The length has no bound. Write length: 2, or length: { at_most: 2 }.")]
    [TestCase("at: /data, length: many", "bound: length is a number, or the name of one such as ${total}.")]
    [TestCase("at: /data, not: ACCEPTED", "wrapped: not has a matcher in it, not text. Write not: { equals: ACCEPTED }.")]
    [TestCase("at: /data, not: [1, 2]", "wrapped: not has a matcher in it, not a list. Write not: { one_of: [...] }.")]
    [TestCase("at: /data, not: {}", "matcher: Nothing is said of what not has to be. Add exists: true, equals: ..., or another matcher.")]
    [TestCase("at: /data, not: { equal: 1 }", "unknown-key: not has no key equal. Did you mean equals?")]
    [TestCase("at: /data, not: { not: { equals: 1 } }", "not: not stands before not. Say the thing itself.")]
    [TestCase("at: /data, each: { at: id, exists: true }", "pointer: id is no JSON Pointer. Begin each segment with a slash: /data/0/id, or /data/*/id for all of them.")]
    [TestCase("at: /data, each: { at: /evses/*/uid, exists: true }", "pointer: /evses/*/uid finds many places in one element. Look at the list there with another each.")]
    [TestCase("at: /data, each: { at: /id, equals: 1, matches: a }", "matcher: Two things are said of what each has to be, equals and matches. Keep one of them.")]
    [TestCase("at: /data, unique: false", "kind: unique is true, or a list of fields to compare by. Write unique: true, or unique: [role, party_id].")]
    public void A_mistake_in_an_expectation_is_told(string expectation, string said)
    {
        var diagnostics = Load(Head + $"  - {{ id: a, call: locations.sender.list, expect: [ {{ {expectation} }} ] }}").Diagnostics;

        Assert.That(diagnostics.Select(d => $"{d.Code}: {d.Says} {d.Remedy}".TrimEnd()), Is.EqualTo(new[] { said }));
        Assert.That(diagnostics[0].Place, Has.Property("Line").EqualTo(7).And.Property("Column").GreaterThan(50));
    }

    [Test]
    public void What_stands_twice_names_both_places()
    {
        var set = Load(Head + """
              - { id: a, call: locations.sender.list, capture: { x: /data/0 }, expect: [ { id: e, http: 200 }, { id: e, http: 200 } ] }
              - { id: a, call: locations.sender.list, capture: { x: /data/1 } }
            """);

        Assert.That(set.Diagnostics.Select(Said), Is.EqualTo(new[]
        {
            "7:106 duplicate-id: The id e is taken already, by an expectation at a.yaml:7:84. Choose another: the report tells them apart by it.",
            "8:11 duplicate-id: The id a is taken already, by a step at a.yaml:7:11. Choose another: the report tells them apart by it.",
            "8:54 duplicate-name: The name x is taken already, at a.yaml:7:54. Choose another, so that it stands for one thing.",
        }));
    }

    [Test]
    public void All_mistakes_of_a_file_are_told_from_top_to_bottom()
    {
        var set = Load("id: cpo.a\ntitle: T\nrole: XX\nmodule: locations\nsteps:\n  - { id: a, call: nothing }\n  - { id: b, call: locations.sender.list, expect: [ {} ] }");

        Assert.That(set.Diagnostics.Select(d => (d.Place.Line, d.Code)), Is.EqualTo(new (int, string?)[]
        {
            (1, "missing-key"), (3, "unknown-word"), (6, "unknown-operation"), (7, "subject"),
        }));
    }

    [Test]
    public void No_text_makes_the_loader_throw([Range(1, 20)] int seed)
    {
        const string Stray = "{}[]:,-&*!|>'\"%@`#\t\n \0\ud800~0";
        const string Step = "  - { id: a, call: locations.sender.get, with: { location_id: \"x\ud800\" }, expect: [ { at: /data, length: { at_most: 2 } } ] }\n";
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var text = (Head + Step).ToCharArray();
            for (var i = 0; i < 4; i++)
                text[random.Next(text.Length)] = Stray[random.Next(Stray.Length)];

            var set = Load(new string(text));

            Assert.That(set.Scenarios.Count == 1, Is.EqualTo(set.Sound));
        }
    }

    [Test]
    public void A_diagnostic_shows_the_line_with_a_caret_below_the_spot_and_the_way_out()
    {
        var text = Head + "  - { id: a, call: locations.sender.lst }\n";

        Assert.That(DiagnosticText.Render(Load(text).Diagnostics.Single(), text), Is.EqualTo("""
            a.yaml:7:20: OCPI 2.2.1 has no operation locations.sender.lst.
            7 |   - { id: a, call: locations.sender.lst }
              |                    ^
              = Did you mean locations.sender.list?
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_diagnostic_does_not_let_a_file_steer_the_terminal()
    {
        var rendered = DiagnosticText.Render(new Diagnostic(null, "Says.", null, new Place("a.yaml", 1, 3)), "\ta\u001b[2J");

        Assert.That(rendered, Is.EqualTo("a.yaml:1:3: Says.\n1 | \ta\uFFFD[2J\n  | \t ^"));
    }

    [Test]
    public void A_diagnostic_beyond_the_end_of_the_file_shows_no_line() =>
        Assert.That(DiagnosticText.Render(new Diagnostic(null, "Says.", "Do.", new Place("a.yaml", 9, 1)), "one\n"), Is.EqualTo("a.yaml:9:1: Says.\n  = Do."));
}
