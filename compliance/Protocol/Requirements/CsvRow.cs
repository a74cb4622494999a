namespace OcpiKit.Protocol.Requirements;

/// <summary>A row of a table, whose cells are asked for by the name of their column.</summary>
internal sealed class CsvRow(int line, IReadOnlyList<string> columns, IReadOnlyList<string> cells)
{
    /// <summary>The rows below the first, which names the columns.</summary>
    /// <exception cref="FormatException">There is no first, or a quote is not closed.</exception>
    internal static IEnumerable<CsvRow> Of(string text)
    {
        using var rows = CsvReader.Rows(text).GetEnumerator();
        if (!rows.MoveNext()) throw new FormatException("line 1: the names of the columns are missing");
        var columns = rows.Current.Cells;
        while (rows.MoveNext())
            yield return new CsvRow(rows.Current.Line, columns, rows.Current.Cells);
    }

    internal string this[string column]
    {
        get
        {
            if (cells.Count != columns.Count) throw Wrong($"has {cells.Count} cells, where there are {columns.Count} columns");
            foreach (var (index, name) in columns.Index())
            {
                if (name == column) return cells[index].Trim();
            }
            throw Wrong($"there is no column {column}");
        }
    }

    internal string Given(string column) => this[column] is { Length: > 0 } text ? text : throw Wrong($"{column} is empty");

    internal T Enum<T>(string column, string? written = null) where T : struct, Enum
    {
        written ??= Given(column);
        return System.Enum.TryParse<T>(written, ignoreCase: true, out var value) && !char.IsAsciiDigit(written[0])
            ? value
            : throw Wrong($"{column} is one of {string.Join(", ", System.Enum.GetNames<T>())}, not {written}");
    }

    internal FormatException Wrong(string what) => new($"line {line}: {what}");
}
