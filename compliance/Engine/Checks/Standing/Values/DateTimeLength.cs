using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>A DateTime has at most 25 characters, but a fraction of any length stands among its patterns (types, DateTime; AMB-14).</summary>
internal sealed class DateTimeLength() : SpotCheck(
    "datetime.length", "A DateTime has at most 25 characters.", "No DateTime is longer than 25 characters.", ["TYP-03"])
{
    protected override IEnumerable<Spot> Spots(Exchange exchange) =>
        JsonWalk.Data(exchange)
            .Concat(exchange is { Direction: Direction.ToSubject, Body.Envelope.Timestamp: { } timestamp } ? [new Spot("/timestamp", timestamp)] : [])
            .Where(spot => OcpiDateTime.Parse(spot.Value) is not null);

    protected override Observation? Look(Spot spot, Surroundings surroundings) =>
        spot.Value.Text() is { Length: > OcpiDateTime.MaxLength } text
            ? Warn($"The DateTime is {text.Length} characters long by its fraction.", $"at most {OcpiDateTime.MaxLength} characters", Showing.Of(text), spot.Pointer)
            : null;
}
