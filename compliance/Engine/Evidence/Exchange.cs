using OcpiKit.Protocol;

namespace OcpiKit.Engine.Evidence;

/// <summary>
/// One HTTP request and its response, as they went over the wire; bounded. What checks look at. Holds secrets: artefacts show an <see cref="Results.ExchangeRecord"/>.
/// Either we asked and the target answered, or the target asked and we answered (<see cref="Direction"/>); judged is always what the target said.
/// </summary>
/// <param name="Number">Counts up through the run, from 1.</param>
/// <param name="Step">Id of the step that caused it.</param>
/// <param name="Operation">What was meant, or null where no operation of the protocol was.</param>
/// <param name="Intent">Whether the request was right, or wrong on purpose.</param>
/// <param name="Request">As sent.</param>
/// <param name="Response">As received; null where none came.</param>
/// <param name="Fault">Why no (whole) answer came; null where one did.</param>
/// <param name="Started">When the request went out.</param>
/// <param name="Took">Until the last byte of the answer.</param>
public sealed record Exchange(
    int Number,
    string Step,
    Operation? Operation,
    Intent Intent,
    RequestMessage Request,
    ResponseMessage? Response,
    string? Fault,
    DateTimeOffset Started,
    TimeSpan Took)
{
    /// <summary>The step of a call that no step waited for.</summary>
    public const string Unasked = "unasked";

    /// <summary>What no step asked for is counted apart, from here on: it comes when a clock says so, and is not to change the numbers of all others.</summary>
    public const int FirstBeside = 1_000_001;

    /// <summary>Who asked whom.</summary>
    public Direction Direction { get; init; }

    /// <summary>What the target said, read once: the body of its answer, or of the request that it sent us.</summary>
    public ParsedBody Body => _body.Value;

    private readonly Lazy<ParsedBody> _body = new(() => ParsedBody.Of(Response?.Body ?? default));

    /// <summary>What came with a request of the target's; null for one of ours.</summary>
    public Arrival? Arrival
    {
        get;
        init
        {
            field = value;
            _body = new(() => ParsedBody.Of(Request.Body));
        }
    }

    /// <summary>Where on its way the request was lost; null where a whole answer came.</summary>
    public Wire.FaultKind? Kind { get; init; }

    /// <summary>How the connection was secured; null where it was not.</summary>
    public Secured? Secured { get; init; }

    /// <summary>Whether the request of the target's was not read whole: what is missing of it says nothing about it.</summary>
    public bool Cut { get; init; }

    /// <summary>Whether the kit itself went wrong in answering a request of the target's.</summary>
    public bool KitFailed { get; init; }

    /// <summary>Whether its URL came from the target, as the Link to a next page. Such a URL is the target's own: it need not say by an offset where in the list it is.</summary>
    public bool Followed { get; init; }

    /// <summary>Whether the answer claims success in both layers: HTTP 2xx and OCPI 1xxx.</summary>
    public bool Succeeded => Direction == Direction.ToSubject && Response is { Status: >= 200 and < 300 } && Body.Envelope?.Code is >= 1000 and < 2000;

    /// <summary>Whether this is a success of the operation itself: then its data is what the operation gives.</summary>
    public bool GivesData => Succeeded && Operation is not null && Intent != Intent.Stray;

    /// <summary>Two exchanges are the same when they are one.</summary>
    public bool Equals(Exchange? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Number;
}

/// <summary>Who asked whom.</summary>
public enum Direction
{
    /// <summary>We asked, the system under test answered.</summary>
    ToSubject,

    /// <summary>The system under test asked, our counterparty answered.</summary>
    FromSubject,
}

/// <summary>What the counterparty understood of a call that came in.</summary>
/// <param name="Parameters">Path and query parameters of the operation, by name, decoded.</param>
/// <param name="Token">Which token it carried.</param>
/// <param name="Case">For a response_url of ours: the case that it was made for; else null.</param>
public sealed record Arrival(IReadOnlyDictionary<string, string> Parameters, ShownToken Token, string? Case = null)
{
    /// <summary>The methods that the address is called with, where it was called with another one; empty where it is none of ours.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];
}

/// <summary>Which token a call to the counterparty carried.</summary>
public enum ShownToken
{
    /// <summary>The one that the target was given.</summary>
    Right,

    /// <summary>The right one, but not in Base64 (TRN-03).</summary>
    Raw,

    /// <summary>No Authorization header.</summary>
    None,

    /// <summary>A header that does not follow the scheme.</summary>
    Malformed,

    /// <summary>One that had been right before another took its place.</summary>
    Old,

    /// <summary>One for registration only (TOKEN_A), on something else than versions and credentials.</summary>
    Registration,

    /// <summary>One for registration (TOKEN_A), after it has served for one.</summary>
    Spent,

    /// <summary>One that nobody was given.</summary>
    Unknown,
}

/// <summary>Whether a request was right, or wrong on purpose.</summary>
public enum Intent
{
    /// <summary>A correct request: success is the right answer.</summary>
    Regular,

    /// <summary>A request that must not succeed (wrong token, unknown id, wrong verb, odd value). Its own expectations say what is right.</summary>
    Negative,

    /// <summary>A request that is none of the protocol's: another verb, or an address that no operation has. The rules of the operation do not bear on its answer.</summary>
    Stray,
}
