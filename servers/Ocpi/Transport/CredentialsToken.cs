using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace OcpiKit.Ocpi.Transport;

/// <summary>The credentials token as it travels: "Token", one space, the Base64 of its UTF-8 (transport_and_format; TRN-03).</summary>
public static class CredentialsToken
{
    private const string Scheme = "Token ";
    private const int Longest = 64;

    /// <summary>Whether a text can be a token: 1 to 64 printable ASCII characters without white space (credentials; CRE-31).</summary>
    public static bool IsWellFormed(string token) => token.Length is >= 1 and <= Longest && token.All(c => c is > ' ' and <= '~');

    /// <summary>A new token that nobody can guess (256 random bits).</summary>
    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The value of the Authorization header for a token.</summary>
    public static string ToHeader(string token) => Scheme + Convert.ToBase64String(Encoding.UTF8.GetBytes(token));

    /// <summary>Reads the token out of an Authorization header.</summary>
    /// <param name="header">The value of the header.</param>
    /// <param name="raw">What stands after the scheme, as it came: peers of OCPI 2.1.1 and 2.2 often leave out the Base64 (TRN-05).</param>
    /// <param name="decoded">The token, or null where it was not Base64.</param>
    public static bool TryRead(string header, [NotNullWhen(true)] out string? raw, out string? decoded)
    {
        raw = decoded = null;
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;

        raw = header[Scheme.Length..];
        var bytes = new byte[raw.Length];
        // The decoder of .NET is lenient with white space, the specification is not.
        if (!raw.Any(char.IsWhiteSpace) && Convert.TryFromBase64String(raw, bytes, out var length) && Utf8.IsValid(bytes.AsSpan(0, length)))
            decoded = Encoding.UTF8.GetString(bytes, 0, length);
        return raw.Length > 0;
    }

    /// <summary>The token of a header that was accepted, whichever way it came; empty where there is none.</summary>
    public static string OfHeader(string header)
    {
        if (!TryRead(header, out var raw, out var decoded))
            return "";
        return decoded is not null && IsWellFormed(decoded) ? decoded : raw;
    }
}
