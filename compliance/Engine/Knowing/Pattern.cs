using System.IO.Enumeration;

namespace OcpiKit.Engine.Knowing;

/// <summary>Ids and places in which a star stands for anything.</summary>
internal static class Pattern
{
    /// <summary>What stands before the first scenario has no id of its own.</summary>
    public const string Preflight = "preflight";

    /// <summary>Whether a pattern names an id.</summary>
    public static bool Names(string pattern, string id) =>
        pattern == id || (IsOpen(pattern) && FileSystemName.MatchesSimpleExpression(pattern, id, ignoreCase: false));

    /// <summary>Whether a pattern names a scenario.</summary>
    public static bool NamesScenario(string pattern, string id) => Names(pattern, Shown(id));

    /// <summary>Whether it may name more than one.</summary>
    public static bool IsOpen(string pattern) => pattern.Contains('*', StringComparison.Ordinal);

    /// <summary>The id of a scenario as people write it.</summary>
    public static string Shown(string scenario) => scenario.Length == 0 ? Preflight : scenario;
}
