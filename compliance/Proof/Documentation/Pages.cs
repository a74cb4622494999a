using System.Text.RegularExpressions;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Proof.Documentation;

/// <summary>The pages of the house: every Markdown file of the working copy.</summary>
internal static partial class Pages
{
    private static readonly Home Home = Home.Find();

    /// <summary>Their paths, from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Home.Root, "*.md", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
            .Select(file => Path.GetRelativePath(Home.Root, file).Replace('\\', '/'))
            // What a run writes, and what packages bring, is no page of ours.
            .Where(page => !page.Split('/').Any(part => part is "bin" or "obj") && (!page.StartsWith("reports/", StringComparison.Ordinal) || page == "reports/README.md"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A page's text, with line feeds.</summary>
    public static string Read(string page) => File.ReadAllText(Home.At(page)).ReplaceLineEndings("\n");

    /// <summary>The fences of a page that are marked to be run.</summary>
    public static IEnumerable<string> ToRun(string page) => RunFence().Matches(Read(page)).Select(match => match.Groups["commands"].Value);

    /// <summary>A page's text without what stands in fences.</summary>
    public static string Prose(string page) => AnyFence().Replace(Read(page), "");

    [GeneratedRegex(@"^```sh run\n(?<commands>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex RunFence();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex AnyFence();
}
