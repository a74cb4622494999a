using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Results;

/// <summary>Places as people count them: one broken field in 500 objects is broken in one place.</summary>
public static partial class PlacePattern
{
    /// <summary>A JSON Pointer with stars for its indexes.</summary>
    public static string WithoutIndexes(string? pointer) => Index().Replace(pointer ?? "", "/*");

    /// <summary>The same where a list and its single object are one place.</summary>
    public static string Of(string? pointer) => WithoutIndexes(pointer).Replace("/data/*", "/data", StringComparison.Ordinal);

    /// <summary>The place of a check: the first in which it was seen.</summary>
    public static string Of(CheckResult check) => Of(check.Places is [var first, ..] ? first.Pointer : null);

    [GeneratedRegex(@"/\d+(?=/|$)")]
    private static partial Regex Index();
}
