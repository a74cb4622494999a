using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OcpiKit.Servers.Tests.Fuzzing;

/// <summary>Spoils a body that would be fine. The same seed spoils it in the same way.</summary>
internal static class BadBodies
{
    // As JSON: what may stand in the place of any value.
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "-1e400", "1e-400", "9223372036854775808", "2147483647", "79228162514264337593543950335", "-79228162514264337593543950335", "1e28", "0.0000000000000000000000000001", "123456789012345678901234567890.123456789", "0.1e1", "-0",
        "[]", "{}", "[null]", "[[]]", "{\"a\":{\"a\":1}}", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u202eevil\\u200b\"", "\"\\uffff\\ufffe\"",
        "\"\U0001F600\U0001F468\u200D\U0001F469\"", "\"e\u0301\u0301\u0301\u0301\"", "\"'; DROP TABLE objects; --\"", "\"<script>alert(1)</script>\"", "\"../../../etc/passwd\"", "\"%00%2e%2e\"",
        "\"2026-02-30T12:00:00Z\"", "\"2026-05-04T12:00:00+02:00\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.999999999Z\"", "\"9999-12-31T23:59:60Z\"", "\"2026-05-04T24:00:00Z\"", "\"9999-12-31T00:00:00Z\"", "\"A\"",
        "\"javascript:alert(1)\"", "\"file:///etc/passwd\"", "\"http://127.0.0.1:22/\"", "\"http://169.254.169.254/\"", "\"http://[::1\"", "\"//partner.example\"", "\"https://user:pass@partner.example/\"",
        "\"AVAILABLE\"", "\"available\"", "\"NOPE\"", "\"de\"", "\"DEU\"", "\"Europe/Nowhere\"", "\"25:61\"", "\"LONG\"", "\"DEEP\"",
    ];

    /// <summary>What is no JSON at all.</summary>
    public static IEnumerable<byte[]> NoJson(byte[] example, Random random)
    {
        foreach (var text in (string[])["{", "}", "[1,]", "{\"a\":1,}", "{'a':1}", "{a:1}", "NaN", "// a\n{}", "<Location/>", "a=b", "\"", "nul", "{\"a\":01}", "{\"a\":\"\t\"}", "{} {}", "\u0000"])
            yield return Encoding.UTF8.GetBytes(text);
        yield return [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00];
        yield return [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D];
        yield return [.. example, (byte)'x'];
        for (var i = 0; i < 4; i++)
            yield return example[..random.Next(1, example.Length)];
    }

    /// <summary>What is JSON, mostly, and not what it should be.</summary>
    public static IEnumerable<byte[]> Misfits(byte[] example, Random random, int count)
    {
        foreach (var whole in (string[])["null", "true", "1", "\"text\"", "[]", "{}", "[{}]", "1e400", "{\"\":{}}"])
            yield return Encoding.UTF8.GetBytes(whole);
        yield return Encoding.UTF8.GetBytes(new string('[', 100_000) + new string(']', 100_000));
        for (var i = 0; i < count; i++)
            yield return Spoil(example, random);
    }

    /// <summary>The largest, the smallest and the oddest numbers and times, each in every place where there is one.</summary>
    public static IEnumerable<byte[]> Extremes(byte[] example)
    {
        var places = Places(JsonNode.Parse(example)).Count();
        for (var i = 0; i < places; i++)
        {
            foreach (var extreme in (string[])["79228162514264337593543950335", "-79228162514264337593543950335", "0.0000000000000000000000000001", "2147483647", "-2147483648", "0", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\""])
            {
                var json = JsonNode.Parse(example)!;
                var (parent, key) = Places(json).ElementAt(i);
                var node = key is string name ? parent[name] : parent[(int)key];
                var isTime = node is JsonValue text && text.TryGetValue<string>(out var time) && time.EndsWith('Z');
                if (node?.GetValueKind() is not JsonValueKind.Number && !isTime || isTime != extreme.StartsWith('"'))
                    continue;
                if (key is string field)
                    parent[field] = JsonNode.Parse(extreme);
                else
                    parent[(int)key] = JsonNode.Parse(extreme);
                yield return Encoding.UTF8.GetBytes(json.ToJsonString());
            }
        }
    }

    private static byte[] Spoil(byte[] example, Random random)
    {
        var json = JsonNode.Parse(example)!;
        // Now and then in several places at once.
        for (var times = random.Next(10) is 0 ? 3 : 1; times > 0; times--)
        {
            var places = Places(json).ToList();
            if (places.Count is 0)
                break;
            var (parent, key) = places[random.Next(places.Count)];
            Spoil(parent, key, random);
        }
        var text = json.ToJsonString();
        foreach (var value in Values)
            text = text.Replace(JsonSerializer.Serialize(Marker(value)), Raw(value, random), StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(random.Next(8) is 0 ? Twice(text, random) : text);
    }

    private static void Spoil(JsonNode parent, object key, Random random)
    {
        switch (parent, key, random.Next(4))
        {
            case (JsonObject fields, string name, 0):
                fields.Remove(name);
                break;
            case (JsonObject fields, string name, 1):
                var value = fields[name]?.DeepClone();
                fields.Remove(name);
                fields[name.ToUpperInvariant() + (random.Next(2) is 0 ? "" : "\u0000")] = value;
                break;
            case (JsonObject fields, string name, _):
                fields[name] = Marker(Values[random.Next(Values.Length)]);
                break;
            case (JsonArray items, int index, 0):
                items.RemoveAt(index);
                break;
            case (JsonArray items, int index, 1):
                for (var i = 0; i < 50; i++)
                    items.Add(items[index]?.DeepClone());
                break;
            case (JsonArray items, int index, _):
                items[index] = Marker(Values[random.Next(Values.Length)]);
                break;
        }
    }

    // Some values cannot stand in a JsonNode, so a marker stands for them until there is a text.
    private static string Marker(string value) => "@@" + Array.IndexOf(Values, value).ToString(CultureInfo.InvariantCulture) + "@@";

    private static string Raw(string value, Random random) => value switch
    {
        "\"LONG\"" => "\"" + new string('x', random.Next(1, 60_000)) + "\"",
        "\"DEEP\"" => Deep(random.Next(1, 200)),
        _ => value,
    };

    private static string Deep(int levels) => string.Concat(Enumerable.Repeat("{\"a\":[", levels)) + string.Concat(Enumerable.Repeat("]}", levels));

    // A field named twice: what one reader takes from the first another takes from the last.
    private static string Twice(string text, Random random)
    {
        if (!text.StartsWith('{') || text.Length < 3)
            return text;
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
        var fields = document.RootElement.EnumerateObject().ToList();
        var again = fields[random.Next(fields.Count)];
        return $"{text[..^1]},{JsonSerializer.Serialize(again.Name)}:{again.Value.GetRawText()}}}";
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields)
                {
                    yield return (fields, name);
                    foreach (var place in Places(value))
                        yield return place;
                }
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    yield return (items, i);
                    foreach (var place in Places(items[i]))
                        yield return place;
                }
                break;
        }
    }
}
