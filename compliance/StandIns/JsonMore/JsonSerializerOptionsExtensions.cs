using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Json.More;

/// <summary>Reading and writing a part of a document from inside a converter.</summary>
public static class JsonSerializerOptionsExtensions
{
    /// <summary>Reads a value with the given type information, or with what the options know of the type.</summary>
    public static T? Read<T>(this JsonSerializerOptions options, ref Utf8JsonReader reader, JsonTypeInfo<T>? typeInfo = null) =>
        typeInfo is null ? JsonSerializer.Deserialize<T>(ref reader, options) : JsonSerializer.Deserialize(ref reader, typeInfo);

    /// <summary>Writes a value with the given type information, or with what the options know of the type.</summary>
    public static void Write<T>(this JsonSerializerOptions options, Utf8JsonWriter writer, T? value, JsonTypeInfo<T>? typeInfo = null)
    {
        if (typeInfo is null) JsonSerializer.Serialize(writer, value, options);
        else JsonSerializer.Serialize(writer, value!, typeInfo);
    }

    /// <summary>Writes a value as the given type.</summary>
    public static void Write(this JsonSerializerOptions options, Utf8JsonWriter writer, object? value, Type type) =>
        JsonSerializer.Serialize(writer, value, type, options);

    /// <summary>Writes an array; no list becomes null.</summary>
    public static void WriteList<T>(this JsonSerializerOptions options, Utf8JsonWriter writer, IEnumerable<T>? values, JsonTypeInfo<T>? typeInfo = null)
    {
        if (values is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (var value in values) options.Write(writer, value, typeInfo);
        writer.WriteEndArray();
    }

    /// <summary>Writes an object with one member for each entry; no dictionary becomes null.</summary>
    public static void WriteDictionary<T>(this JsonSerializerOptions options, Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, T>>? entries, JsonTypeInfo<T>? typeInfo = null)
    {
        if (entries is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var (name, value) in entries)
        {
            writer.WritePropertyName(name);
            options.Write(writer, value, typeInfo);
        }
        writer.WriteEndObject();
    }
}
