using System.Globalization;
using System.Text.Json;
using OcpiKit.Load;

namespace OcpiKit.Cli.Testing.Performance.Load;

/// <summary>What eMSPs ask of a CPO: mostly where one can charge, and now and then a card that is new.</summary>
internal static class CpoRequests
{
    private const int Pages = 50;
    private const int PageSize = 20;

    /// <summary>All that this CPO offers; only what reads, unless it may be written to.</summary>
    public static async Task<IReadOnlyList<RequestKind>> OfAsync(HttpClient client, Endpoints endpoints, bool mayWrite, CancellationToken stop)
    {
        var kinds = new List<RequestKind>();
        if (endpoints.Has("locations", "SENDER"))
        {
            var (pages, ids) = (new List<Uri>(), new List<string>());
            await foreach (var (url, objects) in ListReading.PagesAsync(client, endpoints, endpoints.At("locations", "SENDER", $"?limit={PageSize}"), stop))
            {
                pages.Add(url);
                ids.AddRange(objects.EnumerateArray().Select(place => place.GetProperty("id").GetString()!));
                if (pages.Count == Pages)
                    break;
            }

            if (ids.Count > 0)
                kinds.Add(new("locations.sender.get", "GET a location", 5, number => endpoints.Get(endpoints.At("locations", "SENDER", $"/{Uri.EscapeDataString(ids[Scattered(number, ids.Count)])}"))));
            kinds.Add(new("locations.sender.list", $"GET a page of {PageSize} locations", 2, number => endpoints.Get(pages[Scattered(number, pages.Count)])));
        }

        foreach (var (module, things) in new[] { ("tariffs", "tariffs"), ("sessions", "sessions"), ("cdrs", "CDRs") })
        {
            if (endpoints.Has(module, "SENDER"))
                kinds.Add(new($"{module}.sender.list", $"GET a page of {PageSize} {things}", 1, _ => endpoints.Get(endpoints.At(module, "SENDER", $"?limit={PageSize}"))));
        }

        if (mayWrite && endpoints.Has("tokens", "RECEIVER"))
            kinds.Add(new("tokens.receiver.put", "PUT a token", 2, number => endpoints.Send(HttpMethod.Put, endpoints.At("tokens", "RECEIVER", $"/DE/OKM/{Uid(number)}"), Card(number))));
        return kinds;
    }

    /// <summary>Numbers that come one after the other, spread over so many things.</summary>
    internal static int Scattered(int number, int count) => (int)(number * 2_654_435_761L % count);

    private static string Uid(int number) => string.Create(CultureInfo.InvariantCulture, $"LOAD{number % 5000}");

    private static byte[] Card(int number) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        country_code = "DE",
        party_id = "OKM",
        uid = Uid(number),
        type = "RFID",
        contract_id = string.Create(CultureInfo.InvariantCulture, $"DE-OKM-C{number % 5000:00000000}"),
        issuer = "OcpiKit",
        valid = true,
        whitelist = "ALLOWED",
        // Each is newer than the one before it, or it would be thrown away.
        last_updated = DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    });
}
