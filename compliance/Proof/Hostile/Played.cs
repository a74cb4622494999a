using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OcpiKit.Cli.Compliance;
using OcpiKit.Cli.Shell;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;
using Spectre.Console;

namespace OcpiKit.Proof.Hostile;

/// <summary>A run of the command line against a target, with all that it left behind: the exit code, the screen, the reports.</summary>
internal sealed partial record Played(int ExitCode, string Screen, IReadOnlyDictionary<string, string> Files, RunResult? Result)
{
    /// <summary>A token with everything in it that some encoding writes in another way.</summary>
    public const string Token = "S3cr3t/t0ken+&<\"'%\\x";

    /// <summary>Plays a target and asserts what holds of every run, whatever the other side does.</summary>
    public static async Task<Played> AgainstAsync(Uri url, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("ocpikit-hostile-");
        try
        {
            using var screen = new StringWriter();
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(screen), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
            var terminal = new Terminal(console, console);
            var home = new Home(AppContext.BaseDirectory);
            var clock = Stopwatch.StartNew();
            var code = await new Cli.Shell.CommandLine(terminal) { new ComplianceCommand(terminal, home) }.RunAsync(
                ["compliance", url.AbsoluteUri, "--token", Token, "--reports", folder.FullName, .. more]);
            TestContext.Out.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s, exit code {code}");
            var files = folder.EnumerateFiles("*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'), file => File.ReadAllText(file.FullName));
            var played = new Played(code, screen.ToString(), files, files.TryGetValue("results.json", out var json) ? RunResultJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))) : null);
            played.AssertSound();
            return played;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What was said with this verdict.</summary>
    public IEnumerable<string> Said(Verdict verdict) =>
        from scenario in Result?.Scenarios ?? []
        from check in scenario.Checks
        where check.Verdict == verdict
        select $"{check.Check}: {check.Says}";

    private void AssertSound() => Assert.Multiple(() =>
    {
        Assert.That(ExitCode, Is.EqualTo(3).Or.EqualTo(1).Or.EqualTo(5).Or.Zero, Screen[..Math.Min(Screen.Length, 4000)]);
        Assert.That(Said(Verdict.Error).Concat(Result?.Scenarios.Where(scenario => scenario.Verdict == Verdict.Error).Select(scenario => $"{scenario.Id}: {scenario.Reason}") ?? []), Is.Empty, "The kit itself went wrong.");
        // 3: the target cannot be tested, nothing was judged and nothing is written.
        Assert.That(Files.Keys, ExitCode == 3 ? Is.Empty : Is.SupersetOf(new[] { "report.html", "junit.xml", "results.json", "exchanges.har", "summary.md" }));
        Assert.That(Files.Keys.Where(name => name.Contains('/', StringComparison.Ordinal)), Is.EquivalentTo(Result?.Exchanges.Select(exchange => exchange.BodyFile).OfType<string>() ?? []));
        Assert.That(Unseen().Match(Screen).Value, Is.Empty, "The other side steers the terminal.");
        Assert.That(Screen, Has.Length.LessThan(200_000));
        foreach (var (name, text) in Files)
        {
            Assert.That(Unseen().Match(text).Value, Is.Empty, $"{name} holds what nobody can see.");
            Assert.That(text, Has.Length.LessThan(name == "report.html" ? 5_000_000 : 60_000_000), name);
        }

        foreach (var text in Files.Values.Append(Screen))
        {
            foreach (var form in Forms)
                Assert.That(text.Contains(form, StringComparison.OrdinalIgnoreCase), Is.False, () => $"The token is seen as {form}: {Around(text, form)}");
        }

        if (Files.TryGetValue("junit.xml", out var junit))
            Assert.That(() => XDocument.Parse(junit), Throws.Nothing);
        if (Files.TryGetValue("report.html", out var html))
            Assert.That(Alive().Match(WithoutOwnScript(html)).Value, Is.Empty, "The page has markup that the kit did not write.");
    });

    /// <summary>The page has a script of its own: the one whose hash its policy names, which stands before all text of the other side.</summary>
    private static string WithoutOwnScript(string html)
    {
        var allowed = AllowedScript().Match(html).Groups["hash"].Value;
        var own = Script().Matches(html).Where(script => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups["text"].Value))) == allowed).ToList();
        Assert.That(own, Has.Count.EqualTo(1), "The page has one script of its own.");
        return html.Remove(own[0].Index, own[0].Length);
    }

    /// <summary>The token and its parts as they may be written; a few characters would be enough to guess the rest.</summary>
    private static IReadOnlyList<string> Forms { get; } =
    [
        Token, "S3cr3t/t0ke", "S3cr3t\\/t0ke", "S3cr3t%2Ft0ke", "S3cr3t&#x2F;t0ke", "S3cr3t\\u002Ft0ke",
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Token))[..16], Uri.EscapeDataString(Token), WebUtility.HtmlEncode(Token),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Token)), string.Concat(Token.Select(c => $"%{(int)c:X2}")),
    ];

    private static string Around(string text, string form)
    {
        var at = text.IndexOf(form, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 100)..Math.Min(text.Length, at + 100)];
    }

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]")]
    private static partial Regex Unseen();

    [GeneratedRegex("script-src 'sha256-(?<hash>[^']+)'")]
    private static partial Regex AllowedScript();

    [GeneratedRegex("<script>(?<text>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex(@"<(script|img|svg(?! class=""sequence"" )|iframe|object|form)\b|<[^>]*\s(on\w+=|href=""(?!#|evidence/exchange-\d+[a-z.]+""))", RegexOptions.IgnoreCase)]
    private static partial Regex Alive();
}
