namespace OcpiKit.Engine.Secrecy;

/// <summary>Looks for many texts at once, without regard to case. What it costs grows with the text, not with how many texts are looked for: the other side decides how many these are.</summary>
internal sealed class Lookout
{
    /// <summary>Texts are told apart by so many characters; a longer one is taken to go on to the end of the word.</summary>
    private const int Telling = 256;
    private const int Prefix = 3;
    private const int HalfAtLeast = 6;

    private readonly bool[] _beginnings = new bool[1 << 16];
    private readonly SortedDictionary<int, Dictionary<string, Wanted>> _byLength = new(Comparer<int>.Create((a, b) => b.CompareTo(a)));
    private readonly SortedSet<string> _sorted = new(StringComparer.OrdinalIgnoreCase);

    private sealed record Wanted(string Instead, bool Word, bool Longer);

    /// <summary>How many characters a text needs to be looked for.</summary>
    public static int Shortest => Prefix;

    /// <summary>Looks for this text from now on.</summary>
    /// <param name="text">At least <see cref="Shortest"/> characters.</param>
    /// <param name="instead">What to show in its stead.</param>
    /// <param name="word">Whether it counts only as a whole word.</param>
    public void Add(string text, string instead, bool word = false)
    {
        var key = text.Length > Telling ? text[..Telling] : text;
        if (!_byLength.TryGetValue(key.Length, out var ofLength))
            _byLength.Add(key.Length, ofLength = new(StringComparer.OrdinalIgnoreCase));
        if (!ofLength.TryAdd(key, new(instead, word, text.Length > Telling)))
            return;
        _beginnings[Beginning(key)] = true;
        if (!word)
            _sorted.Add(key);
    }

    /// <summary>What is found, in order and without overlap.</summary>
    public IEnumerable<(int Start, int End, string Instead)> In(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '…' && HalfBefore(text, at) is > 0 and var half)
                yield return (at - half, at, "[cut]");
            if (at > text.Length - Prefix || !_beginnings[Beginning(text.AsSpan(at))] || At(text, at) is not { } found)
                continue;
            yield return found;
            at = found.End - 1;
        }
    }

    private (int Start, int End, string Instead)? At(string text, int at)
    {
        foreach (var (length, ofLength) in _byLength)
        {
            var end = at + length;
            if (end > text.Length || !ofLength.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.AsSpan(at, length), out var wanted))
                continue;
            if (wanted.Word && !IsWord(text, at, end))
                continue;
            if (wanted.Longer)
                end += text.AsSpan(end).IndexOfAny("\"<>\r\n") is >= 0 and var rest ? rest : text.Length - end;
            return (at, end, wanted.Instead);
        }

        return null;
    }

    /// <summary>Checks cut what they quote, before this looks: half of a text may stand where they did.</summary>
    private int HalfBefore(string text, int at)
    {
        for (var length = Math.Min(at, Telling); length >= HalfAtLeast; length--)
        {
            var half = text.Substring(at - length, length);
            var view = _sorted.GetViewBetween(half, half + '\uFFFF');
            if (view.Min is { } first && first.StartsWith(half, StringComparison.OrdinalIgnoreCase))
                return length;
        }

        return 0;
    }

    private static bool IsWord(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));

    private static ushort Beginning(ReadOnlySpan<char> text) =>
        (ushort)((((char.ToUpperInvariant(text[0]) * 31) + char.ToUpperInvariant(text[1])) * 31) + char.ToUpperInvariant(text[2]));
}
