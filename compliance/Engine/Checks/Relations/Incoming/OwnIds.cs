using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Relations.Incoming;

/// <summary>The ids of requests are unique (transport_and_format, unique message IDs). A correlation id that comes again may hold together what belongs together, so that is only told.</summary>
internal abstract class OwnIds(string id, string header, string requirement, Verdict verdict) : Check<Trace>(id, $"No {header} comes twice.", [requirement])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var call in evidence.Incoming.Where(call => call.Operation is not null))
        {
            if (call.Request.Headers.First(header) is not { Length: > 0 } given || seen.TryAdd(given, call.Number))
                continue;
            yield return Warn($"The {header} is that of an earlier request.", "one of its own", $"{Showing.Of(given)}, as in exchange {seen[given]}") with { Verdict = verdict, Exchange = call.Number };
            yield break;
        }

        // Each of the two apart, so that what a scenario comes to does not depend on what else was going on.
        var (asked, beside) = (seen.Values.Where(number => number < Exchange.FirstBeside).ToList(), seen.Values.Where(number => number >= Exchange.FirstBeside).ToList());
        if (asked.Count > 1)
            yield return Pass($"{Showing.Count(asked.Count, "request")}, each with an {header} of its own.") with { Exchange = asked.Max() };
        if (beside.Count > 0 && seen.Count > 1)
            yield return Pass($"{Showing.Count(seen.Count, "request")}, each with an {header} of its own.") with { Exchange = beside.Max() };
    }
}

/// <summary>X-Request-ID.</summary>
internal sealed class OwnRequestIds() : OwnIds("requests.request-ids", "X-Request-ID", "TRN-66", Verdict.Warn);

/// <summary>X-Correlation-ID.</summary>
internal sealed class OwnCorrelationIds() : OwnIds("requests.correlation-ids", "X-Correlation-ID", "TRN-68", Verdict.Info);
