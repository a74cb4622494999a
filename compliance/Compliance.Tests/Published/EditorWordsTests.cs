using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Compliance.Tests.House;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Reading;

namespace OcpiKit.Compliance.Tests.Published;

/// <summary>What an editor offers while a scenario is typed is what the loader knows, each word with what it means.</summary>
[TestFixture, Category("unit")]
internal sealed class EditorWordsTests
{
    private static readonly PublishedSchemas Schemas = new();

    private static readonly JsonObject Words = Definitions("ocpi-2.2.1/words.schema.json");

    private static readonly JsonObject Format = Definitions("scenario.schema.json");

    [Test]
    public void Every_operation_is_offered() =>
        Assert.That(Pairs(Words["operation"]), Is.EqualTo(Protocol221.Edition.Operations.Select(operation => (operation.Id, $"{operation.Title}: {operation.Method} {operation.Url}"))));

    [Test]
    public void Every_answer_is_offered() => Assert.That(Pairs(Words["answer"]).Select(pair => pair.Word), Is.EqualTo(Protocol221.Edition.Operations.AnswerNames));

    [Test]
    public void Every_requirement_is_offered_with_what_it_demands() =>
        Assert.That(Pairs(Words["requirement"]), Is.EqualTo(Protocol221.Edition.Requirements.Select(requirement => (requirement.Id, $"{requirement.Level.ToString().ToUpperInvariant()}: {requirement.Text}"))));

    [Test]
    public void Every_parameter_is_offered_with_the_operations_that_have_it()
    {
        var offered = Words["parameters"]!["properties"]!.AsObject().ToDictionary(one => one.Key, one => (string)one.Value!["description"]!);

        Assert.That(offered.Keys, Is.EquivalentTo(Protocol221.Edition.Operations.SelectMany(operation => operation.Parameters.Select(parameter => parameter.Name).Append(operation.UrlParameter)).OfType<string>().Distinct()));
        Assert.That(
            from operation in Protocol221.Edition.Operations
            from parameter in operation.Parameters
            where !offered[parameter.Name].Contains(operation.Id, StringComparison.Ordinal) || !offered[parameter.Name].Contains(parameter.Type, StringComparison.Ordinal)
            select $"{operation.Id} {parameter.Name}",
            Is.Empty);
    }

    [Test]
    public void Every_kind_of_test_data_is_offered() => Assert.That(Pairs(Format["need"]).Select(pair => pair.Word), Is.EqualTo(Need.All.Select(need => need.Kind)));

    [Test]
    public void Every_trigger_of_the_profiles_to_copy_is_offered()
    {
        var profiles = new[] { "cpo", "emsp" }.Select(name => Read(File.ReadAllText(Path.Combine(Repository.Find().Root, "compliance", "Profiles", $"{name}.yaml"))));

        Assert.That(
            Pairs(Format["triggerName"]).Select(pair => pair.Word),
            Is.EquivalentTo(profiles.SelectMany(profile => profile.GetProperty("triggers").EnumerateObject().Select(trigger => trigger.Name)).Distinct()));
    }

    /// <summary>What an editor offers where a step has no verb yet: with one branch for each verb it would take the last for meant, and offer that alone.</summary>
    [TestCase("scenario.schema.json", "use")]
    [TestCase("part.schema.json", "")]
    [TestCase("lesson.schema.json", "")]
    public void A_step_that_is_begun_is_offered_every_verb(string file, string also)
    {
        var verbs = ScenarioFormat.Verbs.Where(verb => verb != "use" || verb == also).ToList();
        var begun = Definitions(file)["begun"]!;

        Assert.That(begun["properties"]!.AsObject().Select(property => property.Key).Except(["id", "title", "lesson"]), Is.EquivalentTo(verbs));
        Assert.That(begun["anyOf"]!.AsArray().Select(one => (string)one!["required"]![0]!), Is.EquivalentTo(verbs));
    }

