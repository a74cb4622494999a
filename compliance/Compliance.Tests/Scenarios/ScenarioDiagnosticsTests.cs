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
    [TestCase("a:\n\t- b", "1:1 yaml: This is not YAML: while scanning a mapping, found invalid tab as indentation. Indent with spaces.")]
    [TestCase("# nothing", "2:1 empty: The file holds no scenario. Begin with id, title, why, role, module and steps.")]
    [TestCase("a: 1\n---\nb: 2", "2:1 documents: A second document begins here. Give each scenario a file of its own.")]
    [TestCase("a: &x 1\nb: *x", "1:4 alias: Anchors are not used in scenarios. Take it away and write the value out where it is needed.")]
    [TestCase("b: *x", "1:4 alias: Aliases are not used in scenarios. Write the value out where it stands.")]
    [TestCase("a: !!str 5", "1:4 tag: Tags such as tag:yaml.org,2002:str are not used in scenarios. Take it away; put text that looks like a number into quotes.")]
    [TestCase("a: 1\nb: \u0001", "2:4 character: The file holds the control character U+0001. Take it away; in double quotes it can be written as \\u0001.")]
    [TestCase("- a", "1:1 kind: A scenario is a map of keys and values, not a list. Its keys are: $schema, id, title, why, role, module, conduct, steps.")]
    public void A_file_that_is_no_scenario_is_refused(string text, string said) =>
        Assert.That(Load(text).Diagnostics.Select(Said), Is.EqualTo(new[] { said }));

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

    [TestCase("{ id: a }", "7:5 verb: The step does nothing. A step has exactly one of call and set.")]
    [TestCase("{ id: a, set: { b: 1 }, call: versions.symmetric.list }", "7:5 verb: The step does two things, set and call. A step has exactly one of call and set.")]
    [TestCase("{ call: locations.sender.list }", "7:5 missing-key: id is missing. Give the step an id, such as first-page: reports and links name it.")]
    [TestCase("{ id: A, call: locations.sender.list }", "7:11 id: A cannot be the id of a step. Use lower-case letters and digits, with - between words.")]
    [TestCase("{ id: a, call: locations.sender.lst }", "7:20 unknown-operation: OCPI 2.2.1 has no operation locations.sender.lst. Did you mean locations.sender.list?")]
    [TestCase("{ id: a, call: locations.sender.list, wth: { limit: 1 } }", "7:43 unknown-key: A step that calls has no key wth. Did you mean with?")]
    [TestCase("{ id: a, call: locations.sender.list, with: { limit: [1] } }", "7:58 kind: limit is one value, not a list. Leave a parameter out that is not to be sent.")]
    [TestCase("{ id: a, call: locations.sender.get }", "7:20 missing-parameter: locations.sender.get needs location_id. Add it: with: { location_id: \"...\" }.")]
    [TestCase("{ id: a, call: versions.symmetric.list, pages: all }", "7:52 pages: versions.symmetric.list does not come in pages. Leave pages out.")]
    [TestCase("{ id: a, call: locations.sender.list, token: nine }", "7:50 unknown-word: token cannot be nine. Did you mean none?")]
    [TestCase("{ id: a, call: locations.sender.list, wrong: maybe }", "7:50 kind: wrong is true or false, not text.")]
    [TestCase("{ id: a, call: locations.sender.list, method: get }", "7:51 method: get is no HTTP method. Write it in capitals, such as DELETE.")]
    [TestCase("{ id: a, call: locations.sender.list, method: DELETE }", "7:5 conduct: The scenario says that it only reads, but this step sends DELETE. Write conduct: changes at the top.")]
    [TestCase("{ id: a, call: locations.sender.list, body: {}, raw_body: '' }", "7:53 two-bodies: The step has both body and raw_body. Keep one of them.")]
    [TestCase("{ id: a, call: locations.sender.list, body: { a: .inf } }", "7:54 not-json: JSON has no number such as .inf. Put it into quotes if it is text.")]
    [TestCase("{ id: a, call: locations.sender.list, headers: { 'A B': c } }", "7:54 header: A B cannot be the name of a header.")]
    [TestCase("{ id: a, call: locations.sender.list, headers: { A: \"b\\r\\nC: d\" } }", "7:57 header: The value of A holds the end of a line. A header is one line.")]
    [TestCase("{ id: a, call: locations.sender.list, headers: { A: b, a: c } }", "7:60 duplicate-key: The header a stands twice; names of headers have no case. Keep one of them.")]
    [TestCase("{ id: a, call: locations.sender.list, with: { offset: \"${b}\" } }", "7:59 unknown-name: No step before this one captures or sets b. There are: our_country_code, our_party_id.")]
    [TestCase("{ id: a, call: locations.sender.list, with: { offset: \"${b\" } }", "7:59 name: A ${ is not closed. Write ${name}.")]
    [TestCase("{ id: a, call: locations.sender.list, capture: { B: /data } }", "7:54 name: B cannot be a name. Use lower-case letters, digits and _, a letter first.")]
    [TestCase("{ id: a, call: locations.sender.list, capture: { b: data } }", "7:57 pointer: data is no JSON Pointer. Begin each segment with a slash: /data/0/id, or /data/*/id for all of them.")]
    [TestCase("{ id: a, call: locations.sender.list, capture: { b: {} } }", "7:57 capture: A capture says one place to take a value from. Write a pointer such as /data/0/id, or { header: X-Total-Count }.")]
    public void A_mistake_in_a_step_is_told(string step, string said) =>
        Assert.That(Load(Head + "  - " + step).Diagnostics.Select(Said), Is.EqualTo(new[] { said }));

    [TestCase("equals: 1", "subject: The expectation looks at nothing. It has exactly one of http, status, answer, header and at.")]
    [TestCase("http: 200, status: 1000", "subject: The expectation looks at two things, http and status. It has exactly one of http, status, answer, header and at.")]
    [TestCase("at: /data", "matcher: Nothing is said of what at has to be. Add exists: true, equals: ..., or another matcher.")]
    [TestCase("at: /data, equals: 1, not: 2", "matcher: Two things are said of what at has to be, equals and not. Make two expectations of it.")]
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
