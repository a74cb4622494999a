using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Values;

/// <summary>What the Link headers of an answer say of a next page (RFC 8288; transport_and_format, paginated response).</summary>
/// <param name="Present">Whether there is any Link header.</param>
/// <param name="Empty">Whether a Link header is there but names nothing.</param>
/// <param name="Readable">Whether it could be read.</param>
/// <param name="Target">What stands between the angle brackets of the link with rel="next"; null where there is none.</param>
public sealed record NextLink(bool Present, bool Empty, bool Readable, string? Target)
{
    /// <summary>The absolute URL of the next page; null where there is none.</summary>
    public Uri? Url => Uri.TryCreate(Target, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    /// <summary>The page after this one; null where none follows. A relative Link counts too: that it should be absolute is for the check to say.</summary>
    public static Uri? After(Exchange page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Succeeded && Of(page.Response!.Headers) is { Empty: false, Target: { } target } && Uri.TryCreate(page.Request.Url, target, out var next) && next.Scheme is "http" or "https"
            ? next
            : null;
    }

    /// <summary>Reads the Link headers of an answer.</summary>
    public static NextLink Of(Headers headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var values = headers.All("Link").ToList();
        if (values.Count == 0)
            return new NextLink(false, false, true, null);
        if (values.All(value => value.Trim() is "" or "<>" || value.Trim().StartsWith("<>", StringComparison.Ordinal)))
            return new NextLink(true, true, true, null);
        var readable = true;
        foreach (var value in values)
        {
            var rest = value.AsSpan().Trim(" \t,");
            while (rest.Length > 0)
            {
                var end = rest.IndexOf('>');
                if (rest[0] != '<' || end < 0)
                {
                    readable = false;
                    break;
                }

                var target = rest[1..end].Trim();
                var parameters = Parameters(rest[(end + 1)..], out rest);
                if (IsNext(parameters))
                    return new NextLink(true, target.IsEmpty, true, target.ToString());
            }
        }

        return new NextLink(true, false, readable, null);
    }

    // Up to the comma that begins another link; a comma in quotes does not.
    private static ReadOnlySpan<char> Parameters(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                quoted = !quoted;
            if (text[i] != ',' || quoted)
                continue;
            rest = text[(i + 1)..].Trim(" \t,");
            return text[..i];
        }

        rest = [];
        return text;
    }

    private static bool IsNext(ReadOnlySpan<char> parameters)
    {
        foreach (var range in parameters.Split(';'))
        {
            var parameter = parameters[range];
            var equals = parameter.IndexOf('=');
            if (equals > 0 && parameter[..equals].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase)
                && parameter[(equals + 1)..].Trim(" \t\"").ToString().Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
