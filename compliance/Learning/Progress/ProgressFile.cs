using System.Text.Json;

namespace OcpiKit.Learning.Progress;

/// <summary>Remembers how far a learner has come. It is only a help: a file that is damaged or cannot be written never keeps anybody from learning.</summary>
/// <param name="path">Where it is kept.</param>
public sealed class ProgressFile(string path)
{
    private const int Largest = 1_000_000;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    private readonly Lock _changing = new();

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

    /// <summary>Remembers what has become of a lesson; gives that. Buttons of a page may be pressed at once, and none of them may undo another.</summary>
    /// <param name="lesson">Its id.</param>
    /// <param name="change">What becomes of what was remembered.</param>
    public LessonProgress Remember(string lesson, Func<LessonProgress, LessonProgress> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_changing)
        {
            var progress = Read();
            var changed = change(progress.Of(lesson));
            Write(progress.With(lesson, changed));
            return changed;
        }
    }

    /// <summary>Forgets everything.</summary>
    public string? Reset() => Write(LearningProgress.None);

    private static LessonProgress Sound(LessonProgress read) => new(Math.Max(0, read.Step), [.. (read.Right ?? []).Distinct().Where(number => number >= 0)], read.Finished);
}
