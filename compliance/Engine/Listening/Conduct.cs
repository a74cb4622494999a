using OcpiKit.Engine.Scenarios;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening;

/// <summary>How the counterparty behaves: well, unless a scenario wants it otherwise for some calls.</summary>
internal sealed class Conduct
{
    private readonly Lock _lock = new();
    private List<Rule> _rules = [];

    private sealed class Rule(Disturbance disturbance)
    {
        public Disturbance Disturbance { get; } = disturbance;

        public int Seen { get; set; }
    }

    /// <summary>Behaves like this from now on; all counting begins anew.</summary>
    public void Behave(IReadOnlyList<Disturbance> disturbances)
    {
        lock (_lock)
            _rules = [.. disturbances.Select(disturbance => new Rule(disturbance))];
    }

    /// <summary>What a call meets; null where it is answered well. Each rule counts for itself; the first that is due is the one.</summary>
    public Misconduct? Meets(Operation? operation)
    {
        lock (_lock)
        {
            Misconduct? met = null;
            foreach (var rule in _rules.Where(rule => rule.Disturbance.Operation == "*" || rule.Disturbance.Operation == operation?.Id))
            {
                var turn = rule.Seen++ - rule.Disturbance.After;
                if (turn >= 0 && (rule.Disturbance.Times is not { } times || turn < times))
                    met ??= rule.Disturbance.Does;
            }

            return met;
        }
    }
}
