using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations.Billing;

/// <summary>
/// A Credit CDR says again what it takes back, and only its cost is negative (mod_cdrs, Credit CDRs). Whether the parts of the cost are negated too the text
/// leaves to two readings (AMB-07): both pass.
/// </summary>
internal sealed class CreditPairs() : Check<Trace>("cdr.credit-pair", "A Credit CDR repeats the CDR that it takes back, with the cost negated.", ["CDR-05", "CDR-06"])
{
    private static readonly string[] Own = ["id", "credit", "credit_reference_id", "last_updated", "remark", "invoice_reference_id", "total_cost"];

    private static readonly string[] Parts = ["total_fixed_cost", "total_energy_cost", "total_time_cost", "total_parking_cost", "total_reservation_cost"];

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var bills = Bill.In(evidence).Where(bill => bill.Key is not null).DistinctBy(bill => bill.Key).ToDictionary(bill => bill.Key!);
        foreach (var credit in bills.Values.Where(bill => bill.IsCredit))
        {
            if (credit.Takes is not { } key || !bills.TryGetValue(key, out var original))
            {
                yield return Blocked("The CDR that a Credit CDR takes back was not seen.") with { Exchange = credit.Exchange.Number };
                continue;
            }

            yield return Data(original.Spot, credit.Spot) with { Verifies = ["CDR-05"], Exchange = credit.Exchange.Number };
            yield return Cost(original.Spot, credit.Spot) with { Verifies = ["CDR-06"], Exchange = credit.Exchange.Number };
        }
    }

    private static Observation Data(Spot original, Spot credit) =>
        Sameness.Of(Without(original), Without(credit)) is { } unlike
            ? Warn("A Credit CDR tells something else than the CDR that it takes back.", unlike.Difference.Wanted, unlike.Difference.Received, credit.Pointer + unlike.Pointer)
            : Pass("The Credit CDR repeats all that the CDR says.");

    private static Observation Cost(Spot original, Spot credit)
    {
        foreach (var part in (string[])["excl_vat", "incl_vat"])
        {
            if (Value(original, "total_cost", part) is { } was && Value(credit, "total_cost", part) != -was)
                return Warn("The cost of a Credit CDR is not the negated cost of the CDR that it takes back.", $"{-was}", Showing.Of(credit.Field("total_cost")?.Field(part)?.Value), credit.At("total_cost"));
        }

        var negated = Parts.Where(part => Value(original, part, "excl_vat") is { } was && was != 0 && Value(credit, part, "excl_vat") == -was).ToList();
        return Pass(negated.Count > 0 ? "The cost is negated, and so are its parts; the text asks for the first." : "The cost is negated, and only that.");
    }

    private static decimal? Value(Spot of, string price, string part) =>
        of.Field(price)?.Field(part) is { Value.ValueKind: JsonValueKind.Number } number && number.Value.TryGetDecimal(out var value) ? value : null;

    // Parts of the cost are compared without their sign.
    private static JsonElement Without(Spot of)
    {
        var fields = new JsonObject();
        foreach (var field in of.Value.EnumerateObject())
        {
            var name = field.SafeName();
            if (!Own.Contains(name, StringComparer.Ordinal) && !Parts.Contains(name, StringComparer.Ordinal))
                fields[name] = JsonNode.Parse(field.Value.GetRawText());
        }

        return JsonSerializer.SerializeToElement(fields);
    }
}

/// <summary>What was taken back may be billed anew, by a CDR with an id of its own that is no Credit CDR (mod_cdrs, Credit CDRs).</summary>
internal sealed class Replacements() : Check<Trace>("cdr.replacement", "After a Credit CDR the new CDR has a new id, and takes nothing back.", ["CDR-07"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var bills = Bill.In(evidence).Where(bill => bill.Exchange.Direction == Direction.FromSubject && bill.Key is not null && bill.Spot.Text("session_id") is not null).ToList();
        foreach (var same in bills.GroupBy(bill => bill.Spot.Text("session_id"), StringComparer.OrdinalIgnoreCase))
        {
            var ordered = same.ToList();
            var at = ordered.FindIndex(bill => bill.Takes is not null);
            if (at < 0)
                continue;
            var credit = ordered[at];
            foreach (var later in ordered.Skip(at + 1).Where(later => later.Key != credit.Key))
            {
                // What was not answered is sent again, perhaps after what came later: that bills nothing anew.
                if (ordered.Take(at).Any(before => before.Key == later.Key && Sameness.Of(before.Spot.Value, later.Spot.Value) is null))
                    continue;
                var (number, takes) = (later.Exchange.Number, later.Takes);
                yield return later.Key == credit.Takes
                    ? Fail("What was taken back is billed anew with the id that it had.", "a new id", Showing.Of(later.Spot.Text("id")), later.Spot.At("id")) with { Exchange = number }
                    : takes == credit.Takes
                        ? Fail("The CDR that comes after a Credit CDR is a Credit CDR of the same again.", "neither credit nor credit_reference_id", Showing.Of(later.Spot.Text("credit_reference_id")), later.Spot.At("credit_reference_id")) with { Exchange = number }
                        : Pass("The new CDR has a new id, and takes nothing back.") with { Exchange = number };
            }
        }
    }
}
