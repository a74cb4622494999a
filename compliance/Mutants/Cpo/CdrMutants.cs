using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in the list of its CDRs.</summary>
internal static class CdrMutants
{
    private static readonly string[] List = ["cpo.cdrs.paging"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("cdr.no-currency", "A required field is missing: currency.", "schema.cdr", [],
            Tamper.Cdrs(cdr => cdr.Remove("currency"))) { Rows = ["CDR-14", "CDR-27"], Shows = List },

        new("cdr.one-id", "All CDRs have one id.", "cdr.ids", ["crawl.unique"],
            Tamper.Cdrs(cdr => cdr["id"] = "OCPIKITSAME")) { Rows = ["CDR-28"], Shows = List },

        new("cdr.long-id", "The id of a normal CDR is as long as only that of a Credit CDR may be.", "schema.cdr", [],
            Tamper.Cdrs(cdr => cdr["id"] = $"{cdr["id"]}-1234567890123456789012345678901234567890"[..39])) { Rows = ["CDR-29"], Shows = List },

        new("cdr.no-session", "A CDR does not name its Session.", "cdr.session", [],
            Tamper.Cdrs(cdr => cdr.Remove("session_id"))) { Rows = ["CDR-30"], Shows = List },

        new("cdr.no-periods", "A CDR has no periods.", "schema.cdr", ["cdr.dimensions", "cdr.price"],
            Tamper.Cdrs(cdr => cdr["charging_periods"] = new JsonArray())) { Rows = ["CDR-34"], Shows = List },

        new("cdr.power", "A period of a CDR tells of a dimension that only Sessions have.", "cdr.session-only", [],
            Tamper.Cdrs(cdr => cdr["charging_periods"]![0]!["dimensions"]!.AsArray().Add(new JsonObject { ["type"] = "POWER", ["volume"] = 11 }))) { Rows = ["CDR-38"], Shows = List },

        new("cdr.no-street", "A CDR does not say the address.", "schema.cdrlocation", [],
            Tamper.Cdrs(cdr => cdr["cdr_location"]!.AsObject().Remove("address"))) { Rows = ["CDR-39"], Shows = List },

        new("cdr.nowhere", "The EVSE of a charge is #NA.", "cdr.place", [],
            Tamper.Cdrs(cdr => cdr["cdr_location"]!["evse_uid"] = "#NA")) { Rows = ["CDR-39"], Shows = List },

        new("cdr.no-contract", "A CDR does not say which contract its Token has.", "schema.cdrtoken", [],
            Tamper.Cdrs(cdr => cdr["cdr_token"]!.AsObject().Remove("contract_id"))) { Rows = ["CDR-40"], Shows = List },

        new("cdr.early-period", "A period begins before its session.", "cdr.periods", [],
            Tamper.Cdrs(cdr => cdr["charging_periods"]![0]!["start_date_time"] = "2020-01-01T00:00:00Z")) { Rows = ["CDR-41"], Shows = List },

        new("cdr.unsigned", "Signed data do not say how they were encoded.", "schema.signeddata", [],
            Tamper.Cdrs(cdr => cdr["signed_data"] = JsonNode.Parse("""{ "signed_values": [{ "nature": "Start", "plain_data": "1", "signed_data": "MQ==" }] }"""))) { Rows = ["CDR-42"], Shows = List },

        new("cdr.credits-itself", "A Credit CDR has the id of the CDR that it takes back.", "cdr.credit", ["cdr.credit-pair"],
            Credit(cdr => (cdr["credit"], cdr["credit_reference_id"]) = (true, cdr["id"]!.DeepClone()))) { Rows = ["CDR-02"], Shows = List },

        new("cdr.silent-credit", "A CDR takes another back and does not say that it is a Credit CDR.", "schema.cdr", [],
            Credit(cdr => cdr["credit_reference_id"] = "OCPIKITOTHER")) { Rows = ["CDR-03"], Shows = List },

        new("cdr.vague-credit", "A Credit CDR does not say what it takes back.", "schema.cdr", [],
            Credit(cdr => cdr["credit"] = true)) { Rows = ["CDR-04"], Shows = List },

        new("cdr.other-credit", "A Credit CDR tells of another energy than the CDR that it takes back, and its cost is not negative.", "cdr.credit-pair", ["cdr.dimensions"],
            Pair(credit => credit["total_energy"] = 999)) { Rows = ["CDR-05", "CDR-06"], Shows = List },

        new("cdr.bad-sum", "The parts of the cost do not add up to it.", "cdr.sums", ["cdr.price"],
            Tamper.Cdrs(cdr =>
            {
                if (cdr["total_energy_cost"] is JsonObject part)
                    part["excl_vat"] = part["excl_vat"]!.GetValue<decimal>() + 5;
            })) { Rows = ["CDR-36"], Shows = List },

        new("cdr.no-energy", "Energy has a price, and no period tells of it.", "cdr.dimensions", ["cdr.price"],
            Tamper.Cdrs(cdr =>
            {
                foreach (var period in cdr["charging_periods"]!.AsArray())
                {
                    foreach (var energy in period!["dimensions"]!.AsArray().Where(one => (string)one!["type"]! == "ENERGY"))
                        energy!["volume"] = 0;
                }
            })) { Rows = ["CDR-09"], Shows = List },

        new("cdr.free-untold", "A charge costs nothing, and no Tariff says why.", "cdr.free-tariff", [],
            Tamper.Cdrs(cdr =>
            {
                cdr.Remove("tariffs");
                cdr["total_cost"] = new JsonObject { ["excl_vat"] = 0 };
            })) { Rows = ["CDR-35"], Shows = List },

        new("cdrs.no-window", "date_from changes nothing in the list of CDRs.", "cpo.cdrs.window/far-future/*", ["window.from"],
            Tamper.Reading(page => page with { From = null })) { Rows = ["CDR-13"], Shows = ["cpo.cdrs.window"] },

        new("tariffs.no-window", "date_from changes nothing in the list of Tariffs.", "cpo.tariffs.empty-windows/*", ["window.from", "cpo.tariffs.empty-windows/*"],
            Tamper.Reading(page => page with { From = null })) { Rows = ["TAR-05"], Shows = ["cpo.tariffs.empty-windows"] },

        new("tariffs.refused", "The list of Tariffs is refused.", "cpo.tariffs.paging/*", [],
            Tamper.Answers(answer =>
            {
                if (answer.Tariffs.Any())
                    answer.BecomeRefusal(2000);
            })) { Rows = ["TAR-06"], Shows = ["cpo.tariffs.paging"] },

        new("tariff.nightly", "A Tariff has a type that OCPI does not have.", "schema.tariff", [],
            Tamper.Tariffs(tariff => tariff["type"] = "NIGHTLY")) { Rows = ["TAR-37"], Shows = ["cpo.tariffs.paging"] },
    ];

    // The first CDR of each page; its Session stays.
    private static Action<IHostApplicationBuilder> Credit(Action<JsonObject> change) => Tamper.Answers(answer =>
    {
        if (answer.IsSuccess && answer.Cdrs.FirstOrDefault() is { } cdr)
            change(cdr);
    });

    // The second of each page becomes the Credit CDR of the first.
    private static Action<IHostApplicationBuilder> Pair(Action<JsonObject> change) => Tamper.Answers(answer =>
    {
        if (!answer.IsSuccess || answer.Cdrs.ToList() is not [var original, var credit, ..])
            return;
        var id = $"{credit["id"]}";
        foreach (var field in original.ToList())
            credit[field.Key] = field.Value?.DeepClone();
        (credit["id"], credit["credit"], credit["credit_reference_id"]) = (id, true, original["id"]!.DeepClone());
        change(credit);
    });
}
