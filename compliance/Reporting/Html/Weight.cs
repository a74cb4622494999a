using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Html;

/// <summary>How many bytes things take on the page, as the encoder of the page writes them: a quote takes six, a letter of another script eight.</summary>
internal static class Weight
{
    private const int Escaped = 6;
    private const int Coded = 8;

    /// <summary>Bytes of a text that is cut after so many characters.</summary>
    public static int Of(string? text, int atMost = 500)
    {
        var bytes = 0;
        foreach (var c in text.AsSpan(0, Math.Min(text?.Length ?? 0, atMost)))
            bytes += c is '"' or '\'' or '&' or '<' or '>' or '+' or '`' or < ' ' ? Escaped : c < 0x7F ? 1 : Coded;
        return bytes;
    }

    /// <summary>Bytes of the words about what is known.</summary>
    public static int Of(Excuse? known) => known is null ? 0 : 120 + Of(known.Reason) + Of(known.From, 300);
}

/// <summary>Room on the page, in bytes; what is in it is bounded, whatever the other side sends.</summary>
internal sealed class Room(int bytes)
{
    private int _left = bytes;

    /// <summary>Whether so much is left; if it is, it is taken.</summary>
    public bool Takes(int weight)
    {
        if (weight > _left)
            return false;
        _left -= weight;
        return true;
    }
}
