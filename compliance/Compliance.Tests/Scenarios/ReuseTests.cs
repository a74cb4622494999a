using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Scenarios;

/// <summary>What an author need not write twice: cases, defaults and parts. All of it is done with before a scenario is played.</summary>
[TestFixture, Category("unit")]
public sealed class ReuseTests
{
    private const string Head = "id: cpo.a\ntitle: T\nwhy: W\nrole: CPO\nmodule: locations\nconduct: changes\n";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("reuse-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private static ScenarioSet Load(string text) => new ScenarioLoader(Protocol221.Edition).Load("a.yaml", Head + text);

    private static IEnumerable<string> Said(ScenarioSet set) => set.Diagnostics.Select(d => $"{d.Place.File}:{d.Place.Line}:{d.Place.Column} {d.Code}: {d.Says} {d.Remedy} {d.Context}".TrimEnd());

    [Test]
    public void Each_case_is_a_scenario_of_its_own_with_its_values_of_their_own_kind()
    {
        var set = Load("""
            cases:
              - { case: two, size: 2, word: "5" }
              - { case: three, size: 3, word: five }
            steps:
              - id: list
                call: locations.sender.list
                with: { limit: "${size}" }
                expect: [ { at: /data, length: "${size}" }, { at: /data/0/id, equals: "${word}" }, { at: /data/1/id, equals: "no ${size}" }, { at: /data/2/id, equals: "${size}" } ]
            """);

        Assert.That(Said(set), Is.Empty);
        Assert.That(set.Scenarios.Select(scenario => (scenario.Id, scenario.Family, scenario.Title, scenario.Place.Line)), Is.EqualTo(new[] { ("cpo.a.two", "cpo.a", "T (two)", 8), ("cpo.a.three", "cpo.a", "T (three)", 9) }));
        var step = (CallStep)set.Scenarios[0].Steps.Single();
        Assert.That(step.With["limit"], Is.EqualTo("2"));
        Assert.That(step.Expect.Skip(1).Select(expectation => ((EqualTo)expectation.Matcher).Wanted.GetRawText()), Is.EqualTo(new[] { "\"5\"", "\"no 2\"", "2" }));
    }

    [TestCase("cases: []", "a.yaml:7:8 kind: cases is a list of cases, not an empty one. Write a row for each: - { case: put, method: PUT }.")]
    [TestCase("cases: { a: 1 }", "a.yaml:7:8 kind: cases is a list of cases, not a map of keys and values. Write a row for each: - { case: put, method: PUT }.")]
    [TestCase("cases: [ { case: x, lim: 1 } ]", "a.yaml:7:21 unused-column: Nothing uses the column lim. Write ${lim} where the cases differ, or take it away.")]
    [TestCase("cases: [ { n: 1 } ]", "a.yaml:7:10 missing-key: The case has no name. Give it one, such as case: put; it ends the id of the scenario.")]
    [TestCase("cases: [ 5 ]", "a.yaml:7:10 kind: A case is a map of names and values, not the number 5. Write it as - { case: put, method: PUT }.")]
    [TestCase("cases: [ { case: X Y, n: 1 } ]", "a.yaml:7:18 id: X Y cannot be the id of a case. Use lower-case letters and digits, with - between words.")]
    [TestCase("cases: [ { case: x, n: 1 }, { case: x, n: 2 } ]", "a.yaml:7:37 duplicate-id: The id x is taken already, by a case at a.yaml:7:18. Choose another: the report tells them apart by it.")]
    [TestCase("cases: [ { case: x, n: 1 }, { case: y } ]", "a.yaml:7:29 missing-column: The case y does not say n. Give every case a value for every column.")]
    [TestCase("cases: [ { case: x, n: 1 }, { case: y, n: 1, m: 2 } ]", "a.yaml:7:46 unknown-column: The first case has no column m. Did you mean n?")]
    [TestCase("cases: [ { case: x, n: [1] } ]", "a.yaml:7:24 kind: n is one value, not a list: the table is flat. Give the values names of their own, a column for each.")]
    [TestCase("cases: [ { case: x, run: 1 } ]", "a.yaml:7:21 name: run cannot be the name of a column. Use lower-case letters, digits and _, a letter first, and none of the names that the kit gives.")]
    public void A_mistake_in_a_table_is_told(string cases, string said) =>
        Assert.That(Said(Load(cases + "\nsteps: [ { id: a, call: locations.sender.list, with: { limit: \"${n}\" } } ]")), Does.Contain(said));

    [Test]
    public void A_mistake_that_shows_in_a_case_names_the_case_and_is_told_once()
    {
        var set = Load("cases: [ { case: x, how: nine }, { case: y, how: none } ]\nsteps: [ { id: a, call: locations.sender.list, token: \"${how}\", wrng: 1 } ]");

        Assert.That(Said(set), Is.EqualTo(new[]
        {
            "a.yaml:8:55 unknown-word: token cannot be nine. Did you mean none? It shows in the case x at a.yaml:7:10.",
            "a.yaml:8:65 unknown-key: A step that calls has no key wrng. Did you mean wrong? It shows in the case x at a.yaml:7:10.",
        }));
    }

    [Test]
    public void A_small_file_cannot_fill_the_memory()
    {
        var names = string.Concat(Enumerable.Repeat("${long}", 20_000));

        var set = Load($"cases: [ {{ case: x, long: {new string('a', 50_000)} }} ]\nsteps: [ {{ id: a, call: locations.sender.list, raw_body: \"{names}\" }} ]");

        Assert.That(set.Diagnostics.Select(diagnostic => diagnostic.Code), Has.Member("too-large"));
    }

    [Test]
    public void Defaults_hold_where_a_step_says_nothing_itself()
    {
        var set = Load("""
            defaults: { with: { limit: 2, location_id: LOC1 }, headers: { X-A: b }, within: 5s, absent: warn, otherwise: info }
            steps:
              - { id: list, call: locations.sender.list, with: { offset: 1 }, expect: [ { http: 200 }, { http: 2xx, otherwise: warn } ] }
              - { id: one, call: locations.sender.get, with: { location_id: LOC2 }, headers: { x-a: c } }
              - { id: push, await: locations.receiver.put }
              - { id: soon, await: locations.receiver.put, within: 1s }
            """);

        Assert.That(Said(set), Is.Empty);
        var steps = set.Scenarios.Single().Steps;
        Assert.That(((CallStep)steps[0]).With, Is.EquivalentTo(new Dictionary<string, string> { ["offset"] = "1", ["limit"] = "2" }), "A list has no location_id.");
        Assert.That(((CallStep)steps[0]).Expect.Select(expectation => expectation.Severity), Is.EqualTo(new[] { Verdict.Info, Verdict.Warn }));
        Assert.That((((CallStep)steps[1]).With["location_id"], ((CallStep)steps[1]).Variation.Headers!.Single().Value), Is.EqualTo(("LOC2", "c")));
        Assert.That((((AwaitStep)steps[2]).Within, ((AwaitStep)steps[2]).Absent), Is.EqualTo((TimeSpan.FromSeconds(5), Verdict.Warn)));
        Assert.That(((AwaitStep)steps[3]).Within, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [TestCase("defaults: { token: none }", "a.yaml:7:13 unknown-key: defaults has no key token. There are: with, headers, within, absent, otherwise.")]
    [TestCase("defaults: { with: 5 }", "a.yaml:7:19 kind: with is a map of names and values, not the number 5.")]
    public void A_mistake_in_the_defaults_is_told(string defaults, string said) =>
        Assert.That(Said(Load(defaults + "\nsteps: [ { id: a, call: locations.sender.list } ]")), Does.Contain(said));

    private const string Part = """
        part: first-of
        does: Reads the first object of a list
        takes: { limit: how many are asked for, what: the operation }
        gives: [found_id]
        steps:
          - { id: list, call: "${what}", with: { limit: "${limit}" }, capture: { found_id: /data/0/id, changed: /data/0/last_updated } }
          - { id: again, call: "${what}", with: { date_from: "${changed}" } }
        """;

    private ScenarioSet LoadFolder(string part, string steps)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "parts"));
        File.WriteAllText(Path.Combine(_folder, "parts", "first-of.yaml"), part);
        File.WriteAllText(Path.Combine(_folder, "a.yaml"), Head + steps);
        return new ScenarioLoader(Protocol221.Edition).LoadFolder(_folder);
    }

