using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;

namespace OcpiKit.Reporting.Html;

/// <summary>
/// How much the page shows of each check, so that there is an end to it whatever the other side makes the kit find. What is worse comes first; all have a line
/// before any has more, and what holds takes no room from what is broken.
/// </summary>
public sealed class CheckPlan
{
    /// <summary>How many places of a finding are shown at first.</summary>
    public const int PlacesAtOnce = 3;

    private const int RoomForFindings = 1_100_000;
    private const int RoomForAPass = 400;
    private const int MostFindings = 2_000;
    private const int MostPasses = 20_000;
    private static readonly Showing[] Levels = [Showing.Line, Showing.Brief, Showing.Whole];
    private readonly Dictionary<CheckResult, Showing> _showings = new(ReferenceEqualityComparer.Instance);
    private readonly RunResult _result;

    /// <summary>Shares out the room.</summary>
    public CheckPlan(RunResult result, ScenarioPlan scenarios)
    {
        _result = result;
        var all = result.Scenarios.Where(scenarios.Shows).SelectMany(scenario => scenario.Checks).ToLookup(check => check.Verdict == Verdict.Pass);
        var passes = all[true].Take(MostPasses).ToList();
        Share(passes, new Room(passes.Count * RoomForAPass), OfPass);
        Share([.. all[false].OrderByDescending(check => check.Verdict).Take(MostFindings)], new Room(RoomForFindings), OfFinding);
        Shortened = all.Sum(checks => checks.Count(check => Of(check) <= (check.Verdict == Verdict.Pass ? Showing.Line : Showing.Brief) && !(check.Places.Count <= PlacesAtOnce && Of(check) == Showing.Brief)));
    }

    /// <summary>How many checks are shown with less than is known of them.</summary>
    public int Shortened { get; }

    /// <summary>How much is shown of it.</summary>
    public Showing Of(CheckResult check) => _showings.GetValueOrDefault(check, Showing.Nothing);

    /// <summary>Whether it is shown.</summary>
    public bool Shows(CheckResult check) => Of(check) != Showing.Nothing;

    private void Share(List<CheckResult> checks, Room room, Func<CheckResult, Showing, int> weigh)
    {
        foreach (var level in Levels)
        {
            foreach (var check in checks)
            {
                var now = Of(check);
                if ((now != Showing.Nothing || level == Showing.Line) && room.Takes(weigh(check, level) - weigh(check, now)))
                    _showings[check] = level;
            }
        }
    }

    private static int OfPass(CheckResult check, Showing showing) => showing switch
    {
        Showing.Nothing => 0,
        Showing.Line => 100 + (3 * Weight.Of(check.Check)) + Weight.Of(check.Title),
        _ => OfPass(check, Showing.Line) + 40 + Weight.Of(check.Says) + check.Verifies.Sum(id => Weight.Of(id) + 2),
    };

    private int OfFinding(CheckResult check, Showing showing) => showing switch
    {
        Showing.Nothing => 0,
        Showing.Line => 290 + (4 * Weight.Of(check.Check)) + Weight.Of(check.Title),
        Showing.Brief => OfFinding(check, Showing.Line) + 330 + Weight.Of(check.Says) + Weight.Of(check.Known) + Weight.Of(check.Difference?.Wanted, 200) + Weight.Of(check.Difference?.Received, 200)
            + check.Verifies.Select(id => Cause.TextOf(_result, id)).Sum(text => 40 + Weight.Of(text.Id, 60) + Weight.Of(text.Level, 60) + Weight.Of(text.Source))
            + OfPlaces(check.Places.Take(PlacesAtOnce)),
        _ => OfFinding(check, Showing.Brief) + 120 + OfPlaces(check.Places.Skip(PlacesAtOnce)),
    };

    private static int OfPlaces(IEnumerable<FoundAt> places) => places.Sum(place => 130 + Weight.Of(place.Pointer, 300) + Weight.Of(place.Difference?.Received, 200));
}
