using System.Text.Json;
using System.Text.RegularExpressions;
using OcpiKit.Engine.Scenarios.Reading;

namespace OcpiKit.Engine.Parties;

/// <summary>Reads <c>triggers</c> of a profile file.</summary>
internal static partial class TriggerReader
{
    private const string Remedy = "Write it as { http: POST http://localhost:8001/start } or { shell: ./start.sh }.";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static IReadOnlyDictionary<string, Trigger> Read(Node node, Problems problems)
    {
        var triggers = new Dictionary<string, Trigger>();
        if (node is not MapNode map)
        {
            problems.Add("kind", node.Place, $"triggers is a map of names and what they do, not {node.Kind}.", "Write it as triggers: { charge: { shell: ./start.sh } }.");
            return triggers;
        }

        foreach (var entry in map.Entries)
        {
            if (!TriggerName.IsOne(entry.Key))
                problems.Add("name", entry.Place, $"{entry.Key} cannot be the name of a trigger.", TriggerName.Remedy);
            if (One(entry, problems) is { } trigger)
                triggers[entry.Key] = trigger;
        }

        return triggers;
    }

    private static Trigger? One(Entry entry, Problems problems)
    {
        var what = $"The trigger {entry.Key}";
        if (Fields.Of(entry.Value, [.. ProfileFormat.Http, .. ProfileFormat.Shell], what, problems) is not { } fields)
            return null;
        if (fields.Has("http") == fields.Has("shell"))
        {
            // A key that was mistyped is told already.
            if (!fields.Has("http") && ((MapNode)entry.Value).Entries.Any(given => !ProfileFormat.Http.Contains(given.Key)))
                return null;
            problems.Add("trigger", entry.Place, fields.Has("http") ? $"{what} has both http and shell." : $"{what} has neither http nor shell.", Remedy);
            return null;
        }

        if (fields.Has("http"))
            return Calling(fields, what, problems);
        foreach (var stray in fields.Among(["headers", "body"]))
            problems.Add("trigger", stray.Place, $"{what} runs a command, which takes no {stray.Key}.", "Values reach a command as environment variables, such as OCPIKIT_LOCATION_ID.");
        return fields.Text("shell") is { } command ? new ShellTrigger(command) : null;
    }

    private static HttpTrigger? Calling(Fields fields, string what, Problems problems)
    {
        if (fields.Text("http") is not { } written)
            return null;
        var match = Form().Match(written);
        var method = match.Groups[1].Value;
        if (!match.Success || !Methods.Contains(method))
        {
            problems.Add("trigger", fields.At("http"), $"{what} is no call: {written}.", $"Write a method ({string.Join(", ", Methods)}) and an absolute http or https URL, such as POST http://localhost:8001/start.");
            return null;
        }

        return new(method, match.Groups[2].Value, Headers(fields, problems), fields.Node("body") is { } body ? Body(body, what, problems) : null);
    }

    private static string? Body(Node body, string what, Problems problems)
    {
        if (body is MapNode or ListNode)
            return NodeJson.Of(body, problems).GetRawText();
        if (body is ScalarNode { Text: var text } && IsJson(text))
            return text;
        problems.Add("trigger", body.Place, $"The body of {char.ToLowerInvariant(what[0])}{what[1..]} is a map, a list or JSON as text, not {body.Kind}.", "Write it as body: { location_id: \"${location_id}\" }, or where a value is a number as body: '{ \"watts\": ${watts} }'.");
        return null;
    }

    /// <summary>Whether it is JSON once values stand in it.</summary>
    private static bool IsJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(Placeholder().Replace(text, "0"));
            return json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> Headers(Fields fields, Problems problems)
    {
        var headers = new Dictionary<string, string>();
        foreach (var entry in fields.Entries("headers"))
        {
            try
            {
                headers.Add(entry.Key, ProfileValues.Header($"{entry.Key}: {(entry.Value as ScalarNode)?.Text}").Value);
            }
            catch (ProfileException e)
            {
                problems.Add("header", entry.Place, e.Message, null);
            }
        }

        return headers;
    }

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Placeholder();

    // Names in braces stand in the path or the query, so the URL is looked at without them.
    [GeneratedRegex(@"^([A-Z]+)\s+(https?://[^/\s?#$]+(?:[/?]\S*)?)$")]
    private static partial Regex Form();
}
