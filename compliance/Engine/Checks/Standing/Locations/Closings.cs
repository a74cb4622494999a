using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Locations;

/// <summary>Exceptional closings and openings do not overlap (mod_locations, Hours).</summary>
internal sealed class Closings() : SpotCheck(
    "location.closings", "Exceptional closings do not overlap exceptional openings.", "No exceptional closing overlaps an exceptional opening.", ["LOC-56"])
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        exchange.Spots("Location").Select(location => location.Field("opening_times")).OfType<Spot>()
            .Where(hours => hours.List("exceptional_closings").Any() && hours.List("exceptional_openings").Any());

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var openings = Periods(spot, "exceptional_openings").OrderBy(period => period.Begin).ToList();
        foreach (var closing in Periods(spot, "exceptional_closings"))
        {
            // Both ends are bounds: a closing may begin when an opening ends.
            if (openings.Exists(opening => opening.Begin < closing.End && closing.Begin < opening.End))
                return Warn("An exceptional closing overlaps an exceptional opening.", "no overlap", $"closed from {Showing.Of(closing.Begin)} to {Showing.Of(closing.End)}", closing.Pointer);
        }

        return null;
    }

    private static IEnumerable<(DateTimeOffset Begin, DateTimeOffset End, string Pointer)> Periods(Spot hours, string name) =>
        from period in hours.List(name).Take(1000)
        let begin = period.Instant("period_begin")
        let end = period.Instant("period_end")
        where begin is not null && end is not null
        select (begin.Value, end.Value, period.Pointer);
}
