using System.Text.Json.Nodes;
using OcpiKit.Mutants.Tampering;

namespace OcpiKit.Mutants.Cpo;

/// <summary>Wrong in a field of a Location, an EVSE or a Connector.</summary>
internal static class LocationMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("location.long-city", "The name of the city is too long.", "schema.location", [],
            Tamper.Locations(location => location["city"] = new string('x', 46))) { Rows = ["LOC-35"] },

        new("location.no-time-zone", "A required field is missing: time_zone.", "schema.location", [],
            Tamper.Locations(location => location.Remove("time_zone"))) { Rows = ["LOC-39"] },

        new("location.publish-text", "A boolean is a string.", "schema.location", [],
            Tamper.Locations(location => location["publish"] = "true")) { Rows = ["LOC-35"] },

        new("location.private-and-published", "A published location says who may see it.", "schema.location", [],
            Tamper.Locations(location =>
            {
                location["publish"] = true;
                location["publish_allowed_to"] = new JsonArray(new JsonObject { ["group_id"] = "NEIGHBOURS" });
            })) { Rows = ["LOC-37"] },

        new("location.rounded", "Coordinates have three decimals.", "schema.geolocation", [],
            Tamper.Locations(location => location["coordinates"] = new JsonObject { ["latitude"] = "52.091", ["longitude"] = "5.121" })) { Rows = ["LOC-52"] },

        new("location.coordinates-as-numbers", "Coordinates are numbers.", "schema.geolocation", [],
            Tamper.Locations(location => location["coordinates"] = new JsonObject { ["latitude"] = 52.09071, ["longitude"] = 5.12142 })) { Rows = ["LOC-52"] },

        new("location.never-open", "A location is not always open and has no hours.", "schema.hours", [],
            Tamper.Locations(location => location["opening_times"] = new JsonObject { ["twentyfourseven"] = false })) { Rows = ["LOC-55"] },

        new("location.offset-date", "last_updated has an offset.", "schema.location", ["cpo.*.window/*"],
            Tamper.Locations(location => Date(location, zone: "+00:00"))) { Rows = ["TYP-03", "TYP-06"] },

        new("location.long-date", "last_updated has so many digits that it is too long.", "datetime.length", [],
            Tamper.Locations(location => Date(location, zone: ".000000Z"))),

        new("location.no-such-zone", "The time zone does not exist.", "location.time-zone", [],
            Tamper.Locations(location => location["time_zone"] = "Europe/Atlantis")) { Rows = ["LOC-39"] },

        new("location.two-letter-country", "The country has two letters.", "location.country", [],
            Tamper.Locations(location => location["country"] = "NL")) { Rows = ["LOC-40"] },

        new("location.markup", "Directions are HTML.", "display-text.markup", [],
            Tamper.Locations(location => location["directions"] =
                new JsonArray(new JsonObject { ["language"] = "en", ["text"] = "<b>Behind</b> the church.<br>" }))) { Rows = ["TYP-07"] },

        new("location.too-much-energy", "The energy mix adds to 120 percent.", "location.energy-mix", [],
            Tamper.Locations(location => location["energy_mix"] = new JsonObject
            {
                ["is_green_energy"] = true,
                ["energy_sources"] = new JsonArray(
                    new JsonObject { ["source"] = "SOLAR", ["percentage"] = 60 },
                    new JsonObject { ["source"] = "WIND", ["percentage"] = 60 }),
            })) { Rows = ["LOC-54"] },

        new("location.open-and-closed", "An exceptional closing overlaps an exceptional opening.", "location.closings", [],
            Tamper.Locations(location => location["opening_times"] = new JsonObject
            {
                ["twentyfourseven"] = true,
                ["exceptional_openings"] = new JsonArray(Period("2026-05-01T06:00:00Z", "2026-05-01T18:00:00Z")),
                ["exceptional_closings"] = new JsonArray(Period("2026-05-01T12:00:00Z", "2026-05-01T20:00:00Z")),
            })) { Rows = ["LOC-56"] },

        new("location.stamp", "A photo is as large as a stamp.", "location.images", [],
            Tamper.Locations(location => location["images"] = new JsonArray(new JsonObject
            {
                ["url"] = "https://images.example/place.png", ["category"] = "LOCATION", ["type"] = "png", ["width"] = 40, ["height"] = 30,
            }))) { Rows = ["LOC-58"] },

        new("evse.lower-case-status", "The status of an EVSE is in lower case.", "schema.evse", [],
            Tamper.Evses(evse => evse["status"] = "available")) { Rows = ["LOC-43"] },

        new("evse.no-connectors", "An EVSE has no connectors.", "schema.evse", [],
            Tamper.Evses(evse => evse["connectors"] = new JsonArray())) { Rows = ["LOC-43"] },

        new("evse.id-of-its-own", "EVSE ids have a form of their own.", "location.evse-id", [],
            Tamper.Evses(evse => evse["evse_id"] = $"box {evse["uid"]}")) { Rows = ["LOC-45"] },

        new("connector.unheard-of", "The standard of a connector does not exist.", "schema.connector", [],
            Tamper.Connectors(connector => connector["standard"] = "IEC_62196_T9")) { Rows = ["LOC-47"] },

        new("connector.voltage-as-text", "A number is a string: max_voltage.", "schema.connector", [],
            Tamper.Connectors(connector => connector["max_voltage"] = "230")) { Rows = ["TYP-08"] },

        new("connector.half-an-ampere", "A whole number has a fraction: max_amperage.", "schema.connector", [],
            Tamper.Connectors(connector => connector["max_amperage"] = 15.5)) { Rows = ["TYP-08"] },
    ];

    private static void Date(JsonObject location, string zone) =>
        location["last_updated"] = location["last_updated"]!.GetValue<string>().Replace("Z", zone, StringComparison.Ordinal);

    private static JsonObject Period(string begin, string end) => new() { ["period_begin"] = begin, ["period_end"] = end };
}
