using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;

namespace OcpiKit.Engine.Checks.Relations.Sessions;

/// <summary>
/// A bill tells the same story as its Session: who, where, how much. The text does not hold the two against each other, but partners do, and ask where they differ.
/// When it began is left out: a bill may count from the reservation on (mod_cdrs, CDR).
/// </summary>
internal sealed class SessionBill() : Check<Trace>("session.cdr", "The CDR of a Session says the same as the Session.", [], Axis.Compatibility)
{
    // Meters are read twice, and rounded.
    private const decimal Tolerance = 0.1m;
    private const decimal Share = 0.01m;

    private static readonly (string Session, string Cdr)[] Texts =
    [
        ("cdr_token/uid", "cdr_token/uid"), ("cdr_token/contract_id", "cdr_token/contract_id"), ("location_id", "cdr_location/id"), ("evse_uid", "cdr_location/evse_uid"),
        ("connector_id", "cdr_location/connector_id"), ("currency", "currency"), ("auth_method", "auth_method"), ("authorization_reference", "authorization_reference"),
    ];

    public override IEnumerable<Observation> Judge(Trace evidence, Surroundings surroundings)
    {
        var sessions = Sessions(evidence);
        var (looked, last, seen) = (0, 0, 0);
        foreach (var (call, at, cdr) in Cdrs(evidence))
        {
            // What is taken back was told before.
            if (cdr.Text("session_id") is not { } id || cdr.Field("credit")?.ValueKind == JsonValueKind.True || !sessions.TryGetValue(Key(cdr, id), out var session))
                continue;
            (looked, last) = (looked + 1, call.Number);
            foreach (var different in Compare(session, cdr))
            {
                yield return different with { Exchange = call.Number, Pointer = at + different.Pointer };
                if (++seen >= Checks.Judge.Most)
                    yield break;
            }
        }

        if (looked > 0 && seen == 0)
            yield return Pass($"{Showing.Count(looked, "CDR")}, each of which says what its Session says.") with { Exchange = last };
    }

    private static IEnumerable<Observation> Compare(JsonElement session, JsonElement cdr)
    {
        foreach (var (there, here) in Texts)
        {
            var (wanted, told) = (At(session, there)?.Text(), At(cdr, here)?.Text());
            // Where the one says nothing it does not say otherwise.
            if (wanted is null or "#NA" || told is null or "#NA" || Story.Same(wanted, told))
                continue;
            yield return Warn($"The CDR has another {here.Replace('/', '.')} than its Session.", Showing.Of(wanted), Showing.Of(told), $"/{here}");
        }

        if (session.Text("status") == "COMPLETED" && Number(session, "kwh") is { } kwh && Number(cdr, "total_energy") is { } energy && Math.Abs(kwh - energy) > Math.Max(Tolerance, Math.Abs(kwh) * Share))
            yield return Warn("The CDR bills another energy than its Session took.", $"about {kwh} kWh", $"{energy} kWh", "/total_energy");
        if (OcpiDateTime.Parse(session.Text("start_date_time")) is { } start && OcpiDateTime.Parse(cdr.Text("end_date_time")) is { } end && end < start)
            yield return Warn("The CDR ends before its Session began.", $"{Showing.Of(start)} or later", Showing.Of(end), "/end_date_time");
    }

    // Those of a list, and those that were pushed whole, as they were told last.
    private static Dictionary<string, JsonElement> Sessions(Trace trace)
    {
        var sessions = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        var listed = trace.Steps.SelectMany(step => step.Exchanges).Where(exchange => exchange.Gives("Session")).SelectMany(exchange => exchange.Spots("Session")).Select(spot => spot.Value);
        var pushed = Story.In(trace).Select(story => story.Pushes.LastOrDefault(push => push.Call.Request.Method == "PUT")?.Value).OfType<JsonElement>();
        foreach (var session in listed.Concat(pushed))
        {
            if (session.Text("id") is { } id)
                sessions[Key(session, id)] = session;
        }

        return sessions;
    }

    private static IEnumerable<(Exchange Call, string At, JsonElement Cdr)> Cdrs(Trace trace) =>
        from exchange in trace.Steps.SelectMany(step => step.Exchanges).Concat(trace.Incoming)
        where exchange.Gives("CDR")
        from spot in exchange.Spots("CDR")
        select (exchange, spot.Pointer, spot.Value);

    private static string Key(JsonElement of, string id) => $"{of.Text("country_code")}*{of.Text("party_id")}*{id}";

    private static JsonElement? At(JsonElement of, string path) => path.Split('/').Aggregate((JsonElement?)of, (value, name) => value?.Field(name));

    private static decimal? Number(JsonElement of, string name) =>
        of.Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) && Math.Abs(value) < 1_000_000_000 ? value : null;
}
