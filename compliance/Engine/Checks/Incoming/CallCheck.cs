using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Incoming;

/// <summary>A rule about a call that came in. What called an address that is none of ours may have been anybody, so unless a rule says otherwise it does not look at that.</summary>
internal abstract class CallCheck(string id, string title, string[] verifies, Axis axis = Axis.Conformance) : Check<Exchange>(id, title, verifies, axis)
{
    /// <summary>Whether the rule bears on calls that are no operation of ours.</summary>
    protected virtual bool LooksAtStrays => false;

    /// <summary>What is seen; nothing where the rule does not bear on this call.</summary>
    protected abstract IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings);

    /// <inheritdoc/>
    public sealed override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings) =>
        evidence is { Direction: Direction.FromSubject, Arrival: { } arrival } && (evidence.Operation is not null || LooksAtStrays)
            ? Look(evidence, arrival, surroundings)
            : [];
}
