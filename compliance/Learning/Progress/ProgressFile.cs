using System.Text.Json;

namespace OcpiKit.Learning.Progress;

/// <summary>Remembers how far a learner has come. It is only a help: a file that is damaged or cannot be written never keeps anybody from learning.</summary>
/// <param name="path">Where it is kept.</param>
public sealed class ProgressFile(string path)
{
    private const int Largest = 1_000_000;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Where it is kept.</summary>
    public string Where => path;

    /// <summary>What is remembered; nothing where that cannot be read.</summary>
    public LearningProgress Read()
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= Largest })
                return LearningProgress.None;
            var read = JsonSerializer.Deserialize<Dictionary<string, LessonProgress?>>(File.ReadAllText(path), Form);
            return new((read ?? []).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => Sound(pair.Value!)));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return LearningProgress.None;
        }
    }

    /// <summary>Remembers; gives why it could not, or null.</summary>
    public string? Write(LearningProgress progress)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            // Whoever is stopped while writing keeps what there was.
            var fresh = path + ".new";
            File.WriteAllText(fresh, JsonSerializer.Serialize(progress.Lessons, Form));
            File.Move(fresh, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>Forgets everything.</summary>
    public string? Reset() => Write(LearningProgress.None);

    private static LessonProgress Sound(LessonProgress read) => new(Math.Max(0, read.Step), [.. (read.Right ?? []).Distinct().Where(number => number >= 0)], read.Finished);
}
