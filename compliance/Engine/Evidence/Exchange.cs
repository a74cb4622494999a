using OcpiKit.Protocol;

namespace OcpiKit.Engine.Evidence;

/// <summary>One HTTP request and its response, as they went over the wire; bounded. What checks look at. Holds secrets: artefacts show an <see cref="Results.ExchangeRecord"/>.</summary>
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
    /// <summary>The response's body, read once.</summary>
    public ParsedBody Body => _body.Value;

    private readonly Lazy<ParsedBody> _body = new(() => ParsedBody.Of(Response));

    /// <summary>Where on its way the request was lost; null where a whole answer came.</summary>
    public Wire.FaultKind? Kind { get; init; }

    /// <summary>Whether its URL came from the target, as the Link to a next page. Such a URL is the target's own: it need not say by an offset where in the list it is.</summary>
    public bool Followed { get; init; }

    /// <summary>Whether the answer claims success in both layers: HTTP 2xx and OCPI 1xxx.</summary>
    public bool Succeeded => Response is { Status: >= 200 and < 300 } && Body.Envelope?.Code is >= 1000 and < 2000;

    /// <summary>Whether this is a success of the operation itself: then its data is what the operation gives.</summary>
    public bool GivesData => Succeeded && Operation is not null && Intent != Intent.Stray;

    /// <summary>Two exchanges are the same when they are one.</summary>
    public bool Equals(Exchange? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Number;
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
