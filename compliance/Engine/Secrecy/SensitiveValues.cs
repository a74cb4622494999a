using System.Text.Json;

namespace OcpiKit.Engine.Secrecy;

/// <summary>The values in a body that artefacts must not show.</summary>
internal sealed class SensitiveValues
{
    private const int Enough = 10_000;
    private readonly List<string> _tokens = [];
    private readonly List<string> _personal = [];

    private SensitiveValues()
    {
    }

    /// <summary>Credentials tokens.</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>Token uids, contract ids and visual numbers.</summary>
    public IReadOnlyList<string> Personal => _personal;

    /// <summary>Looks through a whole document.</summary>
    public static SensitiveValues In(JsonElement json)
    {
        var found = new SensitiveValues();
        found.Visit(json);
        return found;
    }

    private void Visit(JsonElement element)
    {
        if (_personal.Count >= Enough)
            return;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                // An EVSE has a uid too, but names no person: only a uid beside what tokens have is one (mod_tokens, Token; mod_locations, PublishTokenType).
                var isToken = Has(element, "contract_id") || Has(element, "visual_number") || (Has(element, "uid") && Has(element, "type") && !Has(element, "connectors"));
                foreach (var property in element.EnumerateObject())
                    Look(property, isToken);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Visit(item);
                break;
        }
    }

    private void Look(JsonProperty property, bool isToken)
    {
        if (property.Value.ValueKind is not JsonValueKind.String)
        {
            Visit(property.Value);
            return;
        }

        var value = property.Value.GetString()!;
        if (value.Length == 0)
            return;
        if (property.NameEquals("token"))
            _tokens.Add(value);
        else if (property.NameEquals("contract_id") || property.NameEquals("visual_number") || property.NameEquals("token_uid") || (isToken && property.NameEquals("uid")))
            _personal.Add(value);
    }

    private static bool Has(JsonElement element, string name) => element.TryGetProperty(name, out _);
}
