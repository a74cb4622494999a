namespace OcpiKit.Learning.Terminal;

/// <summary>Breaks text into lines.</summary>
internal static class Wrapping
{
    /// <summary>Lines of at most so many characters, broken between words; a word that is longer is broken where it has to be. An empty line stays one.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        width = Math.Max(width, 8);
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    yield return line;
                    line = "";
                }

                line = line.Length == 0 ? word : $"{line} {word}";
                for (; line.Length > width; line = line[width..])
                    yield return line[..width];
            }

            yield return line;
        }
    }
}
