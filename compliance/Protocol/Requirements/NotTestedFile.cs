namespace OcpiKit.Protocol.Requirements;

/// <summary>The form of <c>not-tested.csv</c>, which lies beside <c>requirements.csv</c>: why a requirement cannot be tested from outside.</summary>
internal static class NotTestedFile
{
    internal const string Name = "not-tested.csv";

    /// <summary>The reasons by the ids of their requirements; none where there is no such file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="known">The requirements that there are.</param>
    /// <exception cref="EditionException">It is wrong; the message names the line.</exception>
    internal static IReadOnlyDictionary<string, string> Read(string path, IReadOnlySet<string> known)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
            return reasons;
        try
        {
            foreach (var row in CsvRow.Of(File.ReadAllText(path)))
            {
                var id = row.Given("id");
                if (!known.Contains(id)) throw row.Wrong($"there is no requirement {id}");
                if (!reasons.TryAdd(id, row.Given("reason"))) throw row.Wrong($"{id} is there twice");
            }

            return reasons;
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
}
