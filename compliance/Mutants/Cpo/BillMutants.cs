using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in what they bill: each as if its pricing had one mistake. The bills are worked by hand (Bills/bills.json), with the right amount beside the wrong one.</summary>
internal static class BillMutants
{
    private const string Zone = "Europe/Berlin";

    private static readonly string[] Prices = ["cpo.cdrs.prices"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. Read().Select(bill => new Mutant($"bill.{bill["id"]}", (string)bill["says"]!, "cdr.price", [], Billing(bill, "wrong"))
        {
            Rows = [.. bill["rows"]!.AsArray().Select(row => (string)row!)], Shows = Prices,
        }),

        new("bill.one-period", "A price that changes at 18:00 does not begin a new period.", "cdr.period-split", [], Billing(Evening, "right")) { Rows = ["CDR-20", "CDR-21"], Shows = Prices },
    ];

    private static JsonObject Evening => JsonNode.Parse("""
        { "start": "2026-03-02T16:00:00Z", "end": "2026-03-02T18:00:00Z", "right": { "excl_vat": 3.0 },
          "elements": [{ "price_components": [{ "type": "ENERGY", "price": 0.6, "step_size": 1 }], "restrictions": { "start_time": "18:00", "end_time": "22:00" } },
                       { "price_components": [{ "type": "ENERGY", "price": 0.3, "step_size": 1 }] }],
          "periods": [{ "start": "2026-03-02T16:00:00Z", "volumes": { "ENERGY": 10, "TIME": 2 } }] }
        """)!.AsObject();

    private static List<JsonObject> Read()
    {
        using var file = typeof(BillMutants).Assembly.GetManifestResourceStream("bills.json")!;
        return [.. JsonNode.Parse(file)!.AsArray().Select(bill => bill!.AsObject())];
    }

    private static Action<IHostApplicationBuilder> Billing(JsonObject bill, string amount) => Tamper.Answers(answer =>
    {
        // Read later than tampered with, so that both tell of one place.
        if (!answer.IsSuccess)
            return;
        foreach (var location in answer.Locations)
            location["time_zone"] = Zone;
        if (answer.Cdrs.FirstOrDefault() is { } cdr)
            Become(cdr, bill, amount);
    });

    /// <summary>A CDR becomes this bill, with one of its two amounts.</summary>
    private static void Become(JsonObject cdr, JsonObject bill, string amount)
    {
        var tariff = cdr["tariffs"]![0]!.DeepClone().AsObject();
        (tariff["id"], tariff["currency"], tariff["elements"]) = ("BILL", "EUR", bill["elements"]!.DeepClone());
        foreach (var limit in (string[])["min_price", "max_price"])
        {
            tariff.Remove(limit);
            if (bill[limit] is { } price)
                tariff[limit] = price.DeepClone();
        }

        foreach (var part in (string[])["total_fixed_cost", "total_energy_cost", "total_time_cost", "total_parking_cost", "total_reservation_cost"])
            cdr.Remove(part);
        (cdr["start_date_time"], cdr["end_date_time"], cdr["currency"]) = (bill["start"]!.DeepClone(), bill["end"]!.DeepClone(), "EUR");
        cdr["tariffs"] = new JsonArray(tariff);
        cdr["charging_periods"] = new JsonArray([.. bill["periods"]!.AsArray().Select(period => new JsonObject
        {
            ["start_date_time"] = period!["start"]!.DeepClone(),
            ["dimensions"] = new JsonArray([.. period["volumes"]!.AsObject().Select(volume => new JsonObject { ["type"] = volume.Key, ["volume"] = volume.Value!.DeepClone() })]),
            ["tariff_id"] = "BILL",
        })]);
        cdr["total_cost"] = bill[amount]!.DeepClone();
        (cdr["total_energy"], cdr["total_time"], cdr["total_parking_time"]) = (Sum("ENERGY"), Sum("TIME") + Sum("PARKING_TIME"), Sum("PARKING_TIME"));

        decimal Sum(string dimension) => bill["periods"]!.AsArray().Sum(period => period!["volumes"]![dimension]?.GetValue<decimal>() ?? 0);
    }
}
