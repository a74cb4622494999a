using System.Text.Json;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Protocol.Schemas;

/// <summary>Tokens never reach a report, not even one that is too long to be one.</summary>
internal static class Secrets
{
    internal static string Hide(Failure failure, string received)
    {
        var token = failure.Field is { Type: "Credentials", Name: "token" or "" };
        return token && failure.Value is { } value ? Outline(value) : received;
    }

    private static string Outline(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"a string of {Received.Count(Unpaired.Text(value)?.Length ?? 0, "character")} (not shown)",
        JsonValueKind.Null => "null",
        var kind => $"{kind} (not shown)",
    };
}
