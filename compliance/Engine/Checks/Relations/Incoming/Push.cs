using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Incoming;

/// <summary>A change of an object that the target pushed.</summary>
/// <param name="Call">The call.</param>
/// <param name="Value">The object, or the fields of it that changed.</param>
/// <param name="Updated">Its last_updated; null where it has none.</param>
internal sealed record Push(Exchange Call, JsonElement Value, DateTimeOffset? Updated)
{
    /// <summary>The pushes of a module, for each object those that were taken, in the order of their coming.</summary>
    public static IEnumerable<IReadOnlyList<Push>> In(Trace trace, params string[] modules) =>
        Sent(trace, modules).Select(pushes => (IReadOnlyList<Push>)[.. pushes.Where(push => push.Call is { Fault: null, Response.Status: >= 200 and < 300 })]).Where(pushes => pushes.Count > 0);

    /// <summary>The same with those that were not taken: what is a part of an object that we do not know is sent rightly all the same.</summary>
    public static IEnumerable<IReadOnlyList<Push>> Sent(Trace trace, params string[] modules)
    {
        var pushes =
            from call in trace.Incoming
            where call is { Operation.Request.Types: [_], Request.Method: "PUT" or "PATCH", Body.Json.ValueKind: JsonValueKind.Object, Arrival: not null }
            where modules.Contains(call.Operation!.Module, StringComparer.Ordinal) && call.Arrival!.Parameters.ContainsKey("party_id")
            select (Key: Key(call), Push: new Push(call, call.Body.Json!.Value, OcpiDateTime.Parse(call.Body.Json!.Value.Text("last_updated"))));
        return pushes.GroupBy(push => push.Key, push => push.Push, StringComparer.OrdinalIgnoreCase).Select(group => (IReadOnlyList<Push>)[.. group]);
    }

    private static string Key(Exchange call) =>
        string.Join('|', call.Arrival!.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => $"{parameter.Key}={parameter.Value}").Prepend(call.Operation!.Module));

    /// <summary>Whether it says nothing that the other does not say: a repetition.</summary>
    public bool Repeats(Push other) => Value.EnumerateObject().All(field => other.Value.Field(field.SafeName()) is { } before && JsonElement.DeepEquals(before, field.Value));
}
