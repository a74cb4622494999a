namespace OcpiKit.Reporting.Words;

/// <summary>Words put together to sentences.</summary>
internal static class Sentence
{
    /// <summary>With a capital, as a sentence begins.</summary>
    public static string Begun(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
