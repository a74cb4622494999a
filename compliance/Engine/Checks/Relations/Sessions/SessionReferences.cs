using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Relations.Sessions;

/// <summary>
/// What a Session names exists: its Location, EVSE and Connector (mod_sessions, Session), and the Tariffs of its periods (mod_cdrs, ChargingPeriod). What is gone since
/// an old Session was over is only told: the text does not say for how long a list has to hold it.
/// </summary>
internal sealed class SessionReferences() : Check<Trace>("session.references", "The places and Tariffs that Sessions name exist.", [], Axis.Compatibility)
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var crawls = Crawl.In(evidence).ToList();
        var sessions = crawls.Where(crawl => Lists(crawl, "Session")).SelectMany(crawl => crawl.Trace.Items).ToList();
        var (locations, tariffs) = (Whole(crawls, "Location"), Whole(crawls, "Tariff"));
        if (sessions.Count == 0 || (locations is null && tariffs is null))
            yield break;
        var seen = 0;
        foreach (var session in sessions)
        {
            var missing = new[] { locations is null ? null : Place(session, locations), tariffs is null ? null : Tariff(session, tariffs) };
            foreach (var observation in missing.OfType<Observation>())
            {
                var over = session.Text("status") is "COMPLETED" or "INVALID";
                yield return (over ? Info($"{observation.Says} The Session is over.", observation.Pointer) : observation) with { Exchange = session.Exchange.Number };
                if (++seen >= Checks.Judge.Most)
                    yield break;
            }
        }

        if (seen == 0)
            yield return Pass($"What {Showing.Count(sessions.Count, "Session")} name exists.") with { Exchange = sessions[^1].Exchange.Number };
    }

    private static bool Lists(Crawl crawl, string type) => crawl.Step.Operation.Response?.Types.Contains(type) == true;

    // A list with filters, or that was not read to its end, is not all that there is (AMB-30).
    private static Dictionary<string, JsonElement>? Whole(List<Crawl> crawls, string type)
    {
        if (crawls.Find(crawl => Lists(crawl, type) && crawl.Lacks is null && Crawl.Filters(crawl.Trace.Exchanges[0]) == "|") is not { } whole)
            return null;
        var found = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in whole.Trace.Items)
        {
            if (Crawl.Key(item) is { } key)
                found[key] = item.Value;
        }

        return found;
    }

    private static Observation? Place(Item session, Dictionary<string, JsonElement> locations)
    {
        if (session.Text("location_id") is not { } id)
            return null;
        if (!locations.TryGetValue(Key(session, id), out var location))
            return Missing(session, "location_id", "Location");
        if (session.Text("evse_uid") is not { } uid || uid == "#NA")
            return null;
        if (location.List("evses").FirstOrDefault(one => Story.Same(one.Text("uid"), uid)) is not { ValueKind: JsonValueKind.Object } evse)
            return Missing(session, "evse_uid", "EVSE");
        return session.Text("connector_id") is not { } connector || connector == "#NA" || evse.List("connectors").Any(one => Story.Same(one.Text("id"), connector)) ? null : Missing(session, "connector_id", "Connector");
    }

    private static Observation? Tariff(Item session, Dictionary<string, JsonElement> tariffs) =>
        new Spot(session.Pointer, session.Value).List("charging_periods").Where(period => period.Text("tariff_id") is { } id && !tariffs.ContainsKey(Key(session, id)))
            .Select(period => Warn($"A period of a Session is priced by the Tariff {Showing.Of(period.Text("tariff_id"))}, which is not in the list of Tariffs.", "a Tariff of the list", Showing.Of(period.Text("tariff_id")), period.At("tariff_id")))
            .FirstOrDefault();

    private static Observation Missing(Item session, string field, string what) =>
        Warn($"A Session names the {what} {Showing.Of(session.Text(field))}, which is not in the list of Locations.", $"{(what == "EVSE" ? "an" : "a")} {what} of the list", Showing.Of(session.Text(field)), $"{session.Pointer}/{field}");

    private static string Key(Item session, string id) => $"{session.Text("country_code")}*{session.Text("party_id")}*{id}".ToUpperInvariant();
}
