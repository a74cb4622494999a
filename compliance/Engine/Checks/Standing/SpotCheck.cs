using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Standing;

/// <summary>A rule about each of certain values in the data of a successful answer, or in the body of a call that came in.</summary>
/// <param name="id">Frozen id.</param>
/// <param name="title">The rule in one sentence.</param>
/// <param name="well">What is said where all are well.</param>
/// <param name="verifies">Requirements.</param>
/// <param name="axis">What it measures against.</param>
internal abstract class SpotCheck(string id, string title, string well, string[] verifies, Axis axis = Axis.Conformance)
    : Check<Exchange>(id, title, verifies, axis)
{
    /// <summary>The values that the rule is about.</summary>
    protected abstract IEnumerable<Spot> Spots(Exchange exchange);

    /// <summary>What is wrong with one of them; null where nothing is.</summary>
    protected abstract Observation? Look(Spot spot, Surroundings surroundings);

    /// <inheritdoc/>
    public sealed override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        if (!evidence.Tells())
            yield break;
        var (looked, seen) = (0, 0);
        foreach (var spot in Spots(evidence))
        {
            looked++;
            if (Look(spot, surroundings) is not { } observation)
                continue;
            yield return observation;
            if (++seen >= Checks.Judge.Most)
                yield break;
        }

        if (looked > 0 && seen == 0)
            yield return Pass(well);
    }
}
