using System.Text.Json;

namespace OcpiKit.Cli.Servers.Running;

/// <summary>
/// The processes that run servers of this working copy, each with a file of its own that it takes away when it ends. A file whose process
/// ended without doing so is found out by knocking at its door, and taken away then.
/// </summary>
/// <param name="folder">Where the files are.</param>
internal sealed class RunningBook(string folder)
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The book of a working copy.</summary>
    public static RunningBook In(Shell.Home home) => new(Path.Combine(home.Artifacts, "servers"));

    /// <summary>Writes down what this process runs; gives what takes it away again.</summary>
    public IDisposable Enter(RunningServers running)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{running.Door}.json");
        // Beside it first: who reads meanwhile sees a whole file or none.
        File.WriteAllBytes(file + ".tmp", JsonSerializer.SerializeToUtf8Bytes(running, Form));
        File.Move(file + ".tmp", file);
        return new Entry(file);
    }

    /// <summary>Those that run, in the order in which they began.</summary>
    public async Task<IReadOnlyList<RunningServers>> ReadAsync(CancellationToken stop)
    {
        var running = new List<RunningServers>();
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [])
        {
            if (Read(file) is { } entry && await StopDoor.AnswersAsync(entry.Door, stop))
                running.Add(entry);
            else
                File.Delete(file);
        }

        return [.. running.OrderBy(entry => entry.Since)];
    }

    private static RunningServers? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<RunningServers>(File.ReadAllBytes(file), Form);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException)
        {
            return null;
        }
    }

    private sealed class Entry(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
