using System.Globalization;
using System.Text.RegularExpressions;

namespace OcpiKit.Protocol.Samples;

/// <summary>Makes texts of the forms that OCPI knows.</summary>
internal static class TextMaker
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int UsualLength = 12;

    private static readonly Func<Random, int, string>[] Forms =
    [
        Word,
        (random, _) => Moment(random).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        (random, _) => "https://party.example/" + Word(random, UsualLength),
        (random, _) => random.Next(10, 90).ToString(CultureInfo.InvariantCulture) + "." + random.Next(100000, 999999).ToString(CultureInfo.InvariantCulture),
        (random, _) => Moment(random).ToString("HH:mm", CultureInfo.InvariantCulture),
        (random, _) => Moment(random).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    ];

    internal static string Make(Constraints constraints, Random random)
    {
        var most = constraints.MaxLength ?? UsualLength;
        return Forms.Select(form => form(random, Math.Min(most, UsualLength)))
            .First(text => text.Length <= (constraints.MaxLength ?? int.MaxValue) && Fits(text, constraints));
    }

    /// <summary>A text of exactly so many characters, or null where the form cannot have them.</summary>
    internal static string? OfLength(Constraints constraints, int length)
    {
        string[] forms = [new string('a', length), "https://party.example/".PadRight(length, 'a')];
        return Array.Find(forms, text => text.Length == length && Fits(text, constraints));
    }

    /// <summary>A text that is not of the form and breaks nothing else, or null where any text is.</summary>
    internal static string? NotOfForm(Constraints constraints)
    {
        // A bell is in no text of OCPI.
        string[] others = ["x", "\u0007"];
        return constraints.Patterns.Count == 0 ? null : Array.Find(others, text => !Fits(text, constraints));
    }

    private static bool Fits(string text, Constraints constraints) =>
        constraints.Patterns.All(pattern => Regex.IsMatch(text, pattern, RegexOptions.ECMAScript | RegexOptions.None));

    private static string Word(Random random, int length) => new(random.GetItems<char>(Letters, length));

    private static DateTime Moment(Random random) => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(60 * 60 * 24 * 365));
}
