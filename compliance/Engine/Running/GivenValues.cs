using System.Text.Json;
using OcpiKit.Engine.Checks.Expectations;
using OcpiKit.Engine.Listening;
using OcpiKit.Engine.Parties;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Engine.Secrecy;

namespace OcpiKit.Engine.Running;

/// <summary>The values that stand behind the names that every scenario may use. Some are made anew for each step that names them.</summary>
internal sealed class GivenValues(PartyName us, Reach reach, IReadOnlyDictionary<string, JsonElement> belongings, Profile profile, Veil veil)
{
    /// <summary>The values at the beginning of a scenario.</summary>
    public Values Begin(Scenario scenario)
    {
        var values = new Values(new Dictionary<string, JsonElement>(belongings)
        {
            ["our_country_code"] = JsonSerializer.SerializeToElement(us.CountryCode),
            ["our_party_id"] = JsonSerializer.SerializeToElement(us.PartyId),
        });
        foreach (var name in ScenarioFormat.Given)
            values.Miss(name, reach.Counterparty is null ? $"which is for calls back, and {reach.WhyNot}" : "which the kit could not make");
        foreach (var name in scenario.Needs.Select(Need.Find).OfType<Need>().SelectMany(need => need.Gives))
        {
            if (profile.Data.TryGetValue(name, out var value))
                values.Set(name, JsonSerializer.SerializeToElement(value));
            else
                values.Miss(name, $"which nobody named (data: {{ {name}: … }} in the profile names it)");
        }

        return values;
    }

    /// <summary>Makes what the texts of a step name and what only counts for it.</summary>
    public void Provide(Scenario scenario, Step step, Values values)
    {
        if (reach.Counterparty is not { } counterparty)
            return;
        var named = Texts(step).SelectMany(Substitution.Names).ToHashSet(StringComparer.Ordinal);
        if (named.Contains(ScenarioFormat.ResponseUrl))
            values.Set(ScenarioFormat.ResponseUrl, JsonSerializer.SerializeToElement(counterparty.ResponseUrl(Wanted.CaseOf(scenario.Id, step.Id)).AbsoluteUri));
        if (named.Contains("our_new_credentials"))
            values.Set("our_new_credentials", counterparty.Credentials(fresh: true));
        values.Set("our_versions_url", JsonSerializer.SerializeToElement(counterparty.Versions.AbsoluteUri));
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
