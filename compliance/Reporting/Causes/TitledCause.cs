namespace OcpiKit.Reporting.Causes;

/// <summary>A cause in one line of a list: the rule, and what was seen where another line would say the same.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Title">The line; whoever shows it bounds it.</param>
public sealed record TitledCause(Cause Cause, string Title)
{
    /// <summary>Causes as the lines of one list.</summary>
    public static IReadOnlyList<TitledCause> Of(IEnumerable<Cause> causes)
    {
        var listed = causes.ToList();
        var titles = listed.GroupBy(cause => cause.First.Title).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return [.. listed.Select(cause => new TitledCause(cause, titles[cause.First.Title] == 1 ? cause.First.Title : $"{cause.First.Title.TrimEnd('.')}: {cause.First.Says}"))];
    }
}
