namespace OcpiKit.Compliance.Tests.House;

[TestFixture, Category("unit")]
internal sealed class ProjectTests
{
    /// <summary>Who may reference whom. A new project states its place here first.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Pricing"] = [],
        ["Ocpi"] = [],
        ["Cpo"] = ["Ocpi", "Pricing"],
        ["Emsp"] = ["Ocpi", "Pricing"],
        ["Servers.Tests"] = ["Ocpi", "Cpo", "Emsp", "Pricing"],
        ["JsonPointer.Net"] = [],
        ["Json.More.Net"] = [],
        ["Protocol"] = ["JsonPointer.Net", "Json.More.Net"],
        ["Engine"] = ["Protocol", "Pricing"],
        ["Reporting"] = ["Engine"],
        ["Learning"] = ["Engine", "Reporting"],
        // Measures whoever answers, and knows neither servers nor engine.
        ["Load"] = [],
        ["Mutants"] = ["Cpo", "Emsp", "Ocpi"],
        ["Cli"] = ["Cpo", "Emsp", "Ocpi", "Mutants", "Engine", "Protocol", "Reporting", "Learning", "Load"],
        // An example: what a team's own tests would reference, and a server in the place of theirs.
        ["NUnitExample"] = ["Engine", "Cpo"],
        ["Compliance.Tests"] = ["Protocol", "Engine", "Reporting", "Learning", "Load", "JsonPointer.Net", "Json.More.Net"],
        ["Proof"] = ["Cli", "Mutants", "Cpo", "Emsp", "Ocpi", "Engine", "Protocol", "Reporting", "Learning"],
    };

    private static readonly Repository Repository = Repository.Find();

    private static readonly IReadOnlyList<ProjectFile> Projects = [.. Repository.ProjectFiles.Select(ProjectFile.Read)];

    [TestCaseSource(nameof(Projects))]
    public void Reference_only_whom_the_design_lets_them_see(ProjectFile project)
    {
        Assert.That(Allowed, Does.ContainKey(project.Name), "a new project needs a place in the graph of references");
        Assert.That(project.References, Is.SubsetOf(Allowed[project.Name]));
    }

    [Test]
    public void Have_names_of_their_own_or_their_build_output_would_be_overwritten()
    {
        Assert.That(Projects.Select(project => project.Name.ToUpperInvariant()), Is.Unique);
    }

    [Test]
    public void Are_all_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "OcpiKit.sln")).Replace('\\', '/');
        var missing = Repository.ProjectFiles.Select(Repository.Relative).Where(path => !solution.Contains(path, StringComparison.Ordinal));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Leave_JSON_Schema_to_Protocol_and_RestSharp_to_the_engine()
    {
        Assert.That(TakersOf("JsonSchema.Net"), Is.EqualTo(new[] { "Protocol" }));
        Assert.That(TakersOf("RestSharp"), Is.EqualTo(new[] { "Engine" }));

        static IEnumerable<string> TakersOf(string package) =>
            Projects.Where(project => project.Packages.Contains(package)).Select(project => project.Name);
    }

    [Test]
    public void Let_one_file_alone_know_RestSharp()
    {
        var files = Repository.FilesBelow("*.cs").Where(file => Array.Exists(File.ReadAllLines(file), line => line.StartsWith("using RestSharp", StringComparison.Ordinal)));

        Assert.That(files.Select(Repository.Relative), Is.EqualTo(new[] { "compliance/Engine/Wire/RestWire.cs" }));
    }

    [Test]
    public void Leave_versions_and_settings_to_the_files_at_the_root()
    {
        var mentions = Repository.ProjectFiles.Where(file => File.ReadAllText(file) is var text
            && (text.Contains("<TargetFramework", StringComparison.Ordinal) || text.Contains("<Nullable>", StringComparison.Ordinal)
                || System.Xml.Linq.XDocument.Parse(text).Descendants("PackageReference").Any(package => package.Attribute("Version") is not null)));
        Assert.That(mentions.Select(Repository.Relative), Is.Empty);
    }
}
