using System.Text.Json;
using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Triggering;

/// <summary>Puts values where a trigger says <c>${name}</c>, each so that it cannot change the meaning of what stands around it: the other side may have chosen it.</summary>
internal sealed partial class Template(IReadOnlyDictionary<string, string> values)
{
    /// <summary>Why a text cannot be filled, as a sentence; null where it can.</summary>
    public string? WhyNot(string template) =>
        Name().Matches(template).Select(match => match.Groups[1].Value).FirstOrDefault(name => !values.ContainsKey(name)) is { } missing
            ? $"The trigger names {missing}, which the scenario does not give{(values.Count > 0 ? $"; it gives {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))}" : "")}."
            : null;

    /// <summary>Why a URL cannot be filled: a segment of dots would lead to another place.</summary>
    public string? WhyNotUrl(string template) => WhyNot(template)
        ?? (Name().Matches(template).Select(match => match.Groups[1].Value).FirstOrDefault(name => values[name] is "" or "." or "..") is { } dots
            ? $"The value \"{values[dots]}\" of {dots} cannot stand in a URL."
            : null);

    /// <summary>A URL: values are percent-encoded.</summary>
    public Uri Url(string template) => new(Name().Replace(template, match => Uri.EscapeDataString(values[match.Groups[1].Value])));

    /// <summary>Why a JSON text cannot be filled: where no quotes stand around a name, only a number, true or false can.</summary>
    public string? WhyNotJson(string template) => WhyNot(template)
        ?? (Name().Matches(template).FirstOrDefault(match => !InQuotes(template, match.Index) && !Bare().IsMatch(values[match.Groups[1].Value])) is { } bare
            ? $"The value of {bare.Groups[1].Value} is no number, and no quotes stand around it in the body."
            : null);

    /// <summary>A JSON text: values are escaped.</summary>
    public string Json(string template) => Name().Replace(template, match => JsonEncodedText.Encode(values[match.Groups[1].Value]).ToString());

    private static bool InQuotes(string json, int at)
    {
        var inside = false;
        for (var i = 0; i < at; i++)
        {
            if (json[i] == '"')
                inside = !inside;
            else if (json[i] == '\\')
                i++;
        }

        return inside;
    }

    [GeneratedRegex(@"^(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false)\z")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Name();
}
