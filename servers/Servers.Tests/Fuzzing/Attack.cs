using System.Text;

namespace OcpiKit.Servers.Tests.Fuzzing;

/// <summary>A request that nobody should send.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Path and query, as they go over the wire.</param>
/// <param name="Authorization">The header, if there is one.</param>
/// <param name="Body">What is sent, if anything.</param>
internal sealed record Attack(string Method, string Target, string? Authorization, byte[]? Body = null)
{
    private const int LongestShown = 2000;

    /// <summary>As a command that sends it again; a body that is no text, or a long one, in Base64 or cut.</summary>
    public override string ToString()
    {
        var url = Target.Replace("'", "%27", StringComparison.Ordinal);
        var header = Authorization is null ? "" : $" -H 'Authorization: {Authorization}'";
        var body = Body is null ? "" : $" -H 'Content-Type: application/json' --data-binary @body   # body ({Body.Length} bytes): {Shown(Body)}";
        return $"curl --path-as-is -X {Method} 'http://localhost:PORT{url}'{header}{body}";
    }

    private static string Shown(byte[] body)
    {
        var text = System.Text.Unicode.Utf8.IsValid(body) ? Encoding.UTF8.GetString(body) : "base64 " + Convert.ToBase64String(body);
        return text.Length <= LongestShown ? text : text[..LongestShown] + "…";
    }
}
