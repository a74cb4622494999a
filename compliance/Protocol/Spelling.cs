namespace OcpiKit.Protocol;

/// <summary>Finds the word that someone meant.</summary>
public static class Spelling
{
    /// <summary>The known word nearest to what was written, where one is near enough to be meant; else null.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        var near = known
            .Select(word => (Word: word, Distance: Distance(written.ToUpperInvariant(), word.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(2, candidate.Word.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .ToList();
        return near.Count == 0 ? null : near[0].Word;
    }

    /// <summary>Levenshtein's distance: how many letters to change, add or take away.</summary>
    private static int Distance(string one, string other)
    {
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var current = new int[other.Length + 1];
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }

            previous = current;
        }

        return previous[^1];
    }
}
