using OcpiKit.Engine.Results;

namespace OcpiKit.Learning.Showing;

/// <summary>What the kit says to messages, in a line.</summary>
public static class KitWords
{
    /// <summary>How many complaints are told one by one.</summary>
    public const int Most = 6;

    /// <summary>How long a sentence with words of the other side may be.</summary>
    public const int LongestSentence = 400;

    /// <summary>The line.</summary>
    /// <param name="complaints">What is not as it should be.</param>
    /// <param name="held">How many rules hold.</param>
    public static string Of(IReadOnlyList<Finding> complaints, int held)
    {
        var rules = $"{held} {(held == 1 ? "rule" : "rules")} looked at";
        return complaints.Count == 0 && held == 0 ? "The kit: nothing could be judged."
            : complaints.Count == 0 ? $"The kit: {rules}, all hold."
            : held == 0 ? "The kit: this was seen:"
            : $"The kit: {held} {(held == 1 ? "rule holds" : "rules hold")}, and this was seen:";
    }
}
