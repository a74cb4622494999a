using System.Text;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Html.Evidence;

/// <summary>An exchange as a command to repeat it. The URL may come from the other side, so every word is quoted for the shell.</summary>
internal static class Curl
{
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Accept-Encoding", "User-Agent", "traceparent",
    };

    /// <summary>One line for a POSIX shell; the token is taken from <c>$OCPI_TOKEN</c>, as it stands in the header.</summary>
    public static string Of(ExchangeRecord exchange)
    {
        var line = new StringBuilder("curl -i");
        if (exchange.Method != "GET")
            line.Append(" -X ").Append(Quoted(exchange.Method));
        foreach (var header in exchange.RequestHeaders.Where(header => !Own.Contains(header.Name)))
        {
            if (header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
                line.Append(" -H \"Authorization: Token $OCPI_TOKEN\"");
            else
                line.Append(" -H ").Append(Quoted($"{header.Name}: {header.Value}"));
        }

        if (exchange.RequestBody is { Length: > 0 } body)
            line.Append(" --data-raw ").Append(Quoted(body));
        return line.Append(' ').Append(Quoted(exchange.Url)).ToString();
    }

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
