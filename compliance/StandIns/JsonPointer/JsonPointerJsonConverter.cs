using System.Text.Json;
using System.Text.Json.Serialization;

namespace Json.Pointer;

/// <summary>A pointer in JSON is a string.</summary>
public sealed class JsonPointerJsonConverter : JsonConverter<JsonPointer>
{
    /// <inheritdoc />
    /// <exception cref="JsonException">The value is not the text of a pointer.</exception>
    public override JsonPointer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && JsonPointer.TryParse(reader.GetString(), out var pointer)
            ? pointer
            : throw new JsonException("Not a JSON Pointer.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, JsonPointer value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
