using System.Globalization;
using System.Text.RegularExpressions;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>The values of a map whose keys are known, each asked for as what it has to be; what it is not is a problem, and then null.</summary>
internal sealed partial class Fields
{
    private readonly MapNode _map;
    private readonly Problems _problems;

    private Fields(MapNode map, Problems problems) => (_map, _problems) = (map, problems);

    /// <summary>Whether a key is not known, which was told: what seems to be missing is then probably that.</summary>
    public bool Mistyped { get; private init; }

    public Place Place => _map.Place;

    /// <summary>The fields of a node, where it is a map; keys beside <paramref name="known"/> are problems.</summary>
    /// <param name="node">What stands there.</param>
    /// <param name="known">The keys that there are.</param>
    /// <param name="what">What it is the map of, such as "A step".</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static Fields? Of(Node node, IReadOnlyList<string> known, string what, Problems problems)
    {
        if (node is not MapNode map)
        {
            problems.Add("kind", node.Place, $"{what} is a map of keys and values, not {node.Kind}.", $"Its keys are: {string.Join(", ", known)}.");
            return null;
        }

        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key)))
            problems.Unknown("unknown-key", entry.Place, $"{what} has no key {entry.Key}.", entry.Key, [.. known]);
        return new Fields(map, problems) { Mistyped = map.Entries.Any(entry => !known.Contains(entry.Key)) };
    }

    public bool Has(string key) => _map.Find(key) is not null;

    public Entry? Entry(string key) => _map.Find(key);

    public Node? Node(string key) => _map.Find(key)?.Value;

    /// <summary>The place of a value, or of the map where there is none.</summary>
    public Place At(string key) => _map.Find(key)?.Value.Place ?? _map.Place;

    /// <summary>Which of these keys there are, in the order of the file.</summary>
    public IReadOnlyList<Entry> Among(IReadOnlyList<string> keys) => [.. _map.Entries.Where(entry => keys.Contains(entry.Key))];

    /// <summary>Text that has something in it.</summary>
    public string? Text(string key, string? missing = null)
    {
        switch (Node(key))
        {
            case null:
                if (missing is not null)
                    _problems.Add("missing-key", _map.Place, $"{key} is missing.", missing);
                return null;
            case ScalarNode { Value: ScalarKind.Text } scalar when !string.IsNullOrWhiteSpace(scalar.Text):
                return scalar.Text.Trim();
            case ScalarNode { Value: ScalarKind.Text or ScalarKind.Null } scalar:
                _problems.Add("kind", scalar.Place, $"{key} is empty.", missing ?? "Give it a value, or leave the key out.");
                return null;
            case { } other:
                _problems.Add("kind", other.Place, $"{key} is text, not {other.Kind}.", other is ScalarNode ? "Put it into quotes." : null);
                return null;
        }
    }

    /// <summary>Text as it stands, white space and all; may be empty.</summary>
    public string? RawText(string key)
    {
        if (Node(key) is not { } node)
            return null;
        if (node is ScalarNode { Value: ScalarKind.Text } scalar)
            return scalar.Text;
        _problems.Add("kind", node.Place, $"{key} is text, not {node.Kind}.", "Put it into quotes, or write it below a '|'.");
        return null;
    }

    public bool? Flag(string key)
    {
        if (Node(key) is not { } node)
            return null;
        if (node is ScalarNode { Value: ScalarKind.Boolean } scalar)
            return scalar.Text[0] is 't' or 'T';
        _problems.Add("kind", node.Place, $"{key} is true or false, not {node.Kind}.", (node as ScalarNode)?.Text.ToLowerInvariant() switch { "yes" or "on" => "Write true.", "no" or "off" => "Write false.", _ => null });
        return null;
    }

    /// <summary>A whole number in bounds; null where there is none.</summary>
    public int? Count(string key, int from, int to)
    {
        if (Node(key) is not { } node)
            return null;
        if (node is ScalarNode { Value: ScalarKind.Number, Text: var text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= from && count <= to)
            return count;
        _problems.Add("number", node.Place, $"{key} is a whole number from {from} to {to}{(node is ScalarNode ? "" : $", not {node.Kind}")}.", null);
        return null;
    }

    /// <summary>A time such as 500ms, 30s or 2m.</summary>
    public TimeSpan Time(string key, TimeSpan otherwise, TimeSpan longest)
    {
        if (Node(key) is not { } node)
            return otherwise;
        var written = (node as ScalarNode)?.Text ?? "";
        if (TimeForm().Match(written) is { Success: true } match
            && double.TryParse(match.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
        {
            var seconds = amount * match.Groups[2].Value switch { "ms" => 0.001, "s" => 1, "m" => 60, _ => 3600 };
            if (seconds > 0 && seconds <= longest.TotalSeconds)
                return TimeSpan.FromSeconds(seconds);
        }

        _problems.Add("time", node.Place, $"{key} is a time such as 500ms, 30s or 2m, more than nothing and at most {longest.TotalMinutes:0}m.",
            Closed(written) is var closed && closed != written && TimeForm().IsMatch(closed) ? $"Write {closed}." : TimeForm().IsMatch(written) ? null : $"Write {key}: 30s.");
        return otherwise;
    }

    // 30, 30 s, 30 seconds: a number alone is most often meant as seconds.
    private static string Closed(string written)
    {
        var (number, unit) = (written.TrimEnd([.. " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]), written.TrimStart([.. "0123456789. "]).ToLowerInvariant());
        return number + unit switch { "" or "sec" or "secs" or "second" or "seconds" => "s", "min" or "mins" or "minute" or "minutes" => "m", "hour" or "hours" => "h", "millisecond" or "milliseconds" => "ms", _ => unit };
    }

    /// <summary>One of a few words.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> words, T otherwise)
    {
        if (Text(key) is not { } written)
            return otherwise;
        if (words.TryGetValue(written, out var chosen))
            return chosen;
        _problems.Unknown("unknown-word", At(key), $"{key} cannot be {written}.", written, [.. words.Keys]);
        return otherwise;
    }

    public IReadOnlyList<Node> List(string key, string missing = "")
    {
        switch (Node(key))
        {
            case null:
                if (missing.Length > 0)
                    _problems.Add("missing-key", _map.Place, $"{key} is missing.", missing);
                return [];
            case ListNode { Items.Count: > 0 } list:
                return list.Items;
            case ListNode list:
                _problems.Add("kind", list.Place, $"{key} is an empty list.", missing.Length > 0 ? missing : "Leave the key out.");
                return [];
            case { } other:
                _problems.Add("kind", other.Place, $"{key} is a list, not {other.Kind}.", "Begin each element with '- '.");
                return [];
        }
    }

    public IReadOnlyList<Entry> Entries(string key)
    {
        if (Node(key) is not { } node)
            return [];
        if (node is MapNode map)
            return map.Entries;
        _problems.Add("kind", node.Place, $"{key} is a map of names and values, not {node.Kind}.", node is ScalarNode { Value: ScalarKind.Null } ? $"Write what belongs to {key} below it, two blanks further in." : null);
        return [];
    }

    [GeneratedRegex(@"^([0-9]{1,9}(?:\.[0-9]{1,9})?)(ms|s|m|h)\z")]
    private static partial Regex TimeForm();
}
