using System.Globalization;
using System.Text;

namespace OcpiKit.Engine.Scenarios;

/// <summary>A diagnostic as an author reads it in a terminal: the sentence, the line it is about, a caret below the spot, and the way out.</summary>
public static class DiagnosticText
{
    private const int Widest = 160;

    /// <summary>Several lines without a line end after the last; the line of the source is left out where the place is beyond it.</summary>
    /// <param name="diagnostic">The mistake.</param>
    /// <param name="source">The text of the file, or null where there is none.</param>
    public static string Render(Diagnostic diagnostic, string? source)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var text = new StringBuilder().Append(diagnostic.Place).Append(": ").Append(diagnostic.Says);
        var number = diagnostic.Place.Line.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        if (Line(source, diagnostic.Place.Line) is { } line)
        {
            var before = Math.Clamp(diagnostic.Place.Column - 1, 0, Math.Min(line.Length, Widest));
            text.Append('\n').Append(number).Append(" | ").Append(line.Length > Widest ? line[..Widest] + "…" : line);
            // A tab takes as much room below as above.
            text.Append('\n').Append(margin).Append(" | ").Append([.. line[..before].Select(c => c == '\t' ? '\t' : ' ')]).Append('^');
        }

        if (diagnostic.Remedy is { } remedy)
            text.Append('\n').Append(margin).Append(" = ").Append(remedy);
        if (diagnostic.Context is { } context)
            text.Append('\n').Append(margin).Append(" = ").Append(context);
        return text.ToString();
    }

    private static string? Line(string? source, int number)
    {
        using var reader = new StringReader(source ?? "");
        string? line = null;
        for (var i = 0; i < number; i++)
        {
            line = reader.ReadLine();
            if (line is null)
                return null;
        }

        // A terminal obeys control characters; a file of somebody else's must not steer it.
        return line is null ? null : string.Concat(line.Select(c => char.IsControl(c) && c != '\t' ? '\uFFFD' : c)).TrimEnd();
    }
}
