using System.Text.Json;
using System.Text.Json.Nodes;

namespace OcpiKit.Protocol;

/// <summary>How fast a page of Locations is validated.</summary>
/// <param name="ValidMBps">Megabytes of valid JSON a second.</param>
/// <param name="InvalidMBps">Megabytes a second where every Location has a flaw, whose reason is found.</param>
/// <param name="PageBytes">The size of the page as UTF-8.</param>
/// <param name="ValidMsPerPage">Milliseconds for a valid page.</param>
/// <param name="InvalidMsPerPage">Milliseconds for a page in which every Location has a flaw.</param>
public sealed record ValidationFigures(double ValidMBps, double InvalidMBps, int PageBytes, double ValidMsPerPage, double InvalidMsPerPage);

/// <summary>Measures the validation of one page as a CPO answers it: 50 full Locations of 4 EVSEs with 2 Connectors each.</summary>
public static class ValidationBenchmark
{
    private const int Locations = 50;
    private const int EvsesEach = 4;
    private const int ConnectorsEach = 2;
    private const string Type = "Location";

    /// <summary>
    /// Validates page after page for the given time, half of it to warm up, and gives the median page: a machine that is busy for a moment
    /// does not change it. Reading the JSON is part of a page.
    /// </summary>
    public static ValidationFigures Run(Edition edition, TimeSpan duration, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(time);
        var valid = JsonSerializer.SerializeToUtf8Bytes(Page());
        var invalid = JsonSerializer.SerializeToUtf8Bytes(Page(Flaw));
        var quarter = duration / 4;
        Median(edition.Schemas, valid, quarter, time);
        Median(edition.Schemas, invalid, quarter, time);
        var validMs = Median(edition.Schemas, valid, quarter, time);
        var invalidMs = Median(edition.Schemas, invalid, quarter, time);
        return new ValidationFigures(Rate(valid.Length, validMs), Rate(invalid.Length, invalidMs), valid.Length, validMs, invalidMs);
    }

    /// <summary>The page, with each Location changed as asked.</summary>
    internal static JsonArray Page(Action<JsonObject>? change = null) => new([.. Enumerable.Range(0, Locations).Select(n =>
    {
        var location = Location(n);
        change?.Invoke(location);
        return location;
    })]);

    /// <summary>Takes the last Connector's power type away: the flaw lies as deep as a Location goes.</summary>
    internal static void Flaw(JsonObject location) => location["evses"]![EvsesEach - 1]!["connectors"]![ConnectorsEach - 1]!.AsObject().Remove("power_type");

    /// <summary>Milliseconds for a page.</summary>
    private static double Median(ISchemas schemas, byte[] page, TimeSpan duration, TimeProvider time)
    {
        var (start, pages) = (time.GetTimestamp(), new List<double>());
        do
        {
            var begun = time.GetTimestamp();
            using var document = JsonDocument.Parse(page);
            schemas.ValidateMany(Type, [.. document.RootElement.EnumerateArray()]);
            pages.Add(time.GetElapsedTime(begun).TotalMilliseconds);
        }
        while (time.GetElapsedTime(start) < duration);
        return pages.Order().ElementAt(pages.Count / 2);
    }

    private static double Rate(int bytes, double milliseconds) => milliseconds > 0 ? bytes / 1e6 / (milliseconds / 1e3) : 0;

    private static JsonObject Location(int n) => new()
    {
        ["country_code"] = "NL",
        ["party_id"] = "OCK",
        ["id"] = $"LOC{n:000}",
        ["publish"] = true,
        ["name"] = $"Parking garage number {n}",
        ["address"] = $"Harbour street {n}",
        ["city"] = "Rotterdam",
        ["postal_code"] = "3011 AA",
        ["country"] = "NLD",
        ["coordinates"] = Coordinates(),
        ["parking_type"] = "PARKING_GARAGE",
        ["evses"] = new JsonArray([.. Enumerable.Range(0, EvsesEach).Select(e => Evse(n, e))]),
        ["operator"] = new JsonObject { ["name"] = "Harbour Charging", ["website"] = "https://cpo.example/" },
        ["facilities"] = new JsonArray("RESTAURANT", "PARKING_LOT"),
        ["time_zone"] = "Europe/Amsterdam",
        ["opening_times"] = new JsonObject { ["twentyfourseven"] = true },
        ["charging_when_closed"] = true,
        ["energy_mix"] = new JsonObject { ["is_green_energy"] = true, ["supplier_name"] = "Windmill" },
        ["last_updated"] = "2026-05-01T10:00:00Z",
    };

    private static JsonObject Evse(int location, int n) => new()
    {
        ["uid"] = $"EVSE-{location}-{n}",
        ["evse_id"] = $"NL*OCK*E{location:000}{n}",
        ["status"] = "AVAILABLE",
        ["capabilities"] = new JsonArray("RFID_READER", "REMOTE_START_STOP_CAPABLE"),
        ["connectors"] = new JsonArray([.. Enumerable.Range(1, ConnectorsEach).Select(Connector)]),
        ["floor_level"] = "-1",
        ["physical_reference"] = $"{location}-{n}",
        ["last_updated"] = "2026-05-01T10:00:00Z",
    };

    private static JsonObject Connector(int n) => new()
    {
        ["id"] = $"{n}",
        ["standard"] = "IEC_62196_T2",
        ["format"] = "SOCKET",
        ["power_type"] = "AC_3_PHASE",
        ["max_voltage"] = 230,
        ["max_amperage"] = 32,
        ["tariff_ids"] = new JsonArray("TARIFF-DAY"),
        ["last_updated"] = "2026-05-01T10:00:00Z",
    };

    private static JsonObject Coordinates() => new() { ["latitude"] = "51.92250", ["longitude"] = "4.47917" };
}
