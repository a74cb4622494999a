using System.Text;

namespace OcpiKit.Protocol.Requirements;

/// <summary>Reads comma-separated values with quotes (RFC 4180), which may span lines.</summary>
internal static class CsvReader
{
    /// <summary>The rows that hold anything, each with the line it begins on, counted from 1.</summary>
    /// <exception cref="FormatException">A quote is not closed; the message names its line.</exception>
    internal static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Rows(string text)
    {
        var (cells, cell, quoted, line, begun) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '\n') line++;
            switch (character)
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append(text[++i]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted:
                    break;
                case '\n' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    if (cells is not [""]) yield return (begun, cells);
                    (cells, begun) = ([], line);
                    break;
                default:
                    cell.Append(character);
                    break;
            }
        }
        if (quoted) throw new FormatException($"line {begun}: a quote is not closed");
        cells.Add(cell.ToString());
        if (cells is not [""]) yield return (begun, cells);
    }
}
