namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Collects what is wrong.</summary>
internal sealed class Problems
{
    private readonly List<Diagnostic> _all = [];

    public bool Any => _all.Count > 0;

    /// <summary>File by file, each from top to bottom.</summary>
    public IReadOnlyList<Diagnostic> InOrder =>
        [.. _all.OrderBy(d => d.Place.File, StringComparer.Ordinal).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column)];

    /// <summary>Where what is read stands for something else: the case, or the use of a part. Null where it stands for itself.</summary>
    public string? Context { get; set; }

    /// <summary>Adds one. What shows in several cases or uses is told once.</summary>
    public void Add(string code, Place place, string says, string? remedy)
    {
        if (!_all.Exists(known => known.Place == place && known.Code == code && known.Says == says))
            _all.Add(new Diagnostic(code, says, remedy, place) { Context = Context });
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _all.AddRange(diagnostics);

    /// <summary>A word that is not known: the one that was probably meant is the remedy, else all that there are.</summary>
    public void Unknown(string code, Place place, string says, string written, IReadOnlyCollection<string> known) =>
        Add(code, place, says, Meant(written, known) is { } near ? $"Did you mean {near}?" : Among(known));

    /// <summary>What was probably meant by a word that is not known: what other tools call so, else the nearest; null where nothing is near.</summary>
    public static string? Meant(string written, IReadOnlyCollection<string> known) => OtherWords.Meant(written, known) ?? Protocol.Wording.Nearest.To(written, known);

    private static string? Among(IReadOnlyCollection<string> known) => known.Count is > 0 and <= 24 ? $"There {(known.Count == 1 ? "is" : "are")}: {string.Join(", ", known)}." : null;
}
