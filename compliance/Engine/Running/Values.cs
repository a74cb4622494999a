using System.Text.Json;
using OcpiKit.Engine.Checks.Expectations;

namespace OcpiKit.Engine.Running;

/// <summary>The named values of a scenario while it is played: what steps captured or set, and why a value is missing.</summary>
/// <param name="given">What is known from the start.</param>
internal sealed class Values(IReadOnlyDictionary<string, JsonElement> given)
{
    private readonly Dictionary<string, JsonElement> _known = new(given);
    private readonly Dictionary<string, string> _missing = [];

    /// <summary>The values by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Known => _known;

    /// <summary>Gives a name to a value.</summary>
    public void Set(string name, JsonElement value) => _known[name] = value;

    /// <summary>Gives a name to a value that may itself name others; where one of those is missing, so is this.</summary>
    public void SetFilled(string name, JsonElement value)
    {
        if (WhyNot(value.GetRawText()) is { } reason)
            Miss(name, $"which could not be made: {reason}");
        else
            Set(name, new Substitution(_known).In(value));
    }

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
