using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Coverage;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Coverage;

[TestFixture, Category("unit")]
public sealed class CoverageTableTests
{
    private const string Steps = """
        id: cpo.locations.some
        title: Some
        why: Because
        role: CPO
        module: locations
        steps:
          - { id: none, call: locations.sender.get, with: { location_id: x }, expect: [ { answer: unknown-object } ] }
          - { id: said, call: locations.sender.list, expect: [ { at: /data, type: array, verifies: [LOC-12], says: It is a list } ] }
          - { id: came, await: locations.receiver.put, title: your CPO to push, says: It comes, verifies: [LOC-01] }
        """;

    private static Edition Edition => Protocol221.Edition;

    [Test]
    public void There_is_a_row_for_each_requirement_in_their_order() =>
        Assert.That(Table().Select(row => row.Requirement.Id), Is.EqualTo(Edition.Requirements.Select(requirement => requirement.Id)));

    [Test]
    public void What_a_check_of_the_catalogue_verifies_is_named_by_it() =>
        Assert.That(Row("TRN-25", rules: [new("paging.total", "There is a total.", ["TRN-25"])]).Checks, Is.EqualTo(new[] { "paging.total" }));

    [Test]
    public void What_a_schema_demands_is_named_by_its_type() => Assert.That(Row("LOC-52").Checks, Does.Contain("schema.additionalgeolocation"));

    [TestCase("LOC-12", "cpo.locations.some/said", Description = "said by the step")]
    [TestCase("LOC-01", "cpo.locations.some/came", Description = "said by what is waited for")]
    [TestCase("STA-03", "cpo.locations.some/none", Description = "said by the answer in the catalogue of operations")]
    public void What_a_step_verifies_is_named_by_it(string requirement, string check) => Assert.That(Row(requirement).Checks, Does.Contain(check));

    [Test]
    public void A_requirement_is_proven_where_a_check_verifies_it_and_a_server_breaks_it()
    {
        Assert.That(Row("LOC-12", broken: [("LOC-12", "a.mutant")]).Backing, Is.EqualTo(Backing.Proven));
        Assert.That(Row("LOC-12").Backing, Is.EqualTo(Backing.Checked));
        Assert.That(Row("TRM-05").Backing, Is.EqualTo(Backing.NotTestable));
        Assert.That(Row("LOC-02").Backing, Is.EqualTo(Backing.Open));
    }

    [Test]
    public void A_mutant_without_a_check_proves_nothing() =>
        Assert.That(Row("LOC-02", broken: [("LOC-02", "a.mutant")]).Backing, Is.EqualTo(Backing.Open));

    [Test]
    public void A_role_is_told_of_what_binds_it_and_of_the_worst_that_was_found()
    {
        ScenarioResult Played(params Verdict[] verdicts) => new(
            "cpo.locations.some", "Some", "Because", "locations", "CPO", "", 0, Verdict.Pass, null,
            [.. verdicts.Select((verdict, at) => new CheckResult($"c{at}", "C", verdict, Axis.Conformance, ["LOC-12"], "Says", null, 1, []))], [], 0);

        var told = CoverageResults.Of(Table(), "EMSP", [Played(Verdict.Pass, Verdict.Warn)]);

        Assert.That(told.Single(row => row.Id == "LOC-12").Verdict, Is.EqualTo(Verdict.Warn));
        Assert.That(told.Single(row => row.Id == "TRN-07").Verdict, Is.Null, "nothing was found of it");
        Assert.That(told.Select(row => row.Id), Has.None.EqualTo("LOC-01"), "binds the CPO");
    }

    private static CoverageRow Row(string requirement, IReadOnlyList<Rule>? rules = null, IReadOnlyList<(string, string)>? broken = null) =>
        Table(rules, broken).Single(row => row.Requirement.Id == requirement);

    private static IReadOnlyList<CoverageRow> Table(IReadOnlyList<Rule>? rules = null, IReadOnlyList<(string, string)>? broken = null)
    {
        var set = new ScenarioLoader(Edition).Load("some.yaml", Steps);
        Assert.That(set.Diagnostics, Is.Empty);
        return CoverageTable.Of(Edition, rules ?? [], set.Scenarios, broken ?? []);
    }
}
