namespace OcpiKit.Reporting.Html;

/// <summary>How much of something the page shows, the least first.</summary>
public enum Showing
{
    /// <summary>Nothing: it stands in results.json.</summary>
    Nothing,

    /// <summary>That it is, and what came of it.</summary>
    Line,

    /// <summary>The beginning: the first lines of a body, the first places of a finding.</summary>
    Brief,

    /// <summary>All that helps.</summary>
    Whole,
}
