using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Load;

namespace OcpiKit.Cli.Testing.Performance.Load;

/// <summary>What CPOs ask of an eMSP: whether a driver may charge, and what it takes to tell how the charging goes on and what it cost.</summary>
internal static class EmspRequests
{
    private const int PageSize = 20;
    private const int SessionsAtOnce = 2000;

    /// <summary>All that this eMSP offers.</summary>
    /// <param name="client">Reaches it.</param>
    /// <param name="endpoints">Where.</param>
    /// <param name="session">A Session of ours as it is told; null where nothing may be written.</param>
    /// <param name="cdr">A CDR of ours.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<RequestKind>> OfAsync(HttpClient client, Endpoints endpoints, JsonElement? session, JsonElement? cdr, CancellationToken stop)
    {
        var kinds = new List<RequestKind>();
        if (endpoints.Has("tokens", "SENDER"))
        {
            var (pages, cards) = (new List<Uri>(), new List<(string Uid, string Type)>());
            await foreach (var (url, objects) in ListReading.PagesAsync(client, endpoints, endpoints.At("tokens", "SENDER", $"?limit={PageSize}"), stop))
            {
                pages.Add(url);
                cards.AddRange(objects.EnumerateArray().Select(token => (token.GetProperty("uid").GetString()!, token.GetProperty("type").GetString()!)));
                if (pages.Count == 50)
                    break;
            }

            kinds.Add(new("tokens.sender.list", $"GET a page of {PageSize} tokens", 2, number => endpoints.Get(pages[CpoRequests.Scattered(number, pages.Count)])));
            if (session is not null && cards.Count > 0)
            {
                kinds.Add(new("tokens.sender.post.authorize", "POST an authorization", 3, number =>
                {
                    var (uid, type) = cards[CpoRequests.Scattered(number, cards.Count)];
                    return endpoints.Send(HttpMethod.Post, endpoints.At("tokens", "SENDER", $"/{Uri.EscapeDataString(uid)}/authorize?type={type}"), []);
                }));
            }
        }

        if (session is { } told && endpoints.Has("sessions", "RECEIVER"))
        {
            var (country, party) = PartyOf(told);
            kinds.Add(new("sessions.receiver.put", "PUT a session", 4, number =>
            {
                var id = Id("S", number % SessionsAtOnce);
                return endpoints.Send(HttpMethod.Put, endpoints.At("sessions", "RECEIVER", $"/{country}/{party}/{id}"), Changed(told, id, number));
            }));
        }

        if (cdr is { } bill && endpoints.Has("cdrs", "RECEIVER"))
            kinds.Add(new("cdrs.receiver.post", "POST a CDR", 1, number => endpoints.Send(HttpMethod.Post, endpoints.At("cdrs", "RECEIVER"), Changed(bill, Id("C", number), number))));
        return kinds;
    }

    private static (string Country, string Party) PartyOf(JsonElement session) =>
        (session.GetProperty("country_code").GetString()!, session.GetProperty("party_id").GetString()!);

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"LOAD-{kind}{number}");

    private static byte[] Changed(JsonElement told, string id, int number)
    {
        var copy = JsonObject.Create(told)!;
        copy["id"] = id;
        // Each is newer than the one before it, or it would be thrown away.
        copy["last_updated"] = DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return JsonSerializer.SerializeToUtf8Bytes(copy);
    }
}
