using OcpiKit.Engine.Checks.Standing.Cdrs;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Billing;

/// <summary>The id of a CDR is unique at its party (mod_cdrs, CDR object). The same CDR may be read twice.</summary>
internal sealed class BillIds() : Check<Trace>("cdr.ids", "No two CDRs of a party have one id.", ["CDR-28"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var known = new Dictionary<string, Bill>(StringComparer.Ordinal);
        var (looked, seen, last) = (0, 0, (int?)null);
        foreach (var bill in Bill.In(evidence).Where(bill => bill.Key is not null))
        {
            (looked, last) = (looked + 1, bill.Exchange.Number);
            // What came of a session tells two CDRs apart whatever else was written otherwise.
            if (known.TryAdd(bill.Key!, bill) || !Other(known[bill.Key!].Spot, bill.Spot))
                continue;
            yield return Fail("Two CDRs have one id.", "an id for each", $"{Showing.Of(bill.Spot.Text("id"))} here and in exchange {known[bill.Key!].Exchange.Number}", bill.Spot.At("id")) with { Exchange = bill.Exchange.Number };
            if (++seen >= Checks.Judge.Most)
                yield break;
        }

        if (looked > 1 && seen == 0)
            yield return Pass($"{Showing.Count(known.Count, "CDR")}, each with an id of its own.") with { Exchange = last };
    }

    // What one of them leaves out tells nothing: absent and false are one, and a list may hold less than what was pushed.
    private static bool Other(Spot one, Spot other) =>
        Differ(one.Text("session_id"), other.Text("session_id"))
        || (one.Instant("start_date_time") is { } start && other.Instant("start_date_time") is { } begin && start != begin)
        || one.IsCredit() != other.IsCredit();

    private static bool Differ(string? one, string? other) => one is not null && other is not null && !one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
