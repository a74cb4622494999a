using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Checks.Relations.Sessions;

/// <summary>For every profile type that is supported at a Connector there is a Tariff (mod_sessions, ChargingPreferences): what was accepted is supported.</summary>
internal sealed class PreferredTariff() : Check<Trace>("preferences.tariff", "For a profile that is accepted the Connector has a Tariff.", ["SES-40"])
{
    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var answers = evidence.Steps.Where(step => step.Step is CallStep { Operation.Id: "sessions.sender.put.charging_preferences" }).SelectMany(step => step.Exchanges);
        foreach (var answer in answers.Where(answer => answer.Succeeded && answer.Body.Envelope?.Data?.Text() == "ACCEPTED"))
        {
            var profile = ParsedBody.Of(answer.Request.Body).Json?.Text("profile_type");
            if (profile is null || Offered(evidence, answer) is not { } types)
                continue;
            // A Tariff without a type is for all sessions (mod_tariffs, Tariff).
            var fits = profile == "REGULAR" ? types.Exists(type => type is "REGULAR" or "") : types.Contains($"PROFILE_{profile}");
            yield return (fits
                ? Pass("For the profile that was accepted the Connector has a Tariff.")
                : Warn($"The profile {Showing.Cut(profile)} was accepted, and the Connector has no Tariff for it: the driver cannot know what it costs.",
                    profile == "REGULAR" ? "a Tariff of the type REGULAR or of none" : $"a Tariff of the type PROFILE_{profile}", types.Count == 0 ? "none" : string.Join(", ", types.Select(type => type.Length == 0 ? "none" : Showing.Cut(type))))) with
            { Exchange = answer.Number };
        }
    }

    // The types of the Tariffs at the Connector of the Session; null where that was not read.
    private static List<string>? Offered(Trace trace, Exchange answer)
    {
        var id = answer.Request.Url.Segments is [.., var session, _] ? Uri.UnescapeDataString(session.TrimEnd('/')) : null;
        if (Story.In(trace).FirstOrDefault(story => Story.Same(story.Id, id)) is not { } story)
            return null;
        var exchanges = trace.Steps.SelectMany(step => step.Exchanges).ToList();
        var connector = exchanges.SelectMany(exchange => exchange.Spots("Location")).Where(location => Story.Same(location.Text("id"), story.Text("location_id")))
            .SelectMany(location => location.List("evses")).Where(evse => Story.Same(evse.Text("uid"), story.Text("evse_uid")))
            .SelectMany(evse => evse.List("connectors")).Where(one => Story.Same(one.Text("id"), story.Text("connector_id"))).Select(spot => (JsonElement?)spot.Value).FirstOrDefault();
        var tariffs = Crawl.In(trace).FirstOrDefault(crawl => crawl.Lacks is null && crawl.Step.Operation.Response?.Types.Contains("Tariff") == true);
        if (connector is null || tariffs is null)
            return null;
        var named = connector.Value.List("tariff_ids").Select(one => one.Text()).ToList();
        return [.. tariffs.Trace.Items.Where(tariff => named.Exists(one => Story.Same(one, tariff.Text("id")))).Select(tariff => tariff.Text("type") ?? "").Distinct().Order(StringComparer.Ordinal)];
    }
}
