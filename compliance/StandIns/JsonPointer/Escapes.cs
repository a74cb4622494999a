using System.Text;

namespace Json.Pointer;

/// <summary><c>~</c> and <c>/</c> inside a segment are written <c>~0</c> and <c>~1</c> (RFC 6901, 3).</summary>
internal static class Escapes
{
    internal static void Encode(StringBuilder to, string name)
    {
        foreach (var character in name)
        {
            _ = character switch
            {
                '~' => to.Append("~0"),
                '/' => to.Append("~1"),
                _ => to.Append(character),
            };
        }
    }

    internal static bool TryDecode(ReadOnlySpan<char> escaped, out string name)
    {
        name = "";
        if (!escaped.Contains('~'))
        {
            name = escaped.ToString();
            return true;
        }

        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '~')
            {
                text.Append(escaped[i]);
                continue;
            }
            if (++i == escaped.Length || escaped[i] is not ('0' or '1')) return false;
            text.Append(escaped[i] == '0' ? '~' : '/');
        }
        name = text.ToString();
        return true;
    }
}
