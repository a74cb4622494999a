using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;

namespace OcpiKit.Proof.Pages;

/// <summary>A result in which every word that the other side could choose is chosen to hurt.</summary>
internal static class HostileResult
{
    private const string Hurts = "</script></style><img src=x onerror=alert(1)>\"'><script>alert(2)</script>\u202e{{7*7}}";
    private static readonly string[] Kept = ["format", "verdict", "verdicts", "axis", "direction", "started", "ended", "level"];

    /// <summary>A result with all its texts but those that the kit chooses from a fixed set replaced.</summary>
    public static async Task<RunResult> OfAsync(RunResult result)
    {
        using var written = new MemoryStream();
        await new JsonReport().WriteAsync(result, written, CancellationToken.None);
        var tree = JsonNode.Parse(written.ToArray())!;
        Poison(tree);
        using var poisoned = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(tree));
        return RunResultJson.Read(poisoned);
    }

    private static void Poison(JsonNode node)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String && !Kept.Contains(name))
                    members[name] = Hurts;
                else if (value is not null)
                    Poison(value);
            }
        }
        else if (node is JsonArray elements)
        {
            for (var at = 0; at < elements.Count; at++)
            {
                if (elements[at] is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                    elements[at] = Hurts;
                else if (elements[at] is { } inner)
                    Poison(inner);
            }
        }
    }
}
