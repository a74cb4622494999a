using System.Text.RegularExpressions;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Locations;

/// <summary>time_zone is a name of the IANA database, older names included (mod_locations, Location).</summary>
internal sealed class TimeZone() : SpotCheck("location.time-zone", "The time_zone is a name of the IANA database.", "Every time_zone is a name of the IANA database.", ["LOC-39"])
{
    // .NET also finds Windows names, and looks for files by the name.
    private static readonly Regex Name = new(@"\A[A-Za-z][A-Za-z0-9_]*([/+-][A-Za-z0-9_]+){0,4}\z", RegexOptions.NonBacktracking);
    private static readonly Regex WindowsName = new(@"\AUTC[+-]\d", RegexOptions.NonBacktracking);

    protected override IEnumerable<Spot> Spots(Exchange exchange) => exchange.Spots("Location").Where(spot => spot.Text("time_zone") is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings)
    {
        var name = spot.Text("time_zone")!;
        if (Known(name))
            return null;
        return Known("Europe/Amsterdam")
            ? Fail($"{Showing.Of(name)} is no time zone of the IANA database.", "a name such as Europe/Amsterdam", Showing.Of(name), spot.At("time_zone"))
            : Blocked("This machine has no time zone database, so time zones could not be looked up.");
    }

    /// <summary>The zone of this name; null where there is none.</summary>
    public static TimeZoneInfo? Find(string name) =>
        name.Length <= 64 && Name.IsMatch(name) && !WindowsName.IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static bool Known(string name) => Find(name) is not null;
}
