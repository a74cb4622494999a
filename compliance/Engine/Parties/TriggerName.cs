using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Parties;

/// <summary>How triggers are named, in scenarios and in profiles alike.</summary>
internal static partial class TriggerName
{
    /// <summary>What to do about a name that is none.</summary>
    public const string Remedy = "Use lower-case letters and digits, with - or _ between words, such as charge or set-profile.";

    /// <summary>Whether this can be the name of a trigger.</summary>
    public static bool IsOne(string text) => text.Length <= 64 && Form().IsMatch(text);

    [GeneratedRegex(@"^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*\z")]
    private static partial Regex Form();
}
