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
}
