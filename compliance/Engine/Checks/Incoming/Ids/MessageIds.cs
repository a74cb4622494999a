using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Ids;

/// <summary>Every request has an id of its own (transport_and_format, unique message IDs).</summary>
internal abstract class IdGiven(string id, string header, string requirement) : CallCheck(id, $"Requests carry an {header}.", [requirement])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings) =>
    [
        string.IsNullOrWhiteSpace(call.Request.Headers.First(header))
            ? Fail($"The request carries no {header}.", $"an {header}", "nothing")
            : Pass($"The request carries an {header}."),
    ];
}

/// <summary>X-Request-ID.</summary>
internal sealed class RequestIdGiven() : IdGiven("incoming.request-id", "X-Request-ID", "TRN-66");

/// <summary>X-Correlation-ID.</summary>
internal sealed class CorrelationIdGiven() : IdGiven("incoming.correlation-id", "X-Correlation-ID", "TRN-68");

/// <summary>The ids are GUIDs, as advised: then they are unique (transport_and_format, unique message IDs).</summary>
internal sealed class Guids() : CallCheck("incoming.guids", "The ids of requests are GUIDs.", ["TRN-70"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        var (looked, seen) = (0, 0);
        foreach (var name in new[] { "X-Request-ID", "X-Correlation-ID" })
        {
            if (call.Request.Headers.First(name) is not { } id || string.IsNullOrWhiteSpace(id))
                continue;
            looked++;
            if (Guid.TryParse(id, out _))
                continue;
            seen++;
            yield return Warn($"The {name} is no GUID.", "a GUID, such as 6c0bbb67-9c22-4a5c-a4dd-27ad0f1a1f0c", Showing.Of(id));
        }

        if (looked > 0 && seen == 0)
            yield return Pass("The ids are GUIDs.");
    }
}
