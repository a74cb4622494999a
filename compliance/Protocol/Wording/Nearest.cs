namespace OcpiKit.Protocol.Wording;

/// <summary>What somebody probably meant to write.</summary>
public static class Nearest
{
    // Longer texts come from the other side of a connection, and nobody mistypes by so much.
    private const int Longest = 100;

    // How much of two forms of one word may differ at their ends: verify and verifies.
    private const int Ending = 3;

    /// <summary>The candidate with the fewest edits, if no more than a third of its characters differ; else another form of the same word.</summary>
    public static string? To(string written, IEnumerable<string> candidates)
    {
        if (written.Length > Longest) return null;
        var known = candidates.Where(c => c.Length <= Longest).ToList();
        var best = known
            .Select(c => (Candidate: c, Edits: Edits(written.ToUpperInvariant(), c.ToUpperInvariant())))
            .OrderBy(c => c.Edits).ThenBy(c => c.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Candidate is { } candidate && best.Edits <= Math.Max(1, candidate.Length / 3) ? candidate : known.Find(c => SameWord(written, c));
    }

    private static bool SameWord(string written, string candidate)
    {
        var stem = written.Zip(candidate).TakeWhile(pair => char.ToUpperInvariant(pair.First) == char.ToUpperInvariant(pair.Second)).Count();
        return stem > Ending && candidate.Length - stem <= Ending && written.Length - stem < Ending;
    }

    /// <summary>How many characters to change, add, take away or swap with their neighbour (Damerau and Levenshtein).</summary>
    private static int Edits(string one, string other)
    {
        var edits = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) edits[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) edits[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = edits[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(replaced, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }

        return edits[one.Length, other.Length];
    }
}
