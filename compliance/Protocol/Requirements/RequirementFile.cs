namespace OcpiKit.Protocol.Requirements;

/// <summary>The form of <c>requirements.csv</c>: a row of column names, then a row for each requirement.</summary>
internal static class RequirementFile
{
    private const string DocumentEnding = ".asciidoc";

    internal static RequirementCatalog Read(string path)
    {
        try
        {
            using var rows = CsvReader.Rows(File.ReadAllText(path)).GetEnumerator();
            if (!rows.MoveNext()) throw new FormatException("line 1: the names of the columns are missing");
            var columns = rows.Current.Cells;

            var all = new List<Requirement>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (rows.MoveNext())
            {
                var row = new Row(rows.Current.Line, columns, rows.Current.Cells);
                var requirement = Read(row);
                if (!seen.Add(requirement.Id)) throw row.Wrong($"{requirement.Id} is there twice");
                all.Add(requirement);
            }
            return new RequirementCatalog(all);
        }
        catch (FormatException e)
        {
            throw EditionException.At(path, "", e.Message, e);
        }
        catch (IOException e)
        {
            throw EditionException.At(path, "", e.Message, e);
        }
    }

    private static Requirement Read(Row row)
    {
        var (asClient, asServer) = Severities(row);
        return new Requirement(row.Given("id"), row.Given("module"), row.Enum<Level>("level"), asClient, asServer, row.Given("kind"),
            row.Given("testability"), row.Given("role"), row.Given("sut_side"), row["amb"].Split([' ', ',', ';', '|'], StringSplitOptions.RemoveEmptyEntries),
            row.Given("requirement"), Document(row.Given("file")), row.Given("lines"), row["section"], row["test_hint"], row["note"]);
    }

    /// <summary>One verdict for both sides, or <c>client: fail, server: warn</c>.</summary>
    private static (Severity AsClient, Severity AsServer) Severities(Row row)
    {
        var written = row.Given("max_verdict");
        if (!written.Contains(':', StringComparison.Ordinal)) return (row.Enum<Severity>("max_verdict"), row.Enum<Severity>("max_verdict"));

        var sides = written.Split(',').Select(side => side.Split(':', 2)).ToDictionary(s => s[0].Trim(), s => s[^1].Trim(), StringComparer.Ordinal);
        return sides.TryGetValue("client", out var client) && sides.TryGetValue("server", out var server) && sides.Count == 2
            ? (row.Enum<Severity>("max_verdict", client), row.Enum<Severity>("max_verdict", server))
            : throw row.Wrong($"max_verdict is one verdict or names client and server, not {written}");
    }

    private static string Document(string file) =>
        file.EndsWith(DocumentEnding, StringComparison.Ordinal) ? file[..^DocumentEnding.Length] : file;

    private sealed class Row(int line, IReadOnlyList<string> columns, IReadOnlyList<string> cells)
    {
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
}
