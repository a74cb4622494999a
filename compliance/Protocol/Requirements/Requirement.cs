namespace OcpiKit.Protocol;

/// <summary>How the specification speaks.</summary>
public enum Level
{
    /// <summary>An obligation.</summary>
    Must,

    /// <summary>A recommendation.</summary>
    Should,

    /// <summary>A permission.</summary>
    May,
}

/// <summary>How hard a check may judge, mildest first.</summary>
public enum Severity
{
    /// <summary>Said, not judged.</summary>
    Info,

    /// <summary>A warning.</summary>
    Warn,

    /// <summary>A failure.</summary>
    Fail,
}

/// <summary>One rule of the specification, in our own words.</summary>
/// <param name="Id">Frozen, such as <c>TRN-03</c>.</param>
/// <param name="Module">The module it belongs to.</param>
/// <param name="Level">How the text speaks.</param>
/// <param name="MaxAsClient">How hard it may be judged in what a party sends as a client.</param>
/// <param name="MaxAsServer">How hard it may be judged in what a party answers as a server.</param>
/// <param name="Kind">Whether it is read off a keyword, prose, a table, or is our own conclusion (<c>derived</c>).</param>
/// <param name="Testability">How it can be seen from outside: <c>a</c>, <c>b</c>, <c>c</c>, <c>d</c>, or several.</param>
/// <param name="Role">Whom it binds: CPO, eMSP or both.</param>
/// <param name="Side">Whether the party is bound as client, server or both.</param>
/// <param name="Ambiguities">The known ambiguities that bear on it.</param>
/// <param name="Text">What it demands.</param>
/// <param name="Document">The document of the specification, without its ending.</param>
/// <param name="Lines">The lines in that document, such as <c>124-176</c>.</param>
/// <param name="Section">The heading above them.</param>
/// <param name="Hint">How it may be tested.</param>
/// <param name="Note">When it is judged, and what passes.</param>
public sealed record Requirement(
    string Id, string Module, Level Level, Severity MaxAsClient, Severity MaxAsServer, string Kind, string Testability, string Role, string Side,
    IReadOnlyList<string> Ambiguities, string Text, string Document, string Lines, string Section, string Hint, string Note)
{
    /// <summary>Why it cannot be tested from outside; null where it can.</summary>
    public string? NotTested { get; init; }

    /// <summary>Where the specification says so, such as <c>mod_locations, lines 124-176 (Sender Interface)</c>.</summary>
    public string Source => $"{Document}, {(Lines.All(char.IsAsciiDigit) ? "line" : "lines")} {Lines}{(Section.Length == 0 ? "" : $" ({Section})")}";
}
