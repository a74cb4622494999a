using System.Text.Json;
using OcpiKit.Cli.Shell;

namespace OcpiKit.Cli.Price;

/// <summary>An object in a file: bare, in the envelope of an answer, or the only one on a page.</summary>
internal static class JsonFile
{
    private const long Largest = 50_000_000;

    /// <summary>Reads it.</summary>
    /// <param name="path">Of the file; - for the standard input.</param>
    /// <param name="type">What it should be.</param>
    /// <param name="field">A field that it has and others have not.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<JsonElement> ReadAsync(string path, string type, string field, CancellationToken stop)
    {
        try
        {
            if (path != "-" && new FileInfo(path) is { Exists: true, Length: > Largest })
                throw new UsageException($"{path} is larger than {Largest / 1_000_000} MB, which no {type} is.");
            await using var file = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            using var document = await JsonDocument.ParseAsync(file, cancellationToken: stop);
            return Find(document.RootElement, path, type, field).Clone();
        }
        catch (JsonException fault)
        {
            throw new UsageException($"{path} is no JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {fault.Message.TrimEnd('.')}.");
        }
    }

    private static JsonElement Find(JsonElement from, string path, string type, string field)
    {
        if (from.ValueKind == JsonValueKind.Object && !from.TryGetProperty(field, out _) && from.TryGetProperty("data", out var data))
            from = data;
        if (from.ValueKind == JsonValueKind.Array)
        {
            from = from.GetArrayLength() == 1
                ? from[0]
                : throw new UsageException($"{path} holds {from.GetArrayLength()} objects; put the one {type} that is meant into a file of its own.");
        }

        return from.ValueKind == JsonValueKind.Object && from.TryGetProperty(field, out _) ? from : throw new UsageException($"{path} holds no {type}: it has no {field}.");
    }
}
