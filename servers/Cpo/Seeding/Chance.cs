using Bogus;

namespace OcpiKit.Cpo.Seeding;

/// <summary>Randomness that can be repeated: each object has its own, so that one more location changes no other.</summary>
internal static class Chance
{
    /// <summary>The randomness of one object of a network.</summary>
    public static Randomizer For(int seed, string kind, int number) =>
        new(unchecked((seed * 1_000_003) + (kind.Length * 15_485_863) + number));

    /// <summary>Some instant in the year before another, in whole seconds as most platforms send it.</summary>
    public static DateTimeOffset InTheYearBefore(DateTimeOffset end, Randomizer random) =>
        end.AddSeconds(-random.Int(1, 365 * 24 * 3600));

    /// <summary>An instant up to some days before another; now and then the very same.</summary>
    public static DateTimeOffset UpToDaysBefore(DateTimeOffset end, int days, Randomizer random) =>
        random.Bool(0.3f) ? end : end.AddSeconds(-random.Int(1, days * 24 * 3600));
}
