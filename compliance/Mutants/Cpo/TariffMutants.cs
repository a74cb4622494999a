using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in its Tariffs.</summary>
internal static class TariffMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("tariff.no-currency", "A required field is missing: currency.", "schema.tariff", [],
            Tamper.Tariffs(tariff => tariff.Remove("currency"))) { Rows = ["TAR-20"] },

        new("tariff.price-empty", "The lowest price says nothing.", "schema.price", [],
            Tamper.Tariffs(tariff => tariff["min_price"] = new JsonObject())) { Rows = ["TYP-09"], Shows = ["cpo.tariffs.paging"] },

        new("tariff.no-elements", "A Tariff has no elements.", "schema.tariff", [],
            Tamper.Tariffs(tariff => tariff["elements"] = new JsonArray())) { Rows = ["TAR-20"] },

        new("tariff.price-as-text", "A price is a string.", "schema.pricecomponent", [],
            Components(component => component["price"] = "0.35")) { Rows = ["TYP-08"] },

        new("tariff.no-step-size", "A required field is missing: step_size.", "schema.pricecomponent", [],
            Components(component => component.Remove("step_size"))) { Rows = ["TAR-23"] },

        new("tariff.quarters-of-an-hour", "Time is billed by the quarter of an hour.", "tariff.step-size", [],
            Components(component => component["step_size"] = 900)) { Rows = ["TAR-24"] },

        new("tariff.reservation-by-energy", "A reservation is priced by energy.", "schema.pricecomponent", [],
            Tamper.Tariffs(tariff => tariff["elements"]![0]!["restrictions"] = new JsonObject { ["reservation"] = "RESERVATION" })) { Rows = ["TAR-36"] },

        new("tariff.twenty-five-o-clock", "A restriction begins at 25:00.", "schema.tariffrestrictions", ["tariff.default"],
            Tamper.Tariffs(tariff => tariff["elements"]!.AsArray().Insert(0, Night("25:00")))) { Rows = ["TAR-20"] },

        new("tariff.sometimes-nothing", "There is no price by day.", "tariff.default", [],
            Tamper.Tariffs(tariff => tariff["elements"] = new JsonArray(Night("22:00")))) { Rows = ["TAR-18"] },
    ];

    private static JsonObject Night(string start) => new()
    {
        ["price_components"] = new JsonArray(new JsonObject { ["type"] = "ENERGY", ["price"] = 0.2, ["vat"] = 19, ["step_size"] = 1 }),
        ["restrictions"] = new JsonObject { ["start_time"] = start, ["end_time"] = "06:00" },
    };

    private static Action<IHostApplicationBuilder> Components(Action<JsonObject> change) => Tamper.Tariffs(tariff =>
    {
        foreach (var component in tariff["elements"]!.AsArray().SelectMany(element => element!["price_components"]!.AsArray()))
            change(component!.AsObject());
    });
}
