using System.Text;

namespace OcpiKit.Engine.Scenarios;

/// <summary>A body that is too long for a file: a text many times, and as many times another behind the middle, so that what is opened can be closed.</summary>
/// <param name="Begin">Stands before.</param>
/// <param name="Repeat">Comes so many times.</param>
/// <param name="Times">How many.</param>
/// <param name="Middle">Stands in the middle.</param>
/// <param name="Close">Comes as many times behind it.</param>
/// <param name="End">Stands behind all.</param>
public sealed record Repetition(string Begin, string Repeat, int Times, string Middle, string Close, string End)
{
    /// <summary>The most repetitions.</summary>
    public const int Most = 5_000_000;

    /// <summary>The most characters of all: it is to be borne by the kit as well, and by the network between.</summary>
    public const int Longest = 8 * 1024 * 1024;

    /// <summary>How many characters it has.</summary>
    public long Length => Begin.Length + Middle.Length + End.Length + ((long)(Repeat.Length + Close.Length) * Times);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder((int)Math.Min(Length, Longest)).Append(Begin);
        for (var at = 0; at < Times; at++)
            text.Append(Repeat);
        text.Append(Middle);
        for (var at = 0; at < Times && Close.Length > 0; at++)
            text.Append(Close);
        return text.Append(End).ToString();
    }
}
