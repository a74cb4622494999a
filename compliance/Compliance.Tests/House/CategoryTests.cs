using System.Text.RegularExpressions;

namespace OcpiKit.Compliance.Tests.House;

/// <summary>The `test` command chooses by category: a fixture without one would never run, and nobody would notice.</summary>
[TestFixture, Category("unit")]
internal sealed partial class CategoryTests
{
    private static readonly string[] Categories = ["unit", "integration", "compliance", "browser", "postgres"];

    private static readonly Repository Repository = Repository.Find();

    private static IEnumerable<string> TestFiles => Repository.ProjectFiles
        .Where(file => ProjectFile.Read(file).IsTest)
        .SelectMany(file => Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.cs", SearchOption.AllDirectories));

    [Test]
    public void Bear_a_category_on_each_fixture()
    {
        var without = from file in TestFiles
                      from fixture in FixturesIn(File.ReadAllText(file))
                      where !Category().IsMatch(fixture)
                      select $"{Repository.Relative(file)}: {ClassName().Match(fixture).Value}";
        Assert.That(without, Is.Empty);
    }

    [Test]
    public void Bear_no_category_that_the_test_command_does_not_know()
    {
        var used = TestFiles.SelectMany(file => Category().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value);
        Assert.That(used.Distinct(), Is.SubsetOf(Categories));
    }

    [Test]
    public void Are_never_skipped_by_an_attribute()
    {
        var skipped = TestFiles.Where(file => Skipped().IsMatch(File.ReadAllText(file))).Select(Repository.Relative);
        Assert.That(skipped, Is.Empty);
    }

    /// <summary>The text of each top-level class that holds tests, from the end of the class before it: its attributes are in it.</summary>
    private static IEnumerable<string> FixturesIn(string source)
    {
        var ends = EndOfClass().Matches(source).Select(match => match.Index + match.Length).ToList();
        var start = 0;
        foreach (var end in ends)
        {
            var text = source[start..end];
            start = end;
            if (TestAttribute().IsMatch(text)) yield return text;
        }
    }

    [GeneratedRegex("""^\}""", RegexOptions.Multiline)]
    private static partial Regex EndOfClass();

    [GeneratedRegex("""^\s*\[(Test|TestCase|TestCaseSource|Theory)\b(?!Fixture)""", RegexOptions.Multiline)]
    private static partial Regex TestAttribute();

    [GeneratedRegex("""(?<=\bclass )\w+""")]
    private static partial Regex ClassName();

    [GeneratedRegex("""^\s*\[[^\]\n]*\bCategory\("(?<name>[^"]+)"\)""", RegexOptions.Multiline)]
    private static partial Regex Category();

    [GeneratedRegex("""^\s*\[[^\]\n]*\b(Ignore|Explicit)\(""", RegexOptions.Multiline)]
    private static partial Regex Skipped();
}
