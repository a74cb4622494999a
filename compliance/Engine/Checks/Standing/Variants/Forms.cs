using System.Text.Json;
using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Variants;

/// <summary>One of the ways of writing that OCPI allows and that not every partner reads: told once for each message, with how often it was met.</summary>
internal abstract class AllowedForm(string id, string title, string requirement) : Check<Exchange>(id, title, [requirement])
{
    /// <summary>Whether a value is written in this way.</summary>
    protected abstract bool Is(TypedValue value);

    /// <summary>What is said where values are.</summary>
    protected abstract string Says(int many, string field);

    /// <inheritdoc/>
    public sealed override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings)
    {
        var met = TypedValue.In(evidence, surroundings.Edition.Schemas).Where(value => value.Form is not null && Is(value)).ToList();
        return met.Count == 0 ? [] : [Info(Says(met.Count, $"{met[0].Class}.{met[0].Field}"), met[0].Spot.Pointer)];
    }
}

/// <summary>A DateTime without a zone is in UTC (types, DateTime).</summary>
internal sealed class ZonelessTimes() : AllowedForm("datetime.zoneless", "Times without a zone are in UTC.", "TYP-04")
{
    protected override bool Is(TypedValue value) =>
        value.Form!.Type == "DateTime" && value.Spot.Value.Text() is { Length: > 0 } text && text[^1] != 'Z' && OcpiDateTime.Parse(text) is not null;

    protected override string Says(int many, string field) =>
        $"{Showing.Count(many, "time")} (such as {field}) end without a Z: it is UTC all the same. Libraries that take such a time for a local one are off by hours.";
}

/// <summary>15.0 is the whole number 15 (types, number). Parsers that want an int of it may stop.</summary>
internal sealed class PointedIntegers() : AllowedForm("number.pointed", "A whole number is one with a point in it, too.", "TYP-08")
{
    protected override bool Is(TypedValue value) => value.Form!.Type == "int" && value.Spot.Value is { ValueKind: JsonValueKind.Number } number && number.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');

    protected override string Says(int many, string field) =>
        $"{Showing.Count(many, "whole number")} (such as {field}) are written with a point or an exponent. The value is what counts, but parsers that read them into an integer may stop there.";
}

/// <summary>null stands for a field that is not there (terminology, cardinality).</summary>
internal sealed class Nulls() : AllowedForm("fields.null", "A null says the same as leaving out.", "TRM-02")
{
    // Where a field is required, schema says that null is too little.
    protected override bool Is(TypedValue value) => value.Spot.Value.ValueKind == JsonValueKind.Null;

    protected override string Says(int many, string field) => $"{Showing.Count(many, "field")} (such as {field}) are null, which says the same as leaving them out where they are optional.";
}

/// <summary>An empty list is null is absent (terminology, cardinality).</summary>
internal sealed class EmptyLists() : AllowedForm("fields.empty-list", "An empty list says the same as leaving out.", "TRM-03")
{
    protected override bool Is(TypedValue value) => value.Form is { IsList: true, IsFilled: false } && value.Spot.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0;

    protected override string Says(int many, string field) => $"{Showing.Count(many, "list")} (such as {field}) are empty, which says the same as leaving them out.";
}
