using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation.Reference;

/// <summary>Says of the wire types what C# does not: how long a text may be, what a DateTime looks like, that nothing is sent as null.</summary>
internal sealed class WireSchemas : IOpenApiSchemaTransformer
{
    /// <summary>OCPI's DateTime (types, DateTime).</summary>
    public static OpenApiSchema DateTime() => WithDateTime(new OpenApiSchema());

    /// <summary>OCPI's URL (types, URL).</summary>
    public static OpenApiSchema Url() => new() { Type = JsonSchemaType.String, Format = "uri", MaxLength = 255 };

    /// <summary>The name of a type in the reference, which is the protocol's; null where it is written out each time, as envelopes are.</summary>
    public static string? NameOf(JsonTypeInfo type) => type.Type switch
    {
        { IsGenericType: true } envelope when envelope.GetGenericTypeDefinition() == typeof(Envelope<>) => null,
        { Name: nameof(Cdr) } => "CDR",
        { Name: nameof(Evse) } => "EVSE",
        { Name: nameof(VersionEntry) } => "Version",
        { Name: nameof(EndpointEntry) } => "Endpoint",
        { Name: nameof(PublishToken) } => "PublishTokenType",
        _ => OpenApiOptions.CreateDefaultSchemaReferenceId(type),
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        // What is absent is left out and not sent as null.
        if (schema.Type is { } types)
            schema.Type = types & ~JsonSchemaType.Null;
        // A parameter of a C# constructor that may be null still has to be given; a field of the wire does not.
        if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Object, Properties: var fields })
            schema.Required = fields.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet();
        if (type.IsEnum)
            (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. Enum.GetValues(type).Cast<object>().Select(word => JsonSerializer.SerializeToNode(word, type, OcpiJson.Options)!)]);
        if (type == typeof(DateTimeOffset))
            WithDateTime(schema);
        if (type == typeof(Uri))
            schema.MaxLength = 255;
        if (type == typeof(decimal))
            schema.Format = null;
        if (context.JsonPropertyInfo is { } property && FieldLengths.Of(property.DeclaringType, property.Name) is { } most)
            ((type == typeof(string) ? schema : schema.Items as OpenApiSchema) ?? schema).MaxLength = most;
        return Task.CompletedTask;
    }

    /// <summary>Says "a Connector" of fields that may be absent, and not "a Connector or null".</summary>
    public static void LeaveOutNull(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema { Properties: { } fields })
            return;
        foreach (var (name, field) in fields.ToList())
        {
            if (field is OpenApiSchema { OneOf: [OpenApiSchema { Type: JsonSchemaType.Null }, OpenApiSchemaReference type] })
                fields[name] = type;
        }
    }

    private static OpenApiSchema WithDateTime(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.String;
        schema.Format = "date-time";
        schema.MaxLength = 25;
        schema.Pattern = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z?$";
        schema.Description ??= "UTC, with a Z or without a zone.";
        return schema;
    }
}
