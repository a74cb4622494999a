using System.Text.Json;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Incoming.Bodies;

/// <summary>The envelope is for answers: a request's body is the object itself (transport_and_format, response format; mod_commands, CommandResult; AMB-08).</summary>
internal sealed class Bare() : CallCheck("incoming.bare", "The body of a request is the object itself, not an envelope around it.", ["CMD-13"])
{
    protected override IEnumerable<Observation> Look(Exchange call, Arrival arrival, Surroundings surroundings)
    {
        if (call.Operation!.Request is not { } due || call.Body.Json is not { ValueKind: JsonValueKind.Object })
            return [];
        // CMD-13 speaks of the result of a command; that no other body is wrapped follows from the table that names its type.
        IReadOnlyList<string> verifies = due.Types.Contains("CommandResult", StringComparer.Ordinal) ? ["CMD-13"] : [];
        return
        [
            Wrapped.Is(call)
                ? Fail($"The {due.Types[0]} is wrapped in an envelope, as if the request were an answer; partners look for its fields at the top and find none.",
                    $"a bare {due.Types[0]}", "an object with status_code and data", "") with { Verifies = verifies }
                : Pass("The body is the object itself.") with { Verifies = verifies },
        ];
    }
}

/// <summary>Whether the body of a request is an envelope.</summary>
internal static class Wrapped
{
    public static bool Is(Exchange call) =>
        call.Body.Json is { } json && json.Field("status_code") is not null && json.Field("data") is { ValueKind: JsonValueKind.Object or JsonValueKind.Array };
}
