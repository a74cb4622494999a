using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Relations;

/// <summary>A rule about Connectors and the Tariffs that they name, where a trace read both lists.</summary>
internal abstract class ConnectorTariffCheck(string id, string title, string well, string requirement) : Check<Trace>(id, title, [requirement])
{
    public sealed override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var crawls = Crawl.In(evidence).ToList();
        var tariffLists = crawls.Where(crawl => crawl.Step.Operation.Response?.Types.Contains("Tariff") == true).ToList();
        var locationLists = crawls.Where(crawl => crawl.Step.Operation.Response?.Types.Contains("Location") == true).ToList();
        if (tariffLists.Count == 0 || locationLists.Count == 0)
            yield break;
        // A list with filters is not all that there is (AMB-30).
        if (!tariffLists.Exists(list => list.Lacks is null && Crawl.Filters(list.Trace.Exchanges[0]) == "|"))
        {
            yield return Blocked("The list of Tariffs was not read as a whole.");
            yield break;
        }

        var tariffs = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var item in tariffLists.SelectMany(list => list.Trace.Items))
        {
            if (Crawl.Key(item) is { } key)
                tariffs[key] = item.Value;
        }

        var (looked, seen) = (0, 0);
        foreach (var item in locationLists.SelectMany(list => list.Trace.Items))
        {
            foreach (var (evse, connector) in new Spot(item.Pointer, item.Value).List("evses").SelectMany(evse => evse.List("connectors"), (evse, connector) => (evse, connector)))
            {
                var named = Named(connector, item, tariffs);
                if (named.Count == 0)
                    continue;
                looked++;
                if (Look(evse, connector, named) is not { } observation)
                    continue;
                yield return observation with { Exchange = item.Exchange.Number };
                if (++seen >= Checks.Judge.Most)
                    yield break;
            }
        }

        if (looked > 0 && seen == 0)
            yield return Pass(well) with { Exchange = locationLists[^1].Last };
    }

    /// <summary>What is wrong with a Connector of an EVSE; null where nothing is.</summary>
    protected virtual Observation? Look(Spot evse, Spot connector, IReadOnlyList<(string Id, JsonElement? Tariff)> named) => Look(connector, named);

    /// <summary>What is wrong with a Connector; null where nothing is.</summary>
    protected abstract Observation? Look(Spot connector, IReadOnlyList<(string Id, JsonElement? Tariff)> named);

    private static List<(string Id, JsonElement? Tariff)> Named(Spot connector, Item location, Dictionary<string, JsonElement> tariffs) =>
        [.. from spot in connector.List("tariff_ids")
            let id = spot.Value.Text()
            where id is not null
            let key = $"{location.Text("country_code")}*{location.Text("party_id")}*{id}".ToUpperInvariant()
            select (id, tariffs.TryGetValue(key, out var tariff) ? (JsonElement?)tariff : null)];
}

/// <summary>The Tariffs that a Connector names are in the list (mod_locations, Connector).</summary>
internal sealed class ConnectorTariffs() : ConnectorTariffCheck(
    "connector.tariffs", "The Tariffs that a Connector names exist.", "All Tariffs that Connectors name exist.", "LOC-51")
{
    protected override Observation? Look(Spot connector, IReadOnlyList<(string Id, JsonElement? Tariff)> named) =>
        named.FirstOrDefault(tariff => tariff.Tariff is null).Id is { } missing
            ? Warn($"A Connector names the Tariff {Showing.Of(missing)}, which is not in the list of Tariffs.", "a Tariff of the list", Showing.Of(missing), connector.At("tariff_ids"))
            : null;
}

/// <summary>Where drivers may say how they want to charge, there is a Tariff for what they may choose from (mod_locations, Connector). A Tariff without a type holds for all.</summary>
internal sealed class ConnectorProfiles() : ConnectorTariffCheck(
    "connector.profile-tariffs", "Where drivers may choose how to charge, Tariffs tell what each choice costs.", "Where drivers may choose how to charge, Tariffs tell what it costs.", "LOC-50")
{
    protected override Observation? Look(Spot connector, IReadOnlyList<(string Id, JsonElement? Tariff)> named) => null;

    protected override Observation? Look(Spot evse, Spot connector, IReadOnlyList<(string Id, JsonElement? Tariff)> named) =>
        evse.List("capabilities").Any(has => has.Value.Text() == "CHARGING_PREFERENCES_CAPABLE") && named.All(tariff => tariff.Tariff?.Text("type") is "REGULAR" or "AD_HOC_PAYMENT")
            ? Warn("An EVSE takes charging preferences, but no Tariff of its Connector is for any of them.", "a Tariff for each ProfileType", string.Join(", ", named.Select(tariff => tariff.Tariff?.Text("type")).Distinct()), connector.At("tariff_ids"))
            : null;
}

/// <summary>Of one type only one Tariff is active at a time (mod_locations, Connector). A Tariff without a type is for all sessions and of none.</summary>
internal sealed class ConnectorTariffKinds() : ConnectorTariffCheck(
    "connector.tariff-kinds", "A Connector has one active Tariff of each type.", "No Connector has two active Tariffs of one type.", "LOC-49")
{
    protected override Observation? Look(Spot connector, IReadOnlyList<(string Id, JsonElement? Tariff)> named)
    {
        var known = named.Where(tariff => tariff.Tariff is not null).DistinctBy(tariff => tariff.Id, StringComparer.OrdinalIgnoreCase).Take(100).ToList();
        for (var i = 0; i < known.Count; i++)
        {
            for (var j = i + 1; j < known.Count; j++)
            {
                var (a, b) = (known[i].Tariff!.Value, known[j].Tariff!.Value);
                if (a.Text("type") == b.Text("type") && Overlap(a, b))
                {
                    return Fail("A Connector names two Tariffs of one type that are active at the same time.", "one active Tariff of each type",
                        $"{Showing.Of(known[i].Id)} and {Showing.Of(known[j].Id)}, both {a.Text("type") ?? "without a type"}", connector.At("tariff_ids"));
                }
            }
        }

        return null;
    }

    private static bool Overlap(JsonElement a, JsonElement b) => Begin(a) < End(b) && Begin(b) < End(a);

    private static DateTimeOffset Begin(JsonElement tariff) => OcpiDateTime.Parse(tariff.Text("start_date_time")) ?? DateTimeOffset.MinValue;

    private static DateTimeOffset End(JsonElement tariff) => OcpiDateTime.Parse(tariff.Text("end_date_time")) ?? DateTimeOffset.MaxValue;
}
