using System.Text.RegularExpressions;
using OcpiKit.Compliance.Tests.House;
using OcpiKit.Compliance.Tests.Scenarios;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Compliance.Tests.Parties;

/// <summary>The profiles that are there to be copied can be read as they stand.</summary>
[TestFixture, Category("unit")]
internal sealed partial class ReadyProfilesTests
{
    private static readonly string Folder = Path.Combine(Repository.Find().Root, "compliance", "Profiles");

    [TestCase("cpo", "CPO")]
    [TestCase("emsp", "EMSP")]
    [TestCase("behind-a-hub", "CPO")]
    public void A_ready_profile_is_read_and_says_what_was_agreed(string name, string role)
    {
        var profile = ProfileReader.Read(Path.Combine(Folder, $"{name}.yaml"), _ => null, []);

        Assert.That(profile.Url, Is.Not.Null);
        Assert.That(profile.Testing(role).From, Is.Not.Null);
        Assert.That(profile.Expect!.Offers(role), Is.Not.Empty);
        Assert.That((profile.AllowWrites, profile.AllowCredentials), Is.EqualTo((false, false)), "what changes the partner's system the user has to say");
        Assert.That((profile.Token, profile.RegistrationToken), Is.EqualTo(((string?)null, (string?)null)), "a token in a file that is meant to be copied ends in a repository");
    }

    [TestCase("cpo", "CPO")]
    [TestCase("emsp", "EMSP")]
    public void It_has_every_trigger_that_the_scenarios_of_its_role_ask_for_and_names_no_value_that_they_do_not_give(string name, string role)
    {
        var triggers = ProfileReader.Read(Path.Combine(Folder, $"{name}.yaml"), _ => null, []).Triggers;
        var steps = new ScenarioLoader(Protocol221.Edition).LoadFolder(Path.Combine(AppContext.BaseDirectory, "scenarios")).Scenarios
            .Where(scenario => scenario.Tests(role)).SelectMany(scenario => scenario.Steps.OfType<TriggerStep>()).ToList();

        Assert.That(triggers.Keys, Is.EquivalentTo(steps.Select(step => step.Trigger).Distinct()));
        foreach (var step in steps)
        {
            var trigger = (HttpTrigger)triggers[step.Trigger];
            Assert.That(Names().Matches(trigger.Url + trigger.Body).Select(match => match.Groups[1].Value).Distinct(), Is.SubsetOf(step.With.Keys), step.Place.ToString());
        }
    }

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Names();

    [Test]
    public void There_is_no_other() =>
        Assert.That(Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension), Is.EquivalentTo(new[] { "cpo", "emsp", "behind-a-hub" }));
}
