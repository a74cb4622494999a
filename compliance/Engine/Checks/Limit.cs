using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks;

/// <summary>How hard may be judged: no harder than the most lenient of the requirements that are spoken of. Where the target answers it is bound as a server, where it asks as a client.</summary>
internal static class Limit
{
    public static Verdict Of(Verdict verdict, IEnumerable<string> verifies, Axis axis, RequirementCatalog requirements, Direction direction = Direction.ToSubject)
    {
        if (verdict is not (Verdict.Warn or Verdict.Fail))
            return verdict;
        var limit = verifies
            .Select(id => !requirements.TryGet(id, out var requirement) ? Severity.Fail : direction == Direction.FromSubject ? requirement.MaxAsClient : requirement.MaxAsServer)
            .Append(axis == Axis.Compatibility ? Severity.Warn : Severity.Fail)
            .Min();
        return limit switch
        {
            Severity.Info => Verdict.Info,
            Severity.Warn => Verdict.Warn,
            _ => verdict,
        };
    }

    /// <summary>The same for what the author of a scenario expects: who names no requirement tells an opinion, and an opinion warns.</summary>
    public static Verdict OfAuthor(Verdict verdict, IReadOnlyList<string> verifies, RequirementCatalog requirements, Direction direction = Direction.ToSubject) =>
        Of(verdict is Verdict.Fail && verifies.Count == 0 ? Verdict.Warn : verdict, verifies, Axis.Conformance, requirements, direction);
}
