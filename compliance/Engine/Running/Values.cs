using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Running;

/// <summary>The named values of a scenario while it is played: what steps captured or set, and why a value is missing.</summary>
internal sealed partial class Values
{
    private readonly Dictionary<string, JsonElement> _known = [];
    private readonly Dictionary<string, string> _missing = [];

    /// <summary>The values by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Known => _known;

    /// <summary>Gives a name to a value.</summary>
    public void Set(string name, JsonElement value) => _known[name] = value;

    /// <summary>Notes why a value could not be had.</summary>
    public void Miss(string name, string reason) => _missing[name] = reason;

    /// <summary>Puts values in for their names. Where one is missing, <paramref name="reason"/> says why.</summary>
    public bool TryFill(string template, [NotNullWhen(true)] out string? filled, [NotNullWhen(false)] out string? reason)
    {
        string? missing = null;
        filled = Name().Replace(template, match =>
        {
            var name = match.Groups[1].Value;
            if (_known.TryGetValue(name, out var value))
                return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            missing ??= $"it needs {name}, {_missing.GetValueOrDefault(name, "which no step captured")}";
            return "";
        });
        reason = missing;
        if (missing is not null)
            filled = null;
        return missing is null;
    }

    /// <summary>Names in a text that have no value, with the reason; null where there are none.</summary>
    public string? WhyNot(string text) => TryFill(text, out _, out var reason) ? null : reason;

    [GeneratedRegex(@"\$\{([a-z0-9_]+)\}")]
    private static partial Regex Name();
}
