using OcpiKit.Ocpi.Types;

namespace OcpiKit.Emsp.Ordering;

/// <summary>Reads what a partner has to say to people.</summary>
internal static class Messages
{
    private const int Longest = 512; // of a DisplayText (types)

    /// <summary>The text in English, or else the first one.</summary>
    public static string? ForPeople(this IReadOnlyList<DisplayText>? texts)
    {
        if (texts is not [var first, ..])
            return null;
        var (_, text) = texts.FirstOrDefault(text => text.Language is "en") ?? first;
        return text.Length > Longest ? text[..Longest] : text;
    }
}
