using System.Text.Json;
using OcpiKit.Engine.Running;

namespace OcpiKit.Cli.Compliance;

/// <summary>
/// The file in which the token stands that the target gave in this run: written before the token is used, so that a run that is killed locks nobody out,
/// and taken away once the registration was ended. Only its owner can read it; it is no report.
/// </summary>
internal sealed class RelationFile(string path, TimeProvider time) : IRelationBook
{
    private const int EarlierKept = 10;

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <inheritdoc/>
    public string Where => path;

    /// <summary>Whether a token stands there that came in this run, and holds.</summary>
    public bool Holds { get; private set; }

    /// <summary>The file of a target, where the user named none.</summary>
    public static string PathFor(Uri target, string folder) => Path.Combine(folder, $"{target.Host.Trim('[', ']').Replace(':', '-')}-{target.Port}.json");

    /// <inheritdoc/>
    public void Write(RelationChange change)
    {
        switch (change)
        {
            case TokenReplaced replaced:
                Keep(new(replaced.Target.AbsoluteUri, replaced.Token, time.GetUtcNow(), [.. Earlier(replaced)]));
                Holds = true;
                break;
            case RelationEnded:
                File.Delete(path);
                Holds = false;
                break;
        }
    }

    /// <summary>Told before the run, not in the middle of a handshake: a token that cannot be written down must not be asked for.</summary>
    public void MakeSureThatItCanBeWritten()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using (Beside())
        {
            // That it can be made is enough.
        }

        File.Delete(path + ".tmp");
    }

    private void Keep(Kept kept)
    {
        // Beside it first: whenever the program ends, one whole file is there.
        using (var file = Beside())
        {
            JsonSerializer.Serialize(file, kept, Form);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".tmp", path, overwrite: true);
    }

    /// <summary>Tokens that stood here before, the newest first: one that an earlier run left may be the one that holds if this handshake fails.</summary>
    private IEnumerable<string> Earlier(TokenReplaced replaced)
    {
        var before = Read();
        return new[] { replaced.Former, before?.Token }.Concat(before?.Earlier ?? []).OfType<string>().Where(token => token != replaced.Token).Distinct().Take(EarlierKept);
    }

    private Kept? Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(path), Form) : null;
        }
        catch (JsonException)
        {
            // It is none of ours; it is replaced.
            return null;
        }
    }

    private FileStream Beside()
    {
        var beside = path + ".tmp";
        // One that is there may be readable for others, and would stay so.
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return File.Open(beside, options);
    }

    private sealed record Kept(string Target, string Token, DateTimeOffset Written, IReadOnlyList<string> Earlier);
}
