using System.Text.RegularExpressions;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.Documentation;

/// <summary>A page leads to what there is: every link within the house ends at a file, and at a heading of it.</summary>
[TestFixture, Category("integration")]
internal sealed partial class LinkTests
{
    [TestCaseSource(typeof(Pages), nameof(Pages.All))]
    public void Every_link_within_the_house_leads_somewhere(string page)
    {
        var lost = Link().Matches(Pages.Prose(page)).Select(match => match.Groups["to"].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(link => !Leads(page, link));

        Assert.That(lost, Is.Empty);
    }

    [Test]
    public void A_link_that_leads_nowhere_would_be_noticed() =>
        Assert.That((Leads("README.md", "nowhere.md"), Leads("README.md", "LICENSE"), Leads("README.md", "#nothing"), Leads("README.md", "#two-commands")), Is.EqualTo((false, true, false, true)));

    private static bool Leads(string page, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
        var folder = page.Contains('/') ? page[..page.LastIndexOf('/')] : "";
        var target = path.Length == 0 ? page : Path.GetRelativePath(Home.Find().Root, Path.GetFullPath(Path.Combine(Home.Find().At(folder), path))).Replace('\\', '/');
        var full = Home.Find().At(target);
        return (File.Exists(full) || Directory.Exists(full)) && (anchor is null || Anchors(target).Contains(anchor));
    }

    // As GitHub and GitLab make them: small letters, without signs, a hyphen for each space.
    private static IEnumerable<string> Anchors(string page) =>
        Heading().Matches(Pages.Prose(page)).Select(match => NoSign().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoSign();
}
