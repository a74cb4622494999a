using System.Globalization;
using System.Text.Json;

namespace OcpiKit.Learning.Lessons;

/// <summary>A value that the learner gives where something is tried: a number within bounds, or a few characters. It is a value and nothing else, wherever it goes.</summary>
/// <param name="Asks">What is asked.</param>
/// <param name="SuchAs">The value where none is given.</param>
/// <param name="Range">Between which the number lies; null where it is text.</param>
public sealed record OwnValue(string Asks, string SuchAs, (decimal Least, decimal Most)? Range)
{
    /// <summary>The name by which steps refer to it, and the step that gives it this name.</summary>
    public const string Name = "own";

    /// <summary>How many characters a text may have.</summary>
    public const int Longest = 60;

    private const int Decimals = 4;

    /// <summary>What may be given, in words.</summary>
    public string MayBe => Range is (var least, var most)
        ? string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}")
        : $"up to {Longest} characters";

    /// <summary>Why a value cannot be taken, as a sentence; null where it can.</summary>
    public string? WhyNot(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (Range is (var least, var most))
            return Number(given) is { } number && number >= least && number <= most && number.Scale <= Decimals ? null : $"It has to be {MayBe}.";
        return given.Length is 0 or > Longest || given.Any(char.IsControl) ? $"It has to be {MayBe}, and at least one."
            // What refers to other values of the scenario would be one of them.
            : given.Contains("${", StringComparison.Ordinal) ? "It must not hold ${." : null;
    }

    /// <summary>A value that can be taken, as the messages have it.</summary>
    public JsonElement Of(string given) => Range is null ? JsonSerializer.SerializeToElement(given) : JsonSerializer.SerializeToElement(Number(given));

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
