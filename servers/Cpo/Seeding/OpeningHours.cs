using Bogus;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>Makes up opening hours.</summary>
internal static class OpeningHours
{
    public static Hours? Of(Opening opening, Randomizer random) => opening switch
    {
        Opening.Always => new Hours(Twentyfourseven: true, null, null, random.Bool(0.2f) ? [Closing(random)] : null),
        Opening.ByDay => ByDay(random),
        _ => null,
    };

    // Monday to Saturday, with a Sunday before Christmas that is open and some day of works that is not.
    private static Hours ByDay(Randomizer random)
    {
        var begin = $"{random.Int(6, 9):D2}:00";
        var end = $"{random.Int(19, 22):D2}:30";
        return new Hours(
            Twentyfourseven: false,
            [.. Enumerable.Range(1, 6).Select(weekday => new RegularHours(weekday, begin, end))],
            [new ExceptionalPeriod(Network.Epoch.AddDays(353).AddHours(11), Network.Epoch.AddDays(353).AddHours(16))],
            random.Bool(0.5f) ? [Closing(random)] : null);
    }

    // In the first half of the year after the epoch, so that it overlaps no exceptional opening (LOC-56).
    private static ExceptionalPeriod Closing(Randomizer random)
    {
        var begin = Network.Epoch.AddDays(random.Int(30, 170)).AddHours(5);
        return new ExceptionalPeriod(begin, begin.AddHours(random.Int(2, 10)));
    }
}
