namespace OcpiKit.Protocol.Requirements;

/// <summary>The form of <c>requirements.csv</c>: a row of column names, then a row for each requirement.</summary>
internal static class RequirementFile
{
    private const string DocumentEnding = ".asciidoc";

    internal static RequirementCatalog Read(string path)
    {
        try
        {
            var all = new List<Requirement>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var row in CsvRow.Of(File.ReadAllText(path)))
            {
                var requirement = Read(row);
                if (!seen.Add(requirement.Id)) throw row.Wrong($"{requirement.Id} is there twice");
                all.Add(requirement);
            }

            var reasons = NotTestedFile.Read(Path.Combine(Path.GetDirectoryName(path)!, NotTestedFile.Name), seen);
            return new RequirementCatalog([.. all.Select(requirement => requirement with { NotTested = reasons.GetValueOrDefault(requirement.Id) })]);
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

    private static Requirement Read(CsvRow row)
    {
        var (asClient, asServer) = Severities(row);
        return new Requirement(row.Given("id"), row.Given("module"), row.Enum<Level>("level"), asClient, asServer, row.Given("kind"),
            row.Given("testability"), row.Given("role"), row.Given("sut_side"), row["amb"].Split([' ', ',', ';', '|'], StringSplitOptions.RemoveEmptyEntries),
            row.Given("requirement"), Document(row.Given("file")), row.Given("lines"), row["section"], row["test_hint"], row["note"]);
    }

    /// <summary>One verdict for both sides, or <c>client: fail, server: warn</c>.</summary>
    private static (Severity AsClient, Severity AsServer) Severities(CsvRow row)
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
}
