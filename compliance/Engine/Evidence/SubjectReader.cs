using System.Text.Json;
using OcpiKit.Engine.Scenarios;

namespace OcpiKit.Engine.Evidence;

/// <summary>Reads from an answer what an expectation or a capture looks at.</summary>
public static class SubjectReader
{
    /// <summary>The value, or null where the answer holds none.</summary>
    public static JsonElement? Read(Subject subject, Exchange exchange) => subject switch
    {
        HttpStatus => exchange.Response is { } response ? JsonSerializer.SerializeToElement(response.Status) : null,
        OcpiStatus => exchange.Body.Envelope?.StatusCode,
        HeaderValue header => exchange.Response?.Headers.First(header.Name) is { } value ? JsonSerializer.SerializeToElement(value) : null,
        BodyValue at => exchange.Body.Json is { } json ? BodyPointer.Find(json, at.Pointer) : null,
        _ => null,
    };
}

/// <summary>JSON Pointer (RFC 6901) with one addition: the segment <c>*</c> stands for every element of a list.</summary>
public static class BodyPointer
{
    /// <summary>What stands at the pointer; with <c>*</c> the list of all that is found, empty where the list is. Null where nothing stands there.</summary>
    public static JsonElement? Find(JsonElement root, string pointer)
    {
        var segments = pointer.Split('/').Skip(1).Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
        if (!segments.Contains("*"))
            return Walk(root, segments);
        var found = Spread(root, segments);
        return found is null ? null : JsonSerializer.SerializeToElement(found);
    }

    private static List<JsonElement>? Spread(JsonElement element, ReadOnlySpan<string> segments)
    {
        var star = segments.IndexOf("*");
        if (star < 0)
            return Walk(element, segments) is { } end ? [end] : [];
        if (Walk(element, segments[..star]) is not { ValueKind: JsonValueKind.Array } list)
            return null;
        var found = new List<JsonElement>();
        foreach (var item in list.EnumerateArray())
            found.AddRange(Spread(item, segments[(star + 1)..]) ?? []);
        return found;
    }

    private static JsonElement? Walk(JsonElement element, ReadOnlySpan<string> segments)
    {
        foreach (var segment in segments)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object when element.TryGetProperty(segment, out var property):
                    element = property;
                    break;
                case JsonValueKind.Array when int.TryParse(segment, out var index) && index >= 0 && index < element.GetArrayLength():
                    element = element[index];
                    break;
                default:
                    return null;
            }
        }

        return element;
    }
}
