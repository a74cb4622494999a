using System.Text;

namespace OcpiKit.Engine.Running;

/// <summary>The forms in which people copy a token out of a mail or a log, none of them the token itself.</summary>
internal static class TokenForm
{
    /// <summary>The token that a text stands for if it is one in Base64; null where it is none.</summary>
    public static string? Decoded(string text)
    {
        Span<byte> bytes = stackalloc byte[256];
        if (text.Length is < 8 or > 256 || !Convert.TryFromBase64String(text, bytes, out var length))
            return null;
        // Printable ASCII by chance is all but impossible for a token of usual length.
        var token = bytes[..length];
        return token.ContainsAnyExceptInRange((byte)'!', (byte)'~') ? null : Encoding.ASCII.GetString(token);
    }

    /// <summary>What to do about a token that was refused.</summary>
    public static string Remedy(string text, string option = "--token")
    {
        if (text.Split(' ', 2) is [var scheme, _] && (scheme.Equals("Token", StringComparison.OrdinalIgnoreCase) || scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)))
            return $"The token was given with the word {scheme} before it: give what follows it alone ({option}).";
        return text.Length > 1 && text[0] == text[^1] && text[0] is '"' or '\''
            ? $"The token was given in quotes: give it without them ({option})."
            : option == "--token"
                ? "Give the token that the target gave you, not encoded (--token); a token of registration (Token A) works only until registration is done."
                : $"Give the token that the target gave you for registration, not encoded ({option}).";
    }
}
