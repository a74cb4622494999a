using OcpiKit.Compliance.Tests.House;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Compliance.Tests.Parties;

/// <summary>The profiles that are there to be copied can be read as they stand.</summary>
[TestFixture, Category("unit")]
internal sealed class ReadyProfilesTests
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

    [Test]
    public void There_is_no_other() =>
        Assert.That(Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension), Is.EquivalentTo(new[] { "cpo", "emsp", "behind-a-hub" }));
}
