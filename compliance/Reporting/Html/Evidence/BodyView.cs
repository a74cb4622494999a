using OcpiKit.Reporting.Words;

namespace OcpiKit.Reporting.Html.Evidence;

/// <summary>A run of lines of a body as the page shows them.</summary>
/// <param name="Text">The lines.</param>
/// <param name="Marked">Whether a finding points here.</param>
/// <param name="LeftOut">How many lines were left out in its stead; 0 where it is text.</param>
internal sealed record BodyPart(string Text, bool Marked, int LeftOut);

/// <summary>Chooses what a page shows of a body: its head, and what stands around the places that findings point at.</summary>
internal static class BodyView
{
    private const int Around = 6;
    private const int MostLines = 300;
    private const int LongestLine = 400;

    /// <summary>The parts in order.</summary>
    /// <param name="body">As received.</param>
    /// <param name="pointers">What findings point at.</param>
    /// <param name="head">How many lines of the beginning to show.</param>
    public static IReadOnlyList<BodyPart> Of(string body, IEnumerable<string> pointers, int head)
    {
        var lines = JsonLines.Of(body);
        var marked = Marked(lines, pointers);
        var shown = Enumerable.Range(0, Math.Min(head, lines.Count))
            .Concat(marked.SelectMany(line => Enumerable.Range(Math.Max(0, line - Around), (2 * Around) + 1)))
            .Where(line => line < lines.Count)
            .Distinct()
            .Take(MostLines)
            .Order();
        var parts = new List<BodyPart>();
        var next = 0;
        foreach (var line in shown)
        {
            // One line left out is no shorter than the words that say so.
            if (line == next + 1)
                Add(next, marked, lines, parts);
            else if (line > next)
                parts.Add(new BodyPart("", false, line - next));
            Add(line, marked, lines, parts);
            next = line + 1;
        }

        if (next < lines.Count)
            parts.Add(new BodyPart("", false, lines.Count - next));
        return parts;
    }

    private static void Add(int line, HashSet<int> marked, IReadOnlyList<BodyLine> lines, List<BodyPart> parts)
    {
        var text = Visible.Line(lines[line].Text, LongestLine) + "\n";
        var isMarked = marked.Contains(line);
        if (parts is [.., { LeftOut: 0 } last] && last.Marked == isMarked)
            parts[^1] = last with { Text = last.Text + text };
        else
            parts.Add(new BodyPart(text, isMarked, 0));
    }

    /// <summary>The lines that findings point at; a property that is missing marks the object that lacks it.</summary>
    private static HashSet<int> Marked(IReadOnlyList<BodyLine> lines, IEnumerable<string> pointers)
    {
        var byPointer = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var line = 0; line < lines.Count; line++)
        {
            if (lines[line].Pointer is { } pointer)
                byPointer.TryAdd(pointer, line);
        }

        var marked = new HashSet<int>();
        foreach (var wanted in pointers)
        {
            for (var pointer = wanted; pointer.Length > 0; pointer = pointer[..Math.Max(0, pointer.LastIndexOf('/'))])
            {
                if (byPointer.TryGetValue(pointer, out var line))
                {
                    marked.Add(line);
                    break;
                }
            }
        }

        return marked;
    }
}
