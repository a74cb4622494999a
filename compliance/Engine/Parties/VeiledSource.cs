using System.Text.RegularExpressions;
using OcpiKit.Engine.Scenarios.Reading;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Engine.Parties;

/// <summary>The text of a profile as it may be shown below a mistake: a token that stands in its line must not end in the log of a build.</summary>
internal static partial class VeiledSource
{
    private const string Veil = "…";

    private static readonly string[] Secret = [.. ProfileOptions.All.Where(option => option.Secret).Select(option => option.Name), "headers"];

    private static readonly string[] Open = [.. ProfileFormat.File.Except(Secret)];

    /// <summary>The text without what may be a secret: from where it begins to the end of its line nothing is shown.</summary>
    /// <param name="text">The file.</param>
    /// <param name="root">What it holds; null where it is no YAML, and any line may hold anything.</param>
    public static string Of(string text, Node? root)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (root is null)
            return string.Join('\n', Guessed(lines));
        foreach (var place in OnTop(root).Select(secret => secret.Place).Where(place => place.Line <= lines.Length))
        {
            var line = lines[place.Line - 1];
            if (line.Length >= place.Column)
                lines[place.Line - 1] = line[..(place.Column - 1)] + Veil;
        }

        // What stands twice is read once; its line is told all the same.
        return string.Join('\n', lines.Select(line => KeyOf(line) is { } key && (line[0] is ' ' or '\t' ? Hides(key) : HidesOnTop(key)) ? KeyOnly(line) : line));
    }

    /// <summary>The lines of a file that is no YAML: shown is what belongs to a key that holds no secret.</summary>
    private static IEnumerable<string> Guessed(IEnumerable<string> lines)
    {
        var hides = false;
        foreach (var line in lines)
        {
            if (KeyOf(line) is { } key)
            {
                hides = !Open.Contains(key);
                yield return !hides ? FirstOnly(line) : key.Contains(' ', StringComparison.Ordinal) ? UpTo(FirstWord(line), line) : KeyOnly(line);
            }
            else if (hides)
            {
                // What was begun above may go on here.
                yield return line.Length > 0 ? Veil : line;
            }
            else if (FirstWord(line) is var word && Hides(word))
            {
                // A key without its colon.
                hides = true;
                yield return UpTo(word, line);
            }
            else
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<ScalarNode> OnTop(Node root) => root is MapNode map ? map.Entries.SelectMany(entry => Secrets(entry.Value, HidesOnTop(entry.Key))) : Secrets(root, false);

    private static IEnumerable<ScalarNode> Secrets(Node node, bool hidden) => node switch
    {
        ScalarNode scalar when hidden => [scalar],
        ListNode list => list.Items.SelectMany(item => Secrets(item, hidden)),
        MapNode map => map.Entries.SelectMany(entry => Secrets(entry.Value, hidden || Hides(entry.Key))),
        _ => [],
    };

    /// <summary>A key that hides what stands below it: that of a secret, or one that was probably meant to be.</summary>
    private static bool Hides(string key) =>
        // Where a colon is missing, what follows is taken for a part of the key.
        (key.Contains(' ', StringComparison.Ordinal) && Hides(FirstWord(key))) || Secret.Contains(key) || (!ProfileFormat.File.Contains(key) && Nearest.To(key, [.. ProfileFormat.File, .. ProfileFormat.Http]) is { } meant && Secret.Contains(meant));

    /// <summary>The same of a key at the margin, where one that nobody knows may be a header that was not indented.</summary>
    private static bool HidesOnTop(string key) => Hides(key) || (!ProfileFormat.File.Contains(key) && Nearest.To(key, ProfileFormat.File) is null);

    private static string? KeyOf(string line) => line.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? line[..colon].Trim(' ', '\t', '{', '"', '\'') : null;

    /// <summary>A line up to where another key or its value may begin.</summary>
    private static string FirstOnly(string line) => Another().Match(line, Math.Min(line.IndexOf(':', StringComparison.Ordinal) + 2, line.Length)) is { Success: true } another ? line[..another.Index] + Veil : line;

    [GeneratedRegex("[,{]|(?<=:)(?!//)")]
    private static partial Regex Another();

    private static string FirstWord(string line) => line.TrimStart(' ', '\t', '-', '{', '[', '"', '\'').Split([' ', '\t', '=', '"', '\''], 2)[0];

    private static string UpTo(string word, string line) => line[..(line.IndexOf(word, StringComparison.Ordinal) + word.Length)] + " " + Veil;

    private static string KeyOnly(string line) => line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)] + " " + Veil;
}
