using System.Text;

namespace OcpiKit.Engine.Secrecy;

/// <summary>How a secret may be written, beside the escapes that <see cref="Undone"/> undoes.</summary>
internal static class Forms
{
    /// <summary>Less of Base64 or hexadecimal than this would be found by chance.</summary>
    private const int Telling = 8;

    /// <summary>As it is, percent-encoded as a whole, in hexadecimal, and in Base64: alone or in the middle of something longer, also in the alphabet for URLs.</summary>
    public static IEnumerable<string> Of(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var base64 = Convert.ToBase64String(bytes);
        string[] encoded = [Uri.EscapeDataString(secret), Convert.ToHexString(bytes), base64, base64.TrimEnd('='), Inside(bytes, 0), Inside(bytes, 1), Inside(bytes, 2)];
        return encoded.Concat(encoded.Select(form => form.Replace('+', '-').Replace('/', '_')))
            .Where(form => form.Length >= Math.Min(Telling, base64.Length))
            .Prepend(secret)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The characters of Base64 that depend on the secret alone, where so many bytes (modulo 3) stand before it.</summary>
    private static string Inside(byte[] secret, int before)
    {
        var whole = Convert.ToBase64String([.. new byte[before], .. secret]);
        var begin = before == 0 ? 0 : before + 1;
        var end = (before + secret.Length) * 8 / 6;
        return end > begin ? whole[begin..end] : "";
    }
}
