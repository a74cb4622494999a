using System.Buffers;
using System.Text.Json;

namespace OcpiKit.Engine.Scenarios.Reading;

/// <summary>Turns what an author wrote into JSON; numbers keep their text.</summary>
internal static class NodeJson
{
    public static JsonElement Of(Node node, Problems problems)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(node, writer, problems);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Write(Node node, Utf8JsonWriter writer, Problems problems)
    {
        switch (node)
        {
            case MapNode map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(entry.Value, writer, problems);
                }

                writer.WriteEndObject();
                break;
            case ListNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(item, writer, problems);
                writer.WriteEndArray();
                break;
            case ScalarNode scalar:
                Write(scalar, writer, problems);
                break;
        }
    }

    private static void Write(ScalarNode scalar, Utf8JsonWriter writer, Problems problems)
    {
        switch (scalar.Value)
        {
            case ScalarKind.Null:
                writer.WriteNullValue();
                break;
            case ScalarKind.Boolean:
                writer.WriteBooleanValue(scalar.Text[0] is 't' or 'T');
                break;
            case ScalarKind.Number:
                writer.WriteRawValue(CoreSchema.JsonNumber(scalar.Text));
                break;
            case ScalarKind.NotFinite:
                problems.Add("not-json", scalar.Place, $"JSON has no number such as {scalar.Text}.", "Put it into quotes if it is text.");
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(scalar.Text);
                break;
        }
    }
}
