using System.Text;
using System.Text.Unicode;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>The text of a file that somebody wrote by hand.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads it; null where that cannot be done, and why is a problem.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">Its name, for places.</param>
    /// <param name="atMost">How many bytes are read.</param>
    /// <param name="tooLarge">What to do about a larger one.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static string? Read(string path, string shown, int atMost, string tooLarge, Problems problems)
    {
        var top = new Place(shown, 1, 1);
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > atMost)
            {
                problems.Add("too-large", top, $"The file has {stream.Length} bytes, more than the {atMost} that are read.", tooLarge);
                return null;
            }

            using var reader = new StreamReader(stream, StrictUtf8);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            problems.Add("encoding", FirstBad(path, shown), "The file is not valid UTF-8 from here on.", "Save it as UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add("file", top, $"The file cannot be read: {e.Message}", null);
        }

        return null;
    }

    // Which letter it is helps more than which file.
    private static Place FirstBad(string path, string shown)
    {
        var bytes = File.ReadAllBytes(path);
        var text = new char[bytes.Length];
        _ = Utf8.ToUtf16(bytes, text, out _, out var good, replaceInvalidSequences: false);
        var before = text.AsSpan(0, good);
        return new Place(shown, before.Count('\n') + 1, good - before.LastIndexOf('\n'));
    }
}
