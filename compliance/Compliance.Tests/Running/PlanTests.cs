using OcpiKit.Engine.Running;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Compliance.Tests.Running;

[TestFixture, Category("unit")]
internal sealed class PlanTests
{
    private static readonly Edition Edition = Edition.Load221();

    private static readonly IReadOnlyList<Scenario> All =
        [Made("cpo.tariffs.paging", "tariffs"), Made("cpo.locations.paging", "locations"), Made("cpo.transport.ids", "transport"), Made("cpo.versions.list", "versions")];

    [Test]
    public void Scenarios_are_played_in_the_order_of_a_protocol_s_life() =>
        Assert.That(Ids([], []), Is.EqualTo(new[] { "cpo.versions.list", "cpo.transport.ids", "cpo.locations.paging", "cpo.tariffs.paging" }));

    [Test]
    public void Modules_and_patterns_choose_together() =>
        Assert.That(Ids(["tariffs", "locations"], ["*.paging", "cpo.versions.*"]), Is.EqualTo(new[] { "cpo.locations.paging", "cpo.tariffs.paging" }));

    [Test]
    public void A_module_that_nobody_tests_is_an_error_that_names_the_one_that_was_meant() =>
        Assert.That(() => Ids(["locatoins"], []), Throws.InstanceOf<PlanException>().With.Message.Contains("Did you mean locations?"));

    [Test]
    public void A_pattern_that_matches_nothing_is_an_error_even_beside_one_that_does() =>
        Assert.That(() => Ids([], ["cpo.*", "emsp.*"]), Throws.InstanceOf<PlanException>().With.Message.Contains("\"emsp.*\""));

    [Test]
    public void Filters_that_leave_nothing_together_are_an_error() =>
        Assert.That(() => Ids(["tariffs"], ["cpo.locations.*"]), Throws.InstanceOf<PlanException>());

    [Test]
    public void The_registration_is_played_first_though_a_filter_leaves_it_out_where_the_others_need_its_token()
    {
        var post = Staging.Call("register", "credentials.symmetric.post");
        IReadOnlyList<Scenario> all = [.. All, Made("both.credentials.registration", "credentials") with { Steps = [post] }];

        Assert.That(Plan.Registering(Plan.Of(all, ["tariffs"], [], Edition), all).Select(scenario => scenario.Id), Is.EqualTo(new[] { "both.credentials.registration", "cpo.tariffs.paging" }));
        Assert.That(Plan.Registering(Plan.Of(all, ["credentials"], [], Edition), all).Select(scenario => scenario.Id), Is.EqualTo(new[] { "both.credentials.registration" }));
    }

    [Test]
    public void What_the_token_of_registration_does_not_open_is_seen_before_it_is_used_up()
    {
        var post = Staging.Call("register", "credentials.symmetric.post");
        var soon = Staging.Call("soon", "locations.sender.list") with { Variation = new(TokenVariation.Registration) };
        IReadOnlyList<Scenario> all = [.. All, Made("both.credentials.registration", "credentials") with { Steps = [post] }, Made("cpo.credentials.too-soon", "credentials") with { Steps = [soon] }];

        Assert.That(Plan.Of(all, [], [], Edition).Select(scenario => scenario.Id).Take(3), Is.EqualTo(new[] { "cpo.credentials.too-soon", "both.credentials.registration", "cpo.versions.list" }));
        Assert.That(
            Plan.Registering(Plan.Of(all, [], ["*.too-soon", "*.list"], Edition), all).Select(scenario => scenario.Id),
            Is.EqualTo(new[] { "cpo.credentials.too-soon", "both.credentials.registration", "cpo.versions.list" }));
    }

    [Test]
    public void The_registration_that_the_target_begins_comes_after_the_end_of_the_one_before()
    {
        IReadOnlyList<Scenario> all =
        [
            Made("both.credentials.registers", "credentials") with { Steps = [Staging.Await("registration", "credentials.symmetric.post")] },
            Made("both.credentials.end", "credentials") with { Steps = [Staging.Call("end", "credentials.symmetric.delete")] },
            .. All,
        ];

        Assert.That(Plan.Of(all, [], [], Edition).Select(scenario => scenario.Id).Skip(All.Count), Is.EqualTo(new[] { "both.credentials.end", "both.credentials.registers" }));
    }

    private static IEnumerable<string> Ids(string[] modules, string[] patterns) => Plan.Of(All, modules, patterns, Edition).Select(scenario => scenario.Id);

    private static Scenario Made(string id, string module) => new(id, id, "", "CPO", module, Conduct.Reads, [], new("a.yaml", 1, 1));
}
