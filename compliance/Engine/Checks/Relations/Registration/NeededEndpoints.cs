using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Registration;

/// <summary>Whoever does not find the endpoints that it needs sends no registration (credentials, required endpoints not available). Where none is listed at all, nobody finds any.</summary>
internal sealed class NeededEndpoints() : Check<Trace>("registration.needed-endpoints", "Where we list no endpoint, no registration is sent to us.", ["CRE-18"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        if (!evidence.Scenario.IsRegisteredWith)
            yield break;
        var steps = evidence.Incoming.Where(call => call.Operation?.Id is "versions.symmetric.get" or "credentials.symmetric.post").OrderBy(call => call.Started).ToList();
        foreach (var (looked, next) in steps.Zip(steps.Skip(1)))
        {
            if (looked.Operation!.Id != "versions.symmetric.get" || !ListsNothing(looked))
                continue;
            var seen = next.Operation!.Id == "credentials.symmetric.post"
                ? Warn("The registration came though our details list no endpoint, not even the one that it was sent to.", "no registration", "a registration")
                : Pass("Where our details listed no endpoint, no registration was sent.");
            yield return seen with { Exchange = next.Number };
        }
    }

    private static bool ListsNothing(Exchange looked) =>
        looked.Response is { Status: 200 } answer && ParsedBody.Of(answer.Body).Envelope?.Data is { } data && !data.List("endpoints").Any();
}
