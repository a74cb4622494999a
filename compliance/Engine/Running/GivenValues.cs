using System.Globalization;
using System.Text.Json;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;

namespace OcpiKit.Engine.Running;

/// <summary>The values that stand behind the names that every scenario may use. Some are made anew for each step that names them.</summary>
internal sealed class GivenValues(PartyName us, Line line, Reach reach, Veil veil, TimeProvider time)
{
    private readonly DateTimeOffset _begin = time.GetUtcNow();

    /// <summary>The values at the beginning of a scenario.</summary>
    public Values Begin(Scenario scenario)
    {
        var values = new Values(reach.Counterparty?.Belongings ?? new Dictionary<string, JsonElement>());
        foreach (var name in ScenarioFormat.Given)
            values.Miss(name, reach.Counterparty is null ? $"which is for calls back, and {reach.WhyNot}" : "which the kit could not make");
        values.Miss("their_country_code", "which the target's credentials do not name (--to CC*PID does)");
        values.Miss("their_party_id", "which the target's credentials do not name (--to CC*PID does)");
        Set("our_country_code", us.CountryCode);
        Set("our_party_id", us.PartyId);
        if (line.To is { } them)
        {
            Set("their_country_code", them.CountryCode);
            Set("their_party_id", them.PartyId);
        }

        // What one run has left behind is not in the way of the next.
        Set("run", Run);
        Set("reservation_id", $"OCPIKIT-{Run}");
        foreach (var (name, later) in Soon)
            Set(name, At(later));
        if (reach.Counterparty is { } counterparty)
        {
            Set("our_versions_url", counterparty.Versions.AbsoluteUri);
            Set("our_details_url", counterparty.Details.AbsoluteUri);
        }

        return values;

        void Set(string name, string value) => values.Set(name, JsonSerializer.SerializeToElement(value));
    }

    /// <summary>How our side misbehaves, with the names in what it answers replaced.</summary>
    public IReadOnlyList<Disturbance> Partner(Scenario scenario)
    {
        var known = new Substitution(Begin(scenario).Known);
        return [.. scenario.Partner.Select(one => one with { Does = Filled(one.Does) })];

        Misconduct Filled(Misconduct does) => does with
        {
            Data = does.Data is { } data ? known.In(data) : null,
            Headers = does.Headers?.ToDictionary(header => header.Key, header => known.In(header.Value)),
        };
    }

    private string Run => _begin.ToUnixTimeSeconds().ToString("X", CultureInfo.InvariantCulture);

    // Whoever is told "in a minute" looks at its own clock.
    private static IReadOnlyList<(string Name, TimeSpan Later)> Soon { get; } =
        [("in_a_minute", TimeSpan.FromMinutes(1)), ("in_half_an_hour", TimeSpan.FromMinutes(30)), ("in_eight_hours", TimeSpan.FromHours(8))];

    private string At(TimeSpan later) => (line.TheirNow + later).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Makes what the texts of a step name and what only counts for it.</summary>
    public void Provide(Scenario scenario, Step step, Values values)
    {
        var named = Texts(step).SelectMany(Substitution.Names).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, later) in Soon.Where(soon => named.Contains(soon.Name)))
            values.Set(name, JsonSerializer.SerializeToElement(At(later)));
        if (reach.Counterparty is not { } counterparty)
            return;
        if (named.Contains(ScenarioFormat.ResponseUrl))
            values.Set(ScenarioFormat.ResponseUrl, JsonSerializer.SerializeToElement(counterparty.ResponseUrl(Wanted.CaseOf(scenario.Id, step.Id), (step as CallStep)?.Operation).AbsoluteUri));
        if (named.Contains("our_new_credentials"))
            values.Set("our_new_credentials", counterparty.Credentials(fresh: true));
        values.Set("our_credentials", counterparty.Credentials(fresh: false));
        veil.Hide(counterparty.Token);
    }

    private static IEnumerable<string> Texts(Step step) => step switch
    {
        CallStep call => call.Templates,
        SetStep set => set.Values.Values.Select(value => value.GetRawText()),
        TriggerStep trigger => trigger.With.Values.Append(trigger.Ask),
        _ => [],
    };
}
