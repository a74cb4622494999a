using System.Text.RegularExpressions;
using OcpiKit.Ocpi.Transport;

namespace OcpiKit.Ocpi.Watching;

/// <summary>
/// What must not be shown of a message: whoever has a credentials token is the partner it belongs to. The token of the message itself is
/// found wherever it stands; others by the name of the header, of the query's parameter or of the JSON field that holds them.
/// </summary>
internal sealed partial class Secrets
{
    /// <summary>Stands in the place of a secret.</summary>
    public const string Mask = "•••";

    // A shorter text would be found in the middle of innocent words, and is no secret worth the name.
    private const int Shortest = 6;

    private readonly string[] _known;

    private Secrets(string[] known) => _known = known;

    /// <summary>The secrets of a message with this Authorization header.</summary>
    public static Secrets Of(string authorization)
    {
        var words = authorization.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Append(CredentialsToken.TryRead(authorization, out _, out var decoded) ? decoded ?? "" : "");
        return new Secrets([.. words.Where(word => word.Length >= Shortest).SelectMany(word => new[] { word, Uri.EscapeDataString(word) }).Distinct()]);
    }

    /// <summary>A text without them.</summary>
    public string Hide(string text)
    {
        foreach (var secret in _known)
            text = text.Replace(secret, Mask, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    /// <summary>A URL without them.</summary>
    public string HideInUrl(string url) => Hide(SecretParameter().Replace(url, $"$1{Mask}"));

    /// <summary>The value of a header without them. The scheme of Authorization stays: it is what is often wrong.</summary>
    public string HideInHeader(string name, string value) => IsSecret().IsMatch(name)
        ? string.Equals(name, "Authorization", StringComparison.OrdinalIgnoreCase) && value.StartsWith("Token ", StringComparison.Ordinal) ? $"Token {Mask}" : Mask
        : HideInUrl(value);

    [GeneratedRegex("auth|cookie|token|key|secret|password", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsSecret();

    [GeneratedRegex(@"([?&][^=&#]*(?:auth|token|key|secret|password)[^=&#]*=)[^&#]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretParameter();
}
