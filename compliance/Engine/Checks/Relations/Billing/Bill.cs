using OcpiKit.Engine.Checks.Standing.Cdrs;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Billing;

/// <summary>A CDR that a trace saw, in a list or pushed.</summary>
/// <param name="Exchange">Where.</param>
/// <param name="Spot">The CDR.</param>
internal sealed record Bill(Exchange Exchange, Spot Spot)
{
    /// <summary>What tells it from others; null where it lacks its id.</summary>
    public string? Key { get; } = Spot.Text("id") is { } id ? KeyOf(Spot, id) : null;

    /// <summary>Whether it takes back another.</summary>
    public bool IsCredit => Spot.IsCredit();

    /// <summary>The key of the CDR that it takes back.</summary>
    public string? Takes => Spot.Text("credit_reference_id") is { } id ? KeyOf(Spot, id) : null;

    /// <summary>All CDRs of a trace that the target made: those of lists first, then those that came, in order.</summary>
    public static IReadOnlyList<Bill> In(Trace trace) =>
        [.. from exchange in trace.Steps.SelectMany(step => step.Exchanges).Where(exchange => exchange.Direction == Direction.ToSubject).Concat(trace.Incoming)
            where exchange.Fault is null
            from spot in exchange.Cdrs()
            select new Bill(exchange, spot)];

    private static string KeyOf(Spot of, string id) => $"{of.Text("country_code")}*{of.Text("party_id")}*{id}".ToUpperInvariant();
}
