using System.Text.RegularExpressions;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.Documentation;

/// <summary>What the front page quotes is so.</summary>
[TestFixture, Category("integration")]
internal sealed partial class FrontPageTests
{
    private const string Page = "README.md";

    private static readonly Lazy<string> Sources = new(() => string.Join('\n', SourceFiles().Select(File.ReadAllText)));

    public static IEnumerable<string> Messages => Rows("Troubleshooting").Select(row => row[0]).Where(message => message != "message");

    [TestCaseSource(nameof(Messages))]
    public void Each_message_of_the_troubleshooting_is_one_that_is_really_said(string message)
    {
        // What differs from case to case is left out on the page, with dots.
        var pieces = message.Split('…', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(piece => piece.Replace("blocked:", "", StringComparison.Ordinal).Trim())
            .SelectMany(piece => Number().Split(piece)).Where(piece => piece.Length > 4);

        Assert.That(pieces.Where(piece => !Sources.Value.Contains(piece, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_library_that_is_used_stands_under_its_licence()
    {
        var listed = Rows("Licences").SelectMany(row => row[1].Split(':', '(')[0].Split(',', StringSplitOptions.TrimEntries)).ToList();
        var used = Package().Matches(File.ReadAllText(Home.Find().At("Directory.Packages.props"))).Select(match => match.Groups["id"].Value);

        Assert.That(used.Except(listed), Is.Empty);
        Assert.That(listed.Except(used), Is.EquivalentTo((string[])["libraries"]), "The table lists what is not used any more.");
    }

    private static IEnumerable<string[]> Rows(string section) =>
        Pages.Read(Page).Split($"\n## {section}\n")[1].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith('|') && !line.StartsWith("|--", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static IEnumerable<string> SourceFiles() =>
        ((string[])["compliance", "servers"])
            .SelectMany(folder => Directory.EnumerateFiles(Home.Find().At(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("Proof", StringComparison.Ordinal) && !file.Contains(".Tests", StringComparison.Ordinal))
            .Append(Home.Find().At("run.sh"));

    // The numbers of a message come from what happened.
    [GeneratedRegex("[0-9]+|[.()]+$")]
    private static partial Regex Number();

    [GeneratedRegex("<PackageVersion Include=\"(?<id>[^\"]+)\"")]
    private static partial Regex Package();
}
