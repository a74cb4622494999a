using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks;

/// <summary>One rule. Pure: the same evidence gives the same observations. Nothing yielded means "nothing here to look at".</summary>
/// <typeparam name="TEvidence"><see cref="Exchange"/> for what holds in every exchange, <see cref="Trace"/> for what holds between messages.</typeparam>
public interface ICheck<in TEvidence>
{
    /// <summary>The rule.</summary>
    Rule Rule { get; }

    /// <summary>Looks at the evidence and says what it sees: pass where it looked and found nothing wrong.</summary>
    IEnumerable<Observation> Judge(TEvidence evidence, Surroundings surroundings);
}

/// <summary>What a check is about.</summary>
/// <param name="Id">Frozen id: area and rule, such as <c>envelope.timestamp</c>.</param>
/// <param name="Title">The rule in one plain sentence.</param>
/// <param name="Verifies">Ids of the requirements that it verifies.</param>
/// <param name="Axis">What it measures against.</param>
public sealed record Rule(string Id, string Title, IReadOnlyList<string> Verifies, Axis Axis = Axis.Conformance);

/// <summary>What a check saw in one place.</summary>
/// <param name="Verdict">As the check would judge; the judge caps it by the requirements' limits.</param>
/// <param name="Says">What was seen, in one sentence.</param>
/// <param name="Difference">Wanted and received.</param>
/// <param name="Exchange">The evidence; null for the exchange under judgement.</param>
/// <param name="Pointer">JSON Pointer into what the target said.</param>
/// <param name="Verifies">The requirements of this very observation, where they are fewer than the rule's.</param>
/// <param name="Type">The OCPI type that the rule is seen in: refines its id (<c>schema.location</c>) and stands for <c>{0}</c> in its title; null where both stand as they are.</param>
public sealed record Observation(
    Verdict Verdict,
    string Says,
    Difference? Difference = null,
    int? Exchange = null,
    string? Pointer = null,
    IReadOnlyList<string>? Verifies = null,
    string? Type = null);

/// <summary>What a check may know beside its evidence.</summary>
/// <param name="Edition">The protocol as data.</param>
/// <param name="KnownHosts">Hosts that the profile, versions, details or credentials named.</param>
/// <param name="Loopback">Whether the target is on this machine.</param>
public sealed record Surroundings(Edition Edition, IReadOnlySet<string> KnownHosts, bool Loopback)
{
    /// <summary>Who we are to the target, as it was told; null where nobody said.</summary>
    public PartyName? Us { get; init; }

    /// <summary>The parties that the target speaks for, as its credentials name them; empty where that is not known, or where it passes on what others say (a Hub).</summary>
    public IReadOnlyList<PartyName> Them { get; init; } = [];

    /// <summary>Whether the target was given a token to call us with: else it cannot show the right one.</summary>
    public bool GaveToken { get; init; }

    /// <summary>The modules that the target offers as Sender; null where that is not known.</summary>
    public IReadOnlyCollection<string>? Offered { get; init; }
}