    [TestCase("call: tariffs.sender.lst")]
    [TestCase("get: tariffs.sender.list")]
    [TestCase("title: a step that does nothing")]
    [TestCase("call: tariffs.sender.list\n    expect: [ { answer: sucess } ]")]
    [TestCase("call: tariffs.sender.list\n    expect: [ { at: /data, exists: true, verifies: [TRN-999] } ]")]
    [TestCase("call: tariffs.sender.list\n    token: nobody")]
    [TestCase("await: tariffs.receiver.puts")]
    public void A_word_that_is_none_is_underlined(string step) => Assert.That(Schemas.Errors("scenario", Read(Scenario("", step))), Is.Not.Empty);

    [TestCase("evse.strat")]
    [TestCase("locations")]
    public void A_kind_of_test_data_that_is_none_is_underlined(string need) => Assert.That(Schemas.Errors("scenario", Read(Scenario($"needs: [{need}]", "call: tariffs.sender.list"))), Is.Not.Empty);

    /// <summary>A row of the cases may give any word: what runs must not be underlined.</summary>
    [Test]
    public void A_column_may_stand_for_a_word_wherever_the_loader_takes_it()
    {
        const string cases = """
            conduct: changes
            cases:
              - { case: a, need: token, call: tariffs.sender.list, token: none, http: 401, status: 2xxx, answer: no-token, requirement: TRN-07, yes: true, judged: warn, at: /data, time: 3s,
                  method: PUT, pages: one, trigger: charge, absent: fail, length: 3, type: object, done: d, part: locations }
            needs: ["${need}"]
            defaults: { otherwise: "${judged}", within: "${time}", absent: "${absent}" }
            partner: [ { on: "${call}", http: 500 } ]
            cleanup: [ { id: z, trigger: "${trigger}", ask: Undo, undoes: "${done}" } ]
            """;
        const string steps = """
            call: "${call}"
                token: "${token}"
                pages: "${pages}"
                wrong: "${yes}"
                expect:
                  - { http: "${http}", verifies: ["${requirement}"], otherwise: "${judged}" }
                  - { answer: "${answer}", verifies: "${requirement}" }
                  - { status: "${status}" }
                  - { at: "${at}", exists: "${yes}" }
                  - { at: "${at}", type: "${type}" }
                  - { at: "${at}", length: "${length}" }
                  - { at: "${at}", unique: "${yes}" }
              - id: b
                call: tariffs.sender.list
                method: "${method}"
              - { id: c, await: "${call}", within: "${time}", absent: "${absent}" }
              - { id: d, trigger: "${trigger}", ask: Do }
              - { id: e, use: "${part}" }
            """;

        Assert.That(Schemas.Errors("scenario", Read(Scenario(cases, steps))), Is.Empty);
    }

    /// <summary>With a name of its own an editor looks for the other file beside that name, in a network, and underlines the first line of every scenario.</summary>
    [Test]
    public void A_schema_that_refers_to_another_file_is_known_by_its_place_alone() =>
        Assert.That(
            from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "schemas"), "*.schema.json", SearchOption.AllDirectories)
            let text = File.ReadAllText(file)
            where text.Contains("schema.json#", StringComparison.Ordinal) && JsonNode.Parse(text)!["$id"] is not null
            select Path.GetFileName(file),
            Is.Empty);

    private static string Scenario(string more, string step) => $"id: cpo.a\ntitle: T\nwhy: W\nrole: CPO\nmodule: tariffs\n{more}\nsteps:\n  - id: a\n    {step}\n";

    private static IEnumerable<(string Word, string Means)> Pairs(JsonNode? words) =>
        words!["enum"]!.AsArray().Zip(words["enumDescriptions"]!.AsArray(), (word, means) => ((string)word!, (string)means!));

    private static JsonObject Definitions(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", file)))!["$defs"]!.AsObject();

    private static JsonElement Read(string text) => NodeJson.Of(YamlReader.Read("a.yaml", text, new Problems())!, new Problems());
}
