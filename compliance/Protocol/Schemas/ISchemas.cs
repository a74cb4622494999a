using System.Text.Json;

namespace OcpiKit.Protocol;

/// <summary>The form of each OCPI type.</summary>
public interface ISchemas
{
    /// <summary>The types that have a schema, in ordinal order.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>The fields that the schema of a type names, each with whether it is required; empty for what is no class.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    IReadOnlyDictionary<string, bool> FieldsOf(string type);

    /// <summary>The ids of the requirements that the schema of a type names, in the order of its document; empty where it names none.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    IReadOnlyList<string> RequirementsOf(string type);

    /// <summary>What is wrong with a value, in the order of the document; empty where it is valid.</summary>
    /// <param name="type">An OCPI type, such as <c>Location</c>.</param>
    /// <param name="value">The value.</param>
    /// <param name="patch">Whether it is a PATCH: no field is required, no rule between fields holds, each field that is there is judged.</param>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    IReadOnlyList<SchemaError> Validate(string type, JsonElement value, bool patch = false);

    /// <summary>What is wrong with each of many values, in their order; implementations may look at them in parallel.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    IReadOnlyList<IReadOnlyList<SchemaError>> ValidateMany(string type, IReadOnlyList<JsonElement> values) =>
        [.. values.Select(value => Validate(type, value))];

    /// <summary>The fields of a class by name; empty for what has none, such as an enum.</summary>
    IReadOnlyDictionary<string, FieldForm> Fields(string type);
}

/// <summary>What a field of a class is made of.</summary>
/// <param name="Type">Its OCPI type, of a list that of its elements; empty where it is none of its own, such as true or false.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="IsFilled">Whether the list has at least one element.</param>
public sealed record FieldForm(string Type, bool IsList, bool IsFilled);

/// <summary>One place where a value breaks its schema, as a person needs it.</summary>
/// <param name="Pointer">The JSON Pointer of the field, from the value that was judged; a missing field has the pointer it would have.</param>
/// <param name="Rule">The rule in words, such as <c>at most 36 characters</c>.</param>
/// <param name="Expected">What would have been right.</param>
/// <param name="Received">What was there, at most 80 characters of it.</param>
/// <param name="Type">The OCPI type whose schema is broken, such as <c>EVSE</c>.</param>
/// <param name="Schema">The file of that schema and the pointer into it, such as <c>types/EVSE.json#/properties/uid/maxLength</c>.</param>
/// <param name="Field">The field by its class, such as <c>EVSE.evse_id</c>.</param>
/// <param name="Comment">The id of the requirement behind the rule, where the schema names one.</param>
public sealed record SchemaError(
    string Pointer, string Rule, string Expected, string Received, string Type, string Schema, string Field, string? Comment);
