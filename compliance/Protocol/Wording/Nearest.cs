namespace OcpiKit.Protocol.Wording;

/// <summary>What somebody probably meant to write.</summary>
public static class Nearest
{
    // Longer texts come from the other side of a connection, and nobody mistypes by so much.
    private const int Longest = 100;

    /// <summary>The candidate with the fewest edits, if no more than a third of its characters differ.</summary>
    public static string? To(string written, IEnumerable<string> candidates)
    {
        if (written.Length > Longest) return null;
        var best = candidates
            .Where(c => c.Length <= Longest)
            .Select(c => (Candidate: c, Edits: Edits(written.ToUpperInvariant(), c.ToUpperInvariant())))
            .OrderBy(c => c.Edits).ThenBy(c => c.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Candidate is { } candidate && best.Edits <= Math.Max(1, candidate.Length / 3) ? candidate : null;
    }

    /// <summary>The Levenshtein distance.</summary>
    private static int Edits(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
