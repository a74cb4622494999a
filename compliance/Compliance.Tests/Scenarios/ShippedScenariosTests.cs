using System.Text.Json;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Scenarios.Linting;
using static OcpiKit.Compliance.Tests.Published.PublishedSchemas;

namespace OcpiKit.Compliance.Tests.Scenarios;

/// <summary>What holds for every scenario that the kit carries.</summary>
[TestFixture, Category("unit")]
public sealed class ShippedScenariosTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "scenarios");

    private static readonly string[] Apart = ["lessons", "tutorial", "parts"];

    private static readonly ScenarioSet Set = new ScenarioLoader(Protocol221.Edition).LoadFolder(Folder);

    private static IEnumerable<(Scenario Scenario, CallStep Step, Expectation Expectation)> Expectations =>
        from scenario in Set.Scenarios
        from step in scenario.Steps.OfType<CallStep>()
        from expectation in step.Expect
        select (scenario, step, expectation);

    [Test]
    public void Every_scenario_loads()
    {
        Assert.That(Set.Diagnostics, Is.Empty);
        Assert.That(Set.Scenarios.Select(scenario => scenario.Family).Distinct().ToList(), Has.Count.EqualTo(Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Count(file => !Apart.Contains(Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar)[0]))).And.Count.GreaterThan(30));
    }

    [Test]
    public void The_linter_has_nothing_to_say_of_them() =>
        Assert.That(new ScenarioLinter(Protocol221.Edition).Lint(Folder).Select(diagnostic => diagnostic.ToString()), Is.Empty);

    [Test]
    public void Every_scenario_is_named_after_its_path() =>
        Assert.That(Set.Scenarios.Where(s => s.Family != Path.ChangeExtension(s.Place.File, null)!.Replace('/', '.')), Is.Empty);

    [Test]
    public void Every_scenario_lies_in_the_folder_of_its_role_and_module() =>
        Assert.That(Set.Scenarios.Where(s => !s.Id.StartsWith($"{s.Role.ToLowerInvariant()}.{s.Module}.", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void No_two_scenarios_share_a_title() => Assert.That(Set.Scenarios.Select(s => s.Title), Is.Unique);

    [Test]
    public void Every_scenario_explains_itself() =>
        Assert.That(Set.Scenarios.Where(s => s.Why.Length < 80), Is.Empty, "A why is worth reading: two sentences at least.");

    [Test]
    public void What_can_fail_names_the_requirement_that_is_broken() =>
        Assert.That(Expectations.Where(e => e.Expectation is { Severity: Verdict.Fail, Verifies: [] }).Select(e => e.Expectation.Place), Is.Empty);

    [Test]
    public void Requirements_bind_the_role_that_is_tested() =>
        Assert.That(
            from e in Expectations
            from id in e.Expectation.Verifies
            let requirement = Protocol221.Edition.Requirements[id]
            where requirement.Role is not "both" && !requirement.Role.Equals(e.Scenario.Role, StringComparison.OrdinalIgnoreCase)
            select $"{e.Expectation.Place} {id}",
            Is.Empty);

    [Test]
    public void Verbs_that_could_change_something_aim_at_nothing_that_exists() =>
        Assert.That(
            from scenario in Set.Scenarios
            where scenario.Conduct == Conduct.Changes
            from step in scenario.Steps.OfType<CallStep>()
            let captured = scenario.Steps.OfType<CallStep>().SelectMany(other => other.Capture).Select(capture => $"${{{capture.Name}}}")
            where step.Operation.Method != "GET" && captured.Any(name => step.With.Values.Any(value => value.Contains(name, StringComparison.Ordinal)))
            select step.Place,
            Is.Empty,
            "An id that was captured is somebody's real object.");

    [Test]
    public void Every_word_of_the_format_stands_in_its_schema_and_no_other()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "scenario.schema.json")));
        var root = schema.RootElement;
        var parts = root.GetProperty("$defs");

        Assert.That(Keys(root), Is.EquivalentTo(ScenarioFormat.File));
        Assert.That(Keys(parts.GetProperty("call")), Is.EquivalentTo(ScenarioFormat.Call));
        Assert.That(Keys(parts.GetProperty("await")), Is.EquivalentTo(ScenarioFormat.Await));
        Assert.That(Keys(parts.GetProperty("trigger")), Is.EquivalentTo(ScenarioFormat.Trigger));
        Assert.That(Keys(parts.GetProperty("partner")), Is.EquivalentTo(ScenarioFormat.Partner));
        Assert.That(Words(parts.GetProperty("await"), "absent"), Is.EquivalentTo(ScenarioFormat.Absences.Keys));
        Assert.That(Keys(parts.GetProperty("set")), Is.EquivalentTo(ScenarioFormat.Set));
        Assert.That(Keys(parts.GetProperty("capture")), Is.EquivalentTo(ScenarioFormat.Capture));
        Assert.That(Keys(parts.GetProperty("expectation")), Is.EquivalentTo(ScenarioFormat.Expectation));
        Assert.That(Keys(root.GetProperty("properties").GetProperty("defaults")), Is.EquivalentTo(ScenarioFormat.Defaults));
        Assert.That(Keys(parts.GetProperty("use")), Is.EquivalentTo(ScenarioFormat.Use));
        Assert.That(Keys(parts.GetProperty("cleanupCall")), Is.EquivalentTo(ScenarioFormat.CleanupCall));
        Assert.That(Keys(parts.GetProperty("cleanupTrigger")), Is.EquivalentTo(ScenarioFormat.CleanupTrigger));
        Assert.That(Keys(parts.GetProperty("not")), Is.EquivalentTo(ScenarioFormat.Negatable));
        Assert.That(Keys(parts.GetProperty("each")), Is.EquivalentTo(ScenarioFormat.Each));
        Assert.That(Keys(parts.GetProperty("length").GetProperty("anyOf")[1]), Is.EquivalentTo(ScenarioFormat.Bound));
        Assert.That(Words(root, "role"), Is.EquivalentTo(ScenarioFormat.Roles));
        Assert.That(Words(root, "conduct"), Is.EquivalentTo(ScenarioFormat.Conducts.Keys));
        Assert.That(Words(root, "module"), Is.EquivalentTo(ScenarioFormat.Topics.Concat(Protocol221.Edition.Operations.Select(o => o.Module).Distinct())));
        Assert.That(Words(parts.GetProperty("call"), "token"), Is.EquivalentTo(ScenarioFormat.Tokens.Keys));
        Assert.That(Words(parts.GetProperty("call"), "pages"), Is.EquivalentTo(ScenarioFormat.PageWords.Keys));
        Assert.That(Words(parts.GetProperty("expectation"), "type"), Is.EquivalentTo(ScenarioFormat.Types.Keys));
        Assert.That(Words(parts.GetProperty("expectation"), "otherwise"), Is.EquivalentTo(ScenarioFormat.Severities.Keys));
    }

    [Test]
    public void Every_word_of_a_part_stands_in_its_schema_and_no_other()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "part.schema.json")));

        Assert.That(Keys(schema.RootElement), Is.EquivalentTo(ScenarioFormat.Part));
        var steps = schema.RootElement.GetProperty("$defs");
        Assert.That(Keys(steps.GetProperty("call")), Is.EquivalentTo(ScenarioFormat.Call));
        Assert.That(Keys(steps.GetProperty("await")), Is.EquivalentTo(ScenarioFormat.Await));
        Assert.That(Keys(steps.GetProperty("trigger")), Is.EquivalentTo(ScenarioFormat.Trigger));
        Assert.That(Keys(steps.GetProperty("set")), Is.EquivalentTo(ScenarioFormat.Set));
    }

    [Test]
    public void Every_word_is_explained_in_the_schema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", "scenario.schema.json")));

        Assert.That(Unexplained(schema.RootElement, schema.RootElement), Is.Empty);
    }

    // What is referred to explains what refers to it.
    private static IEnumerable<string> Unexplained(JsonElement root, JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().SelectMany(field => field is { Name: "properties", Value.ValueKind: JsonValueKind.Object }
            ? field.Value.EnumerateObject().Where(word => !Explained(root, word.Value)).Select(word => word.Name).Concat(Unexplained(root, field.Value))
            : Unexplained(root, field.Value)),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(element => Unexplained(root, element)),
        _ => [],
    };

    private static bool Explained(JsonElement root, JsonElement word) =>
        word.TryGetProperty("description", out _)
        || (word.TryGetProperty("$ref", out var reference) && Explained(root, reference.GetString()![2..].Split('/').Aggregate(root, (at, name) => at.GetProperty(name))));

    private static IEnumerable<string?> Words(JsonElement type, string property) =>
        Closed(type.GetProperty("properties").GetProperty(property)).GetProperty("enum").EnumerateArray().Select(word => word.GetString());

    // Beside its words a key may take a column of the cases.
    private static JsonElement Closed(JsonElement key) => key.TryGetProperty("anyOf", out var ways) ? ways[0] : key;
}
