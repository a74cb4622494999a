using OcpiKit.Learning.Showing;

namespace OcpiKit.Learning.Terminal;

/// <summary>Draws who calls whom: two lifelines, and an arrow for each message.</summary>
internal static class SequenceDrawing
{
    // So much of a line stays an arrow, however long the label.
    private const int ShortestArrow = 6;

    /// <summary>The lines of the drawing.</summary>
    /// <param name="we">The party on the left.</param>
    /// <param name="they">The party on the right.</param>
    /// <param name="arrows">The messages, in order.</param>
    /// <param name="width">How wide it may be.</param>
    /// <param name="unicode">Whether the terminal knows more than ASCII.</param>
    public static IEnumerable<string> Of(string we, string they, IReadOnlyList<Arrow> arrows, int width, bool unicode)
    {
        var pen = unicode ? Pen.Fine : Pen.Plain;
        var inner = Math.Max(width - they.Length - 3, 24);
        yield return $"{we}{new string(' ', Math.Max(1, inner + 3 - we.Length))}{they}";
        foreach (var arrow in arrows)
            yield return $"  {pen.Life}{Row(arrow, inner, pen)}{pen.Life}";
    }

    private static string Row(Arrow arrow, int inner, Pen pen)
    {
        var longest = inner - ShortestArrow - 2;
        var label = arrow.Label.Length > longest ? arrow.Label[..(longest - 1)] + "…" : arrow.Label;
        var stroke = arrow.IsAnswer ? pen.Answer : pen.Call;
        return arrow.FromUs
            ? $"{stroke}{stroke} {label} {new string(stroke, inner - label.Length - 5)}{pen.Right}"
            : $"{pen.Left}{stroke}{stroke} {label} {new string(stroke, inner - label.Length - 5)}";
    }

    private sealed record Pen(char Life, char Call, char Answer, char Left, char Right)
    {
        public static Pen Fine { get; } = new('│', '─', '╌', '◀', '▶');

        public static Pen Plain { get; } = new('|', '-', '.', '<', '>');
    }
}
