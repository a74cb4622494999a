namespace OcpiKit.Compliance.Tests.House;

[TestFixture, Category("unit")]
internal sealed class TopLevelTests
{
    private static readonly string[] Agreed =
    [
        "OcpiKit.sln", "servers", "compliance", "scenarios", "schemas", "reports", "run.sh", "run.ps1",
        "README.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", "Directory.Build.props", "Directory.Packages.props", "global.json", "nuget.config",
    ];

    [Test]
    public void Holds_only_what_was_agreed()
    {
        var found = new DirectoryInfo(Repository.Find().Root).EnumerateFileSystemInfos().Select(entry => entry.Name)
            .Where(name => !name.StartsWith('.'));
        Assert.That(found, Is.SubsetOf(Agreed));
    }
}
