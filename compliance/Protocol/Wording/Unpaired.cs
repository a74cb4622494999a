using System.Text.Json;

namespace OcpiKit.Protocol.Wording;

/// <summary>JSON allows an escape for half of a surrogate pair; the JSON reader refuses to make a string of it.</summary>
internal static class Unpaired
{
    /// <summary>The text of a string; null where it cannot be one.</summary>
    internal static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? Try(() => value.GetString()) : null;

    /// <summary>The name of a member; null where it cannot be text.</summary>
    internal static string? Name(JsonProperty member) => Try(() => member.Name);

    private static string? Try(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
