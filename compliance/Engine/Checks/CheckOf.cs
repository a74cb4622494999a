using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks;

/// <summary>A check's words: the few ways in which it says what it saw.</summary>
/// <typeparam name="TEvidence">What it looks at.</typeparam>
public abstract class Check<TEvidence>(string id, string title, string[] verifies, Axis axis = Axis.Conformance) : ICheck<TEvidence>
{
    /// <inheritdoc/>
    public Rule Rule { get; } = new(id, title, verifies, axis);

    /// <inheritdoc/>
    public abstract IEnumerable<Observation> Judge(TEvidence evidence, Surroundings surroundings);

    /// <summary>Looked, and all is well.</summary>
    protected static Observation Pass(string says) => new(Verdict.Pass, says);

    /// <summary>A rule is broken.</summary>
    protected static Observation Fail(string says, string wanted, string received, string? pointer = null) =>
        new(Verdict.Fail, says, new Difference(wanted, received), Pointer: pointer);

    /// <summary>A should is not followed, or the text leaves room.</summary>
    protected static Observation Warn(string says, string wanted, string received, string? pointer = null) =>
        new(Verdict.Warn, says, new Difference(wanted, received), Pointer: pointer);

    /// <summary>Worth telling, not judged.</summary>
    protected static Observation Info(string says, string? pointer = null) => new(Verdict.Info, says, Pointer: pointer);

    /// <summary>There was something to verify and it could not be.</summary>
    protected static Observation Blocked(string reason) => new(Verdict.Blocked, reason);
}
