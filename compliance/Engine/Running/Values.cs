using System.Text.Json;
using OcpiKit.Engine.Checks.Expectations;

namespace OcpiKit.Engine.Running;

/// <summary>The named values of a scenario while it is played: what steps captured or set, and why a value is missing.</summary>
internal sealed class Values
{
    private readonly Dictionary<string, JsonElement> _known = [];
    private readonly Dictionary<string, string> _missing = [];

    /// <summary>The values by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Known => _known;

    /// <summary>Gives a name to a value.</summary>
    public void Set(string name, JsonElement value) => _known[name] = value;

    /// <summary>Notes why a value could not be had.</summary>
    public void Miss(string name, string reason) => _missing[name] = reason;

    /// <summary>Why a value is missing, in words that follow its name.</summary>
    public string WhyMissing(string name) => _missing.GetValueOrDefault(name, "which no step captured");

    /// <summary>Which value a text needs that is missing, and why; null where it has all.</summary>
    public string? WhyNot(string text) =>
        Substitution.Names(text).FirstOrDefault(name => !_known.ContainsKey(name)) is { } missing
            ? $"it needs {missing}, {WhyMissing(missing)}"
            : null;
}
