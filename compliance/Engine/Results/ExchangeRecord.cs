namespace OcpiKit.Engine.Results;

/// <summary>An exchange as artefacts may show it: bounded, veiled (no tokens, personal data pseudonymised).</summary>
/// <param name="Number">Counts up through the run, from 1.</param>
/// <param name="Scenario">Id of the scenario; empty for the preflight.</param>
/// <param name="Step">Id of the step in it.</param>
/// <param name="Operation">Id of the operation, such as <c>locations.sender.list</c>; null where none was meant.</param>
/// <param name="Method">HTTP method as sent.</param>
/// <param name="Url">Absolute URL.</param>
/// <param name="RequestHeaders">As sent, in order.</param>
/// <param name="RequestBody">As text, or null.</param>
/// <param name="Status">HTTP status; null where no answer came.</param>
/// <param name="ResponseHeaders">As received, in order.</param>
/// <param name="ResponseBody">As text, cut at the report's limit; null where there was none.</param>
/// <param name="ResponseBytes">Size of the body as received.</param>
/// <param name="Cut">Whether the body shown of what the target said is shorter than the one received.</param>
/// <param name="Fault">Why no answer came (time-out, refused, too large), or null.</param>
/// <param name="Started">When the request went out, or came in.</param>
/// <param name="TookMs">Until the last byte of the answer, in milliseconds.</param>
public sealed record ExchangeRecord(
    int Number,
    string Scenario,
    string Step,
    string? Operation,
    string Method,
    string Url,
    IReadOnlyList<HeaderLine> RequestHeaders,
    string? RequestBody,
    int? Status,
    IReadOnlyList<HeaderLine> ResponseHeaders,
    string? ResponseBody,
    long ResponseBytes,
    bool Cut,
    string? Fault,
    DateTimeOffset Started,
    double TookMs)
{
    /// <summary>Who asked whom; what was judged is the target's part of it.</summary>
    public Evidence.Direction Direction { get; init; }

    /// <summary>Size of the request's body; of interest where the target sent it.</summary>
    public long RequestBytes { get; init; }

    /// <summary>Where more stands of the body that is cut here: a file, as a path from the result on; null where nothing is cut, or no more was kept.</summary>
    public string? BodyFile { get; init; }
}

/// <summary>One header line.</summary>
public sealed record HeaderLine(string Name, string Value);
