using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Running;

/// <summary>Finds the next page in a Link header (RFC 8288; transport_and_format, TRN-22).</summary>
public static partial class NextLink
{
    /// <summary>The target of <c>rel="next"</c> among the header's values, resolved against the page's own URL; null where there is none.</summary>
    public static Uri? Of(IEnumerable<string> headers, Uri page)
    {
        foreach (var header in headers)
        {
            foreach (Match link in LinkValue().Matches(header))
            {
                if (RelNext().IsMatch(link.Groups[2].Value) && Uri.TryCreate(page, link.Groups[1].Value.Trim(), out var next) && next.Scheme is "http" or "https")
                    return next;
            }
        }

        return null;
    }

    [GeneratedRegex("<([^<>]*)>((?:\\s*;[^,<]*)*)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkValue();

    [GeneratedRegex("(?:^|;)\\s*rel\\s*=\\s*(?:\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\"|next\\s*(?:;|$))", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RelNext();
}
