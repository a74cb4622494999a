namespace OcpiKit.Servers.Tests.Fuzzing;

/// <summary>Spoils a URL that would be fine. The same seed spoils it in the same way.</summary>
internal static class BadUrls
{
    // Percent-encoded as they go over the wire. Without %00: that is no URL for the server below, which answers 400 by itself.
    private static readonly string[] Segments =
    [
        "x", "%20", ".", "..", "%2e%2e", "%2F", "%2Fetc%2Fpasswd", "%5C", "%0d%0aX-Evil:%201", "%F0%9F%98%80", "%E2%80%AEevil", "%C3%28", "%ED%A0%80", "%ff",
        "%27;%20DROP%20TABLE%20objects;%20--", "null", "-1", "0", "%7Bid%7D", "*", "%25", "%252e%252e", "a;b=c", "a%3Fb", "a%23b", new string('a', 37), new string('a', 300), new string('%', 1) + "41", "~", "%09",
    ];

    private static readonly string[] QueryValues =
    [
        "", "x", "-1", "0", "00", "1.5", "1e3", "9223372036854775807", "9223372036854775808", "99999999999999999999999999", "%2B1", "%201", "%00", "%F0%9F%98%80", "%ff",
        "2026-02-30T00:00:00Z", "2026-05-04T12:00:00%2B02:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "null", "%27%20OR%201=1--", "RFID", "rfid", "javascript:alert(1)",
        "http://127.0.0.1/", "http://[::1", "https://u:p@partner.example/", new string('9', 400),
    ];

    private static readonly string[] Names = ["date_from", "date_to", "offset", "limit", "type", "duration", "response_url", "evil", "limit%00", "%5B%5D"];

    /// <summary>Odd ids in the path.</summary>
    public static IEnumerable<string> Paths(Door door, Random random)
    {
        for (var i = 0; i < door.Values.Count; i++)
        {
            foreach (var odd in Segments)
            {
                var values = door.Values.Select(Uri.EscapeDataString).ToList();
                values[i] = odd;
                if (random.Next(3) is 0)
                    values[random.Next(values.Count)] = Segments[random.Next(Segments.Length)];
                yield return door.TargetWith(values, Door.QueryOf(door.Query.Where(_ => !door.Operation.IsList)));
            }
        }
        foreach (var tail in (string[])["/", "//", "/.", "/..", "/x/y/z/a/b", "?", "#", "%20", ";a=b"])
            yield return door.TargetWith([.. door.Values.Select(Uri.EscapeDataString)], "") + tail;
    }

    /// <summary>Odd parameters in the query.</summary>
    public static IEnumerable<string> Queries(Door door, Random random, int count)
    {
        var path = door.TargetWith([.. door.Values.Select(Uri.EscapeDataString)], "");
        for (var i = 0; i < count; i++)
        {
            var parameters = Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Names[random.Next(Names.Length)]}={QueryValues[random.Next(QueryValues.Length)]}");
            yield return path + "?" + string.Join(random.Next(10) is 0 ? "&&" : "&", parameters);
        }
        yield return path + "?" + string.Join('&', Enumerable.Repeat("limit=1", 500));
    }
}
