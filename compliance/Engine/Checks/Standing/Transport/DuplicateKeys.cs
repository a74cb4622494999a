using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Standing.Transport;

/// <summary>RFC 8259 lets names stand twice; parsers differ in which of them they keep.</summary>
internal sealed class DuplicateKeys() : Check<Exchange>("json.duplicate-keys", "No property stands twice in one object.", [], Axis.Compatibility)
{
    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        if (evidence.Body.Json is null)
            yield break;
        foreach (var pointer in evidence.Body.DuplicateKeys)
            yield return Warn("A property stands twice in one object; partners' parsers differ in which they keep.", "once", "twice", pointer);
        if (evidence.Body.DuplicateKeys.Count == 0)
            yield return Pass("No property stands twice.");
    }
}
