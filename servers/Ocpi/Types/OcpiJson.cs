using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OcpiKit.Ocpi.Types;

/// <summary>How C# names meet OCPI's: fields in snake_case, enum values in UPPER_SNAKE_CASE, absent fields left out.</summary>
public static class OcpiJson
{
    /// <summary>The one set of options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The same for what peers send: a required field that is missing or null is a mistake (types, Cardinality).</summary>
    public static JsonSerializerOptions Strict { get; } = CreateStrict();

    /// <summary>Makes options of somebody else the same as <see cref="Strict"/>.</summary>
    public static void SpeakStrictOcpi(this JsonSerializerOptions options)
    {
        options.SpeakOcpi();
        options.TypeInfoResolver = Strict.TypeInfoResolver;
        options.RespectNullableAnnotations = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
    }

    /// <summary>The protocol's word for a value, such as START_SESSION.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonSerializer.SerializeToElement(value, Options).GetString()!;

    private static JsonSerializerOptions CreateStrict()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(RequireWhatIsNotNullable);
        resolver.Modifiers.Add(RefuseGapsInLists);
        resolver.Modifiers.Add(RefuseWhatIsTooLong);
        var options = new JsonSerializerOptions(Options) { TypeInfoResolver = resolver, RespectNullableAnnotations = true };
        options.MakeReadOnly();
        return options;
    }

    // The wire types say it in C#: what may be absent is nullable or has a default.
    private static void RequireWhatIsNotNullable(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false }
                && Nullable.GetUnderlyingType(property.PropertyType) is null;
        }
    }

    // The serializer looks at what a list is, not at what is in it: [null] would pass for a list of EVSEs.
    private static void RefuseGapsInLists(JsonTypeInfo type)
    {
        var lists = type.Properties.Where(property => property is { Get: not null, PropertyType: { IsGenericType: true, IsValueType: false } list }
            && !list.GenericTypeArguments[0].IsValueType).ToList();
        if (type.Kind is not JsonTypeInfoKind.Object || lists.Count is 0)
            return;

        type.OnDeserialized += value =>
        {
            foreach (var list in lists)
            {
                if (list.Get!(value) is IEnumerable items && items.Cast<object?>().Contains(null))
                    throw new JsonException("There is nothing in place of an item.", $"$.{list.Name}", null, null);
            }
        };
    }

    // What is longer than the tables of the modules allow would be refused by the next one to whom it goes.
    private static void RefuseWhatIsTooLong(JsonTypeInfo type)
    {
        var texts = type.Properties.Select(property => (Property: property, Most: FieldLengths.Of(type.Type, property.Name)))
            .Where(text => text is { Most: not null, Property.Get: not null }).ToList();
        if (texts.Count is 0)
            return;

        type.OnDeserialized += value =>
        {
            foreach (var (property, most) in texts)
            {
                var isTooLong = property.Get!(value) switch
                {
                    string text => text.Length > most,
                    IEnumerable<string> items => items.Any(text => text.Length > most),
                    _ => false,
                };
                if (isTooLong)
                    throw new JsonException("A text is too long.", $"$.{property.Name}", null, null);
            }
        };
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        options.SpeakOcpi();
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static void SpeakOcpi(this JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // The body is UTF-8 and no HTML page: names of streets stay readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 32;
        options.Converters.Add(new OcpiDateTimeConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false));
    }
}
