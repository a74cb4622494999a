namespace OcpiKit.Learning.Lessons;

/// <summary>A page to look things up: the glossary, the roles of the market, the flow of messages.</summary>
/// <param name="Id">The word that calls it, such as <c>glossary</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Tells">What it begins with.</param>
/// <param name="Drawing">A picture made of letters; null where there is none.</param>
/// <param name="Entries">What it explains.</param>
public sealed record ReferencePage(string Id, string Title, string? Tells, string? Drawing, IReadOnlyList<ReferenceEntry> Entries);

/// <summary>A word, and what it means.</summary>
/// <param name="Term">The word.</param>
/// <param name="Means">What it means.</param>
/// <param name="Lesson">The lesson in which it is seen; null where there is none.</param>
public sealed record ReferenceEntry(string Term, string Means, string? Lesson);
