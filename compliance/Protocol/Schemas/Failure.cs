using System.Text.Json;

namespace OcpiKit.Protocol.Schemas;

/// <summary>One keyword of a schema that a value breaks, before it is put into words.</summary>
/// <param name="Part">The schema and where it stands.</param>
/// <param name="Keyword">The keyword in it.</param>
/// <param name="Pointer">Where in the value, as text.</param>
/// <param name="Value">The value there; null where the field is missing.</param>
/// <param name="Field">The field by its class.</param>
/// <param name="Message">The words of the library, for keywords that we have none for.</param>
/// <param name="Ids">The requirement that the schema or the rule around it names.</param>
internal sealed record Failure(SchemaPart Part, string Keyword, string Pointer, JsonElement? Value, FieldPlace Field, string Message, string? Ids);

/// <summary>A field by the type that it is declared in.</summary>
/// <param name="Type">That type.</param>
/// <param name="Name">The field; empty for the value itself.</param>
/// <param name="Schema">What the type says of the field, where it knows it.</param>
internal sealed record FieldPlace(string Type, string Name, JsonElement? Schema)
{
    public override string ToString() => Name.Length == 0 ? Type : $"{Type}.{Name}";
}
