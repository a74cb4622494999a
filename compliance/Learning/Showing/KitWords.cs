using OcpiKit.Engine.Results;
using OcpiKit.Reporting.Words;

namespace OcpiKit.Learning.Showing;

/// <summary>What the kit says to messages, in a line.</summary>
public static class KitWords
{
    /// <summary>How many complaints are told one by one.</summary>
    public const int Most = 4;

    /// <summary>How long a sentence with words of the other side may be.</summary>
    public const int LongestSentence = 400;

    /// <summary>Complaints of one rule together: the first is told, of the others what they say.</summary>
    public static IReadOnlyList<Complaint> Together(IReadOnlyList<Finding> complaints) =>
        [.. complaints.GroupBy(finding => (finding.Check, finding.Title, finding.Verdict)).Select(alike => new Complaint(
            alike.First(), alike.Count() == 1 ? null : Visible.Line($"also: {string.Join(" ", alike.Skip(1).Select(finding => finding.Says))}", LongestSentence)))];

    /// <summary>The line.</summary>
    /// <param name="complaints">What is not as it should be.</param>
    /// <param name="held">How many rules hold.</param>
    /// <param name="to">To what, where it says something to several things.</param>
    public static string Of(IReadOnlyList<Finding> complaints, int held, string? to = null)
    {
        var kit = to is null ? "The kit" : $"The kit to {to}";
        var rules = $"{held} {(held == 1 ? "rule" : "rules")} looked at";
        return complaints.Count == 0 && held == 0 ? $"{kit}: nothing could be judged."
            : complaints.Count == 0 ? $"{kit}: {rules}, all hold."
            : held == 0 ? $"{kit}: this was seen:"
            : $"{kit}: {held} {(held == 1 ? "rule holds" : "rules hold")}, and this was seen:";
    }
}

/// <summary>What a rule has to complain about.</summary>
/// <param name="First">The first of it.</param>
/// <param name="Also">What else there is of the same rule, in a line; null where it is all.</param>
public sealed record Complaint(Finding First, string? Also);
