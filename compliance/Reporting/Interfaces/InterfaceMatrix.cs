using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting.Interfaces;

/// <summary>What was found of one interface.</summary>
/// <param name="Interface">As it was played; null where it was not.</param>
/// <param name="Verdict">The worst of its rules; null where no rule found anything to look at.</param>
/// <param name="Rules">Rules by verdict, each counted once by its worst.</param>
/// <param name="Offered">Whether the version details offer it; of no meaning for what the target calls.</param>
public sealed record MatrixCell(PlayedInterface? Interface, Verdict? Verdict, IReadOnlyDictionary<Verdict, int> Rules, bool Offered)
{
    /// <summary>How many rules looked at it.</summary>
    public int Judged => Rules.Where(count => count.Key > Engine.Results.Verdict.Info).Sum(count => count.Value);
}

/// <summary>A module: what the target answers there, what it calls there, and its scenarios.</summary>
/// <param name="Module">Its name.</param>
/// <param name="Answers">The interface on which it is asked; null where the module is no module of OCPI's.</param>
/// <param name="Calls">The interface on which it calls its partner.</param>
/// <param name="Everywhere">For what is no module of OCPI's (the transport, security): its rules, wherever they were seen.</param>
/// <param name="Scenarios">Its scenarios by verdict.</param>
public sealed record MatrixRow(
    string Module, MatrixCell? Answers, MatrixCell? Calls, MatrixCell? Everywhere, IReadOnlyDictionary<Verdict, int> Scenarios)
{
    /// <summary>The worst of it: a scenario that could not be played counts too.</summary>
    public Verdict Verdict => Scenarios.Keys.Concat(Cells.Select(cell => cell.Verdict).OfType<Verdict>()).ToList() is var all && all.TrueForAll(one => one == Verdict.NotApplicable)
        ? Verdict.NotApplicable
        : RollUp.Of(all);

    private IEnumerable<MatrixCell> Cells => new[] { Answers, Calls, Everywhere }.OfType<MatrixCell>();
}

/// <summary>The modules of a run and their interfaces. A rule is counted on every interface where it looked, so that a cell says all that is known of it.</summary>
public sealed class InterfaceMatrix
{
    /// <summary>Counts a run.</summary>
    public InterfaceMatrix(RunResult result, PlayedInterfaces played)
    {
        var worst = new Dictionary<(PlayedInterface Interface, string Check), Verdict>();
        foreach (var scenario in result.Scenarios)
        {
            foreach (var check in scenario.Checks)
            {
                foreach (var one in played.Of(scenario, check))
                    worst[(one, check.Check)] = Worse(worst.GetValueOrDefault((one, check.Check)), check.Verdict);
            }
        }

        var cells = worst.ToLookup(rule => rule.Key.Interface, rule => rule.Value);
        var scenarios = result.Scenarios.ToLookup(scenario => scenario.Module);
        var ofOcpi = played.Exchanges.Keys.Select(one => one.Module).Concat(result.Facts.Offered.Select(offered => offered.Module)).ToHashSet(StringComparer.Ordinal);
        Rows =
        [
            .. scenarios.Select(module => module.Key).Concat(ofOcpi.Order(StringComparer.Ordinal)).Distinct()
                // What is no module, and so on no line of its own anywhere else, comes after what is.
                .OrderBy(module => ofOcpi.Contains(module) || NotApplicable(scenarios[module]) ? 0 : 1)
                .Select(module => ofOcpi.Contains(module) || NotApplicable(scenarios[module])
                    ? new MatrixRow(module, Cell(module, Direction.ToSubject), Cell(module, Direction.FromSubject), null, Came(module))
                    : new MatrixRow(module, null, null, Everywhere(scenarios[module]), Came(module))),
        ];

        MatrixCell Cell(string module, Direction direction)
        {
            var one = cells.Select(cell => cell.Key).Concat(played.Exchanges.Keys).FirstOrDefault(cell => cell.Module == module && cell.Direction == direction);
            var offered = direction == Direction.ToSubject ? result.Facts.Offered.FirstOrDefault(each => each.Module == module) : null;
            return Of(
                one ?? (offered is null ? null : new PlayedInterface(module, offered.Interface.ToLowerInvariant(), direction)),
                one is null ? [] : cells[one],
                offered is not null);
        }

        Dictionary<Verdict, int> Came(string module) => scenarios[module].CountBy(scenario => scenario.Verdict).ToDictionary();
    }

    /// <summary>In the order of the plan.</summary>
    public IReadOnlyList<MatrixRow> Rows { get; }

    private static bool NotApplicable(IEnumerable<ScenarioResult> scenarios) => scenarios.All(scenario => scenario.Verdict == Verdict.NotApplicable && scenario.Exchanges.Count == 0);

    private static MatrixCell Everywhere(IEnumerable<ScenarioResult> scenarios) => Of(
        null, scenarios.SelectMany(scenario => scenario.Checks).GroupBy(check => check.Check, (_, checks) => checks.Max(check => check.Verdict)), offered: true);

    private static MatrixCell Of(PlayedInterface? one, IEnumerable<Verdict> rules, bool offered)
    {
        var counts = rules.CountBy(verdict => verdict).ToDictionary();
        return new MatrixCell(one, counts.Keys.Any(verdict => verdict > Verdict.Info) ? RollUp.Of(counts.Keys) : null, counts, offered);
    }

    private static Verdict Worse(Verdict one, Verdict other) => one > other ? one : other;
}
