using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>
/// What is probably wrong where the parser gave up. It speaks of its own states; what authors stumble over stands in the line itself, or in how far it is indented.
/// Keys are named, and never what stands behind them: that may be a token.
/// </summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Remedy">What to do about it, or null where nobody can tell.</param>
internal sealed partial record BrokenYaml(int Line, int Column, string? Remedy)
{
    /// <summary>Looks at the text where the parser gave up.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="line">The line at which it did, from 1.</param>
    /// <param name="column">The column.</param>
    /// <param name="message">What it says.</param>
    public static BrokenYaml At(string text, int line, int column, string message)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (message.Contains("tab", StringComparison.Ordinal) && Tab(lines, line) is { } tab)
            return tab;
        var here = line <= lines.Length ? lines[line - 1] : "";
        var rest = here[Math.Clamp(column - 1, 0, here.Length)..];
        var before = here[..Math.Clamp(column - 1, 0, here.Length)];
        return new(line, column, Sign(before, rest, message) ?? Spelling(here) ?? Above(lines, line) ?? Usual(message));
    }

    // The parser names the map in which the tab stands, not the line.
    private static BrokenYaml? Tab(string[] lines, int from)
    {
        for (var line = from; line <= lines.Length; line++)
        {
            var blank = lines[line - 1].Length - lines[line - 1].TrimStart(' ', '\t').Length;
            if (lines[line - 1][..blank].IndexOf('\t') is var at and >= 0)
                return new(line, at + 1, "Indent with spaces, not with tabs.");
        }

        return null;
    }

    private static string? Sign(string before, string rest, string message) => (before.TrimEnd(), rest) switch
    {
        ([.., '$'], ['{', ..]) => $"Between braces and brackets put it into quotes: \"${(Name().Match(rest) is { Success: true } name ? name.Value : "{name}")}\".",
        (_, ['*', ..]) => "A * begins something else in YAML: put it into quotes.",
        (_, [var sign, ..]) when message.Contains("cannot start any token", StringComparison.Ordinal) => $"Put text that begins with {sign} into quotes.",
        ([.., '\'' or '"'], [not (' ' or ','), ..]) => "The quote ends before this: write '' for one ' between single quotes, or take double quotes around it.",
        (_, ['}' or ']', ..]) => "Nothing is open here that this could close: take it away.",
        _ => null,
    };

    private static string? Spelling(string line)
    {
        if (Tight().Match(line) is { Success: true } tight)
            return $"Write a blank behind the colon of {tight.Groups[1].Value}.";
        if (Dash().Match(line) is { Success: true } dash)
            return $"Write a blank behind the dash: - {dash.Groups[1].Value}: …";
        if (Open(line) is { } bracket)
            return $"Close the {bracket} that is opened here.";
        return Bare().Match(line) is { Success: true } bare && Words.Contains(bare.Groups[1].Value) ? $"Write a colon behind {bare.Groups[1].Value}." : null;
    }

    private static string? Above(string[] lines, int line)
    {
        var here = lines.ElementAtOrDefault(line - 1) ?? "";
        for (var above = line - 1; above >= 1 && Key(here) > 0; above--)
        {
            if (lines[above - 1].Trim() is "" or ['#', ..])
                continue;
            if (Dash().Match(lines[above - 1]) is { Success: true } dash)
                return $"Write a blank behind the dash of line {above}: - {dash.Groups[1].Value}: …";
            // A list is held against the list above it, a key against the keys.
            var (own, other) = here.TrimStart().StartsWith('-') && lines[above - 1].TrimStart().StartsWith('-') ? (Indent(here), Indent(lines[above - 1])) : (Key(here), Key(lines[above - 1]));
            return other == 0 || own == other ? null
                : $"It begins in column {own}, and line {above} in column {other}: what belongs together begins in the same column, and what belongs below something further in.";
        }

        return null;
    }

    private static string? Usual(string message) => message switch
    {
        _ when message.Contains("invalid mapping", StringComparison.Ordinal) => "Put text that holds ': ' into quotes, or write it below a '>'.",
        _ when message.Contains("tab", StringComparison.Ordinal) => "Indent with spaces, not with tabs.",
        _ when message.Contains("unknown escape", StringComparison.Ordinal) => "Put regular expressions and other text with backslashes into single quotes.",
        _ when message.Contains("end of stream", StringComparison.Ordinal) => "Close the quote or bracket that was opened here.",
        _ when message.Contains("did not find expected", StringComparison.Ordinal) => "Look at how far this line and the ones above it are indented.",
        _ => null,
    };

    private static readonly HashSet<string> Words =
        [.. ScenarioFormat.File, .. ScenarioFormat.Call, .. ScenarioFormat.Await, .. ScenarioFormat.Trigger, .. ScenarioFormat.Expectation, .. ScenarioFormat.Use, .. ScenarioFormat.Part];

    /// <summary>The column in which the key of a line begins, behind the dash of a list; 0 where there is none.</summary>
    private static int Key(string line) => KeyForm().Match(line) is { Success: true } key ? key.Groups[1].Index + 1 : 0;

    private static int Indent(string line) => line.Length - line.TrimStart().Length + 1;

    private static char? Open(string line)
    {
        foreach (var (open, close) in new[] { ('{', '}'), ('[', ']') })
        {
            if (line.Count(c => c == open) > line.Count(c => c == close))
                return open;
        }

        return null;
    }

    [GeneratedRegex(@"^\s*(?:- )?([a-z_$-]+):[^\s:/].*$")]
    private static partial Regex Tight();

    [GeneratedRegex(@"^\{[a-z][a-z0-9_]{0,63}\}")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s*-([a-z_-]+):")]
    private static partial Regex Dash();

    [GeneratedRegex(@"^\s*(?:- )?([a-z_]+) +\S")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^\s*(?:- +)*([\w$-]+):(?:\s|$)")]
    private static partial Regex KeyForm();
}
