using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing;

/// <summary>A rule about an answer as a whole. Where no answer came there is nothing to look at: the runner says so.</summary>
internal abstract class AnswerCheck(string id, string title, string[] verifies, Results.Axis axis = Results.Axis.Conformance)
    : Check<Exchange>(id, title, verifies, axis)
{
    /// <summary>What is seen; null where the rule does not bear on this answer.</summary>
    protected abstract Observation? Look(Exchange exchange, ResponseMessage response);

    /// <inheritdoc/>
    public sealed override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings) =>
        evidence.Response is { } response && Look(evidence, response) is { } seen ? [seen] : [];
}
