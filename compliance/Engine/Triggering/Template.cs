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

    /// <summary>A JSON text, in whose texts the names stand: values are escaped.</summary>
    public string Json(string template) => Name().Replace(template, match => JsonEncodedText.Encode(values[match.Groups[1].Value]).ToString());

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Name();
}
