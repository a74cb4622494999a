using OcpiKit.Engine.Checks.Standing.Values;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Incoming;

/// <summary>A request has one result (mod_commands and mod_charging_profiles, POST). A reservation may be cancelled by the CPO later on: that is told at the same place (CMD-05).</summary>
internal sealed class ResultOnce() : Check<Trace>("result.once", "A request has one result.", ["CMD-02", "CHP-03"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings) => Asynchronous.In(evidence).Select(Look);

    private static Observation Look(Asynchronous request)
    {
        var reservation = request.Step.Operation.Id == "commands.receiver.post.reserve_now";
        var again = request.Results.Skip(1).FirstOrDefault(result => !(reservation && result.Body.Json?.Text("result") == "CANCELED_RESERVATION"));
        var verifies = Verifies(request);
        // The text speaks of the result and of no second one, but forbids none in so many words.
        return again is null
            ? Pass("One result came.") with { Exchange = request.Results[0].Number, Verifies = verifies }
            : Warn($"{Showing.Count(request.Results.Count, "result")} came for one request; a partner that has dealt with the first knows nothing to do with the next.", "one result", Showing.Count(request.Results.Count, "result"))
                with
            { Exchange = again.Number, Verifies = verifies };
    }

    /// <summary>That the result of this module is sent.</summary>
    public static IReadOnlyList<string> Verifies(Asynchronous request) => request.Step.Operation.Module == "commands" ? ["CMD-02"] : ["CHP-03"];
}

/// <summary>
/// The result follows the answer (mod_commands, 13.2). Both come over connections of their own and may overtake each other on their way, so a result is early only when
/// it was taken well before the answer came, and then it is a warning: partners look for a request that they do not yet know to be accepted.
/// </summary>
internal sealed class ResultAfterAnswer() : Check<Trace>("result.after-answer", "A result follows the answer to its request.", ["CMD-02", "CHP-03"])
{
    private static readonly TimeSpan OnTheirWay = TimeSpan.FromMilliseconds(100);

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var request in Asynchronous.In(evidence))
        {
            var (answered, first) = (request.Request.Started + request.Request.Took, request.Results[0]);
            var early = answered - (first.Started + first.Took);
            var seen = early > OnTheirWay
                ? Warn($"The result came {early.TotalMilliseconds:0} ms before the answer to its request.", "the answer, then the result", "the result, then the answer")
                : Pass("The result came after the answer.");
            yield return seen with { Exchange = first.Number, Verifies = ResultOnce.Verifies(request) };
        }
    }
}

/// <summary>The kind of a result follows from what was asked (mod_charging_profiles, POST): of the active profile, of setting one, of clearing it.</summary>
internal sealed class ResultType() : Check<Trace>("result.type", "A result is of the type that belongs to its request.", ["CHP-19", "CHP-27"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        foreach (var request in Asynchronous.In(evidence))
        {
            if (Due(request.Step.Operation.Id) is not { } due)
                continue;
            foreach (var result in request.Results.Where(result => result.Body.Json is not null))
            {
                var errors = surroundings.Edition.Schemas.Validate(due, result.Body.Json!.Value);
                var seen = errors is [var error, ..]
                    ? SchemaWords.Of(error, new("", result.Body.Json!.Value), due) with { Type = null }
                    : Pass($"The result is a {due}.");
                yield return seen with { Exchange = result.Number, Verifies = ["CHP-19", .. seen.Verifies ?? []] };
            }
        }
    }

    private static string? Due(string operation) => operation switch
    {
        "chargingprofiles.receiver.get" => "ActiveChargingProfileResult",
        "chargingprofiles.receiver.put" => "ChargingProfileResult",
        "chargingprofiles.receiver.delete" => "ClearProfileResult",
        _ => null,
    };
}
