using System.Text.Json.Nodes;
using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Files;

namespace OcpiKit.Proof.Reference;

/// <summary>What of a result stays the same from run to run of one target.</summary>
internal static class Lasting
{
    /// <summary>The results file without the fields that it calls volatile itself.</summary>
    public static async Task<string> OfAsync(RunResult result)
    {
        var file = new MemoryStream();
        await RunResultJson.WriteAsync(result, file, CancellationToken.None);
        var json = JsonNode.Parse(file.ToArray())!;
        foreach (var path in result.Volatile)
            Remove(json, path.Split('.'));
        return json.ToJsonString();
    }

    private static void Remove(JsonNode node, ReadOnlySpan<string> path)
    {
        var name = path[0].Replace("[]", "", StringComparison.Ordinal);
        if (path.Length == 1)
        {
            Assert.That(node.AsObject().Remove(name), $"The results file has no {name} to leave out.");
            return;
        }

        foreach (var inner in path[0].EndsWith("[]", StringComparison.Ordinal) ? node[name]!.AsArray().ToArray() : [node[name]])
            Remove(inner!, path[1..]);
    }
}
