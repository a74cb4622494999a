namespace OcpiKit.Load;

/// <summary>
/// When requests are due. Callers who know nothing of each other do not knock in step: the moments are drawn by chance, from a seed, and
/// nobody waits for the answer to anybody else.
/// </summary>
public static class Arrivals
{
    /// <summary>The moments in their order, counted from the beginning: in every second as many as the rate says.</summary>
    /// <param name="rate">Requests a second.</param>
    /// <param name="length">How long they come.</param>
    /// <param name="seed">The same seed gives the same moments.</param>
    public static IEnumerable<TimeSpan> ByChance(int rate, TimeSpan length, int seed)
    {
        var chance = new Random(seed);
        var ofSecond = new double[rate];
        for (var second = 0; second < length.TotalSeconds; second++)
        {
            for (var at = 0; at < rate; at++)
                ofSecond[at] = chance.NextDouble();
            Array.Sort(ofSecond);
            foreach (var part in ofSecond)
            {
                var due = TimeSpan.FromSeconds(second + part);
                if (due >= length)
                    break;
                yield return due;
            }
        }
    }
}
