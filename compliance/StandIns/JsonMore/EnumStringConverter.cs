using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Json.More;

/// <summary>An enum as the text of its members' <see cref="DescriptionAttribute"/> (else their names); several flags as an array.</summary>
public sealed class EnumStringConverter<T> : JsonConverter<T> where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(f => f.GetCustomAttribute<DescriptionAttribute>()?.Description ?? f.Name, f => (T)f.GetValue(null)!);

    /// <inheritdoc />
    /// <exception cref="JsonException">The text is not that of a member.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return One(ref reader);

        var flags = 0L;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) flags |= Number(One(ref reader));
        return (T)Enum.ToObject(typeof(T), flags);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (Values.FirstOrDefault(v => EqualityComparer<T>.Default.Equals(v.Value, value)).Key is { } name)
        {
            writer.WriteStringValue(name);
            return;
        }

        writer.WriteStartArray();
        foreach (var flag in Values.Where(v => Number(v.Value) != 0 && value.HasFlag(v.Value))) writer.WriteStringValue(flag.Key);
        writer.WriteEndArray();
    }

    private static T One(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && Values.TryGetValue(reader.GetString()!, out var value)
            ? value
            : throw new JsonException($"Not one of {string.Join(", ", Values.Keys)}.");

    private static long Number(T value) => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
}