    [Test]
    public void A_part_is_played_where_it_is_used_with_ids_and_names_of_its_own()
    {
        var set = LoadFolder(Part, """
            steps:
              - { id: places, use: first-of, with: { limit: 2, what: locations.sender.list } }
              - { id: prices, use: first-of, with: { limit: 3, what: tariffs.sender.list }, as: { found_id: tariff_id } }
              - { id: one, call: locations.sender.get, with: { location_id: "${found_id}" }, headers: { X-A: "${tariff_id}" } }
            """);

        Assert.That(Said(set), Is.Empty);
        var steps = set.Scenarios.Single().Steps.Cast<CallStep>().ToList();
        Assert.That(steps.Select(step => step.Id), Is.EqualTo(new[] { "places-list", "places-again", "prices-list", "prices-again", "one" }));
        Assert.That(steps[2].With["limit"], Is.EqualTo("3"));
        Assert.That(steps[2].Capture.Select(capture => capture.Name), Is.EqualTo(new[] { "tariff_id", "part_prices_changed" }));
        Assert.That(steps[3].With["date_from"], Is.EqualTo("${part_prices_changed}"));
        Assert.That(set.Scenarios.Single().Place.File, Is.EqualTo("a.yaml"));
    }

    [Test]
    public void A_step_of_a_part_without_an_id_has_that_of_the_step_that_uses_it()
    {
        var set = LoadFolder(Part.Replace("id: list, ", "", StringComparison.Ordinal), "steps: [ { id: places, use: first-of, with: { limit: 2, what: locations.sender.list } } ]");

        Assert.That(Said(set).Where(said => !said.Contains("unused", StringComparison.Ordinal)), Is.Empty);
        Assert.That(set.Scenarios.Single().Steps.Select(step => step.Id), Is.EqualTo(new[] { "places", "places-again" }));
    }

