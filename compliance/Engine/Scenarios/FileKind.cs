using System.Text.RegularExpressions;
using OcpiKit.Engine.Parties;

namespace OcpiKit.Engine.Scenarios;

/// <summary>What a file is of those that stand in a folder of scenarios.</summary>
public enum FileKind
{
    /// <summary>A scenario, or what nobody can tell: then its mistakes are those of a scenario.</summary>
    Scenario,

    /// <summary>Steps that several scenarios share.</summary>
    Part,

    /// <summary>A lesson, or a page to look things up.</summary>
    Lesson,

    /// <summary>A profile of a system under test.</summary>
    Profile,

    /// <summary>A list of known failures.</summary>
    KnownFailures,

    /// <summary>What a run has written.</summary>
    Results,
}

/// <summary>Tells them apart by what they hold.</summary>
public static partial class FileKinds
{
    /// <summary>What a text is; one that is broken is told apart all the same, so that its mistakes are told as those of what it is meant to be.</summary>
    public static FileKind Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Results().IsMatch(text))
            return FileKind.Results;
        var keys = Keys().Matches(text).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);
        return keys.Contains("why") ? FileKind.Scenario
            : keys.Contains("part") ? FileKind.Part
            : keys.Contains("lesson") || keys.Contains("page") ? FileKind.Lesson
            : keys.Contains("known") ? FileKind.KnownFailures
            : !keys.Contains("steps") && !keys.Contains("id") && ProfileFormat.File.Any(key => key != "$schema" && keys.Contains(key)) ? FileKind.Profile
            : FileKind.Scenario;
    }

    [GeneratedRegex("""\A\s*\{\s*"format"\s*:\s*"ocpikit-results/""")]
    private static partial Regex Results();

    // At the margin, and behind the brace in which JSON begins, or on its second line.
    [GeneratedRegex("""(?:^|\A\s*\{[ \t]*|^[ \t]*(?="))["']?(?<key>[\w$-]+)["']?[ \t]*:""", RegexOptions.Multiline)]
    private static partial Regex Keys();
}
