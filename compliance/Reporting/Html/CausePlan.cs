using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Causes;

namespace OcpiKit.Reporting.Html;

/// <summary>The causes of a run by verdict, and those of them that the page has room for: errors and what is broken before warnings and what was only seen.</summary>
public sealed class CausePlan
{
    private const int Bytes = 700_000;
    private const int BytesOfScenes = 600_000;
    private const int MostOfOne = 150;
    private static readonly Verdict[] Order = [Verdict.Error, Verdict.Fail, Verdict.Warn, Verdict.Info];
    private readonly Dictionary<Verdict, (IReadOnlyList<Cause> All, IReadOnlyList<Cause> Shown)> _causes = [];

    private readonly Dictionary<(Verdict, string), Cause> _shownBy = [];
    private readonly HashSet<Cause> _withScene = new(ReferenceEqualityComparer.Instance);

    /// <summary>Shares out the room.</summary>
    public CausePlan(RunResult result)
    {
        var (room, scenes) = (new Room(Bytes), new Room(BytesOfScenes));
        foreach (var verdict in Order)
        {
            var all = Cause.Of(result, verdict);
            _causes[verdict] = (all, [.. all.Take(MostOfOne).TakeWhile(cause => room.Takes(WeightOf(cause)))]);
            foreach (var cause in _causes[verdict].Shown)
            {
                _shownBy.TryAdd((verdict, Cause.KeyOf(cause.First)), cause);
                if (scenes.Takes(SceneWeight.Of(result, cause)))
                    _withScene.Add(cause);
            }
        }
    }

    /// <summary>All with this verdict.</summary>
    public IReadOnlyList<Cause> All(Verdict verdict) => _causes[verdict].All;

    /// <summary>Those that are shown, the first of all.</summary>
    public IReadOnlyList<Cause> Shown(Verdict verdict) => _causes[verdict].Shown;

    /// <summary>Whether a cause is shown with the exchange that proves it, and as a ticket.</summary>
    public bool ShowsScene(Cause cause) => _withScene.Contains(cause);

    /// <summary>The anchor of the cause that a check is part of, where the page shows that.</summary>
    public string? AnchorOf(CheckResult check, Anchors anchors) =>
        _shownBy.TryGetValue((check.Verdict, Cause.KeyOf(check)), out var cause) && ShowsScene(cause) ? anchors.Of(cause) : null;

    private static int WeightOf(Cause cause) =>
        700 + Weight.Of(cause.First.Title) + (2 * Weight.Of(cause.First.Check)) + Weight.Of(cause.First.Says) + Weight.Of(cause.Known)
        + Weight.Of(cause.First.Difference?.Wanted) + Weight.Of(cause.First.Difference?.Received)
        + cause.Requirements.Sum(requirement => 150 + Weight.Of(requirement.Text, 1000) + Weight.Of(requirement.Source) + Weight.Of(requirement.Id, 60))
        + cause.Places.Take(CauseEntry.PlacesShown).Sum(place => 100 + Weight.Of(place.Pointer, 300))
        + cause.Scenarios.Take(CauseEntry.ScenariosShown).Sum(scenario => 60 + Weight.Of(scenario.Id) + Weight.Of(scenario.Title));
}