    [TestCase("{ id: x, use: frst-of }", "a.yaml:7:24 unknown-part: There is no part frst-of. Did you mean first-of?")]
    [TestCase("{ id: x, use: first-of, with: { what: locations.sender.list } }", "a.yaml:7:24 missing-parameter: The part first-of takes limit (see parts/first-of.yaml:1:1). Add it: with: { limit: \"...\" }.")]
    [TestCase("{ id: x, use: first-of, with: { what: locations.sender.list, limit: 1, limt: 2 } }", "a.yaml:7:81 unknown-parameter: The part first-of takes no limt. Did you mean limit?")]
    [TestCase("{ id: x, use: first-of, with: { what: locations.sender.lst, limit: 1 } }", "parts/first-of.yaml:6:23 unknown-operation: OCPI 2.2.1 has no operation locations.sender.lst. Did you mean locations.sender.list? The part first-of is used at a.yaml:7:10.")]
    [TestCase("{ id: x, use: first-of, with: { what: locations.sender.list, limit: 1 }, as: { found: y } }", "a.yaml:7:89 unknown-name: The part first-of gives no found. Did you mean found_id?")]
    [TestCase("{ id: x, use: first-of, wth: {} }", "a.yaml:7:34 unknown-key: A step that uses a part has no key wth. Did you mean with?")]
    public void A_mistake_in_using_a_part_names_both_places(string step, string said) =>
        Assert.That(Said(LoadFolder(Part, $"steps: [ {step} ]")), Does.Contain(said));

    [TestCase("part: first-of", "part: other", "parts/first-of.yaml:1:7 part: The part other stands in the file first-of.yaml. Give both the same name.")]
    [TestCase("gives: [found_id]", "gives: [fund_id]", "parts/first-of.yaml:4:8 unknown-name: No step of the part captures or sets fund_id. Did you mean found_id?")]
    [TestCase("id: list, call: \"${what}\", with: { limit: \"${limit}\" }, capture: { found_id: /data/0/id, changed: /data/0/last_updated } }", "call: versions.symmetric.list, capture: { found_id: /data/0/url, changed: /data/0/version } }\n  - { call: versions.symmetric.list }", "parts/first-of.yaml:7:5 missing-key: id is missing. One step of a part may be without an id: it has that of the step which uses the part.")]
    [TestCase("does: Reads the first object of a list\n", "", "parts/first-of.yaml:1:1 missing-key: does is missing. Say in one sentence what its steps do.")]
    [TestCase("{ id: again, call:", "{ id: again, use:", "parts/first-of.yaml:7:18 nested: A part uses no other part. Write its steps out, or let the scenario use both.")]
    [TestCase("takes: {", "takes: { Big: x,", "parts/first-of.yaml:3:10 name: Big cannot be a name. Use lower-case letters, digits and _, a letter first, and none of the names that the kit gives.")]
    public void A_mistake_in_a_part_is_told(string right, string wrong, string said) =>
        Assert.That(Said(LoadFolder(Part.Replace(right, wrong, StringComparison.Ordinal), "steps: [ { id: a, call: locations.sender.list } ]")), Does.Contain(said));

    [TestCase("{ id: b, await: locations.receiver.put }", "a.yaml:8:21 verb: The cleanup has no await: nothing comes after it. It calls or triggers what takes back what the steps did.")]
    [TestCase("{ id: b }", "a.yaml:8:12 verb: The step does nothing. A step of the cleanup has exactly one of call and trigger.")]
    [TestCase("{ id: a, call: locations.sender.list }", "a.yaml:8:18 duplicate-id: The id a is taken already, by a step at a.yaml:7:16. Choose another: the report tells them apart by it.")]
    [TestCase("{ id: b, call: locations.sender.list, undoes: c }", "a.yaml:8:58 unknown-step: No step has the id c. Did you mean a?")]
    [TestCase("{ id: b, call: locations.sender.list, expect: [ { http: 200 } ] }", "a.yaml:8:50 unknown-key: A step of the cleanup has no key expect. There are: id, call, undoes, title, with, headers, body.")]
    [TestCase("{ id: b, call: locations.sender.list, with: { offset: \"${x}\" } }", "a.yaml:8:66 unknown-name: No step before this one captures or sets x.")]
    public void A_mistake_in_the_cleanup_is_told(string step, string said) =>
        Assert.That(string.Join('\n', Said(Load($"steps: [ {{ id: a, call: locations.sender.list }} ]\ncleanup: [ {step} ]"))), Does.Contain(said));
}
