using System.Text.Json;
using OcpiKit.Engine.Evidence;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Checks.Values;

/// <summary>A value of a message and what it is by the tables of the specification.</summary>
/// <param name="Spot">The value and where it stands.</param>
/// <param name="Class">The class that its field belongs to; of the object itself its own.</param>
/// <param name="Field">The name of the field; empty for the object itself.</param>
/// <param name="Form">What the field is made of; null where the class has no such field.</param>
internal readonly record struct TypedValue(Spot Spot, string Class, string Field, FieldForm? Form)
{
    /// <summary>So many objects of a message are gone through: what a platform writes in one way it writes so in all.</summary>
    private const int Objects = 50;

    /// <summary>What a message of the target's holds, as far as its operation says of which type that is; where it may be of several, by the first that has its fields.</summary>
    public static IEnumerable<TypedValue> In(Exchange exchange, ISchemas schemas)
    {
        var types = exchange.Direction == Direction.FromSubject ? exchange.Operation?.Request?.Types : exchange.GivesData ? exchange.Operation?.Response?.Types : null;
        if (types is not { Count: > 0 } || !exchange.Tells())
            return [];
        var objects = exchange.Direction == Direction.FromSubject ? [new Spot("", exchange.Body.Json!.Value)] : exchange.Items().Select(item => new Spot(item.Pointer, item.Value));
        return objects.Take(Objects).SelectMany(spot => Of(spot, Nearest(spot, types, schemas), schemas));
    }

    /// <summary>What an object of this type holds.</summary>
    public static IEnumerable<TypedValue> Of(Spot spot, string type, ISchemas schemas)
    {
        var fields = schemas.Fields(type);
        if (fields.Count == 0 || spot.Value.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var property in spot.Value.EnumerateObject())
        {
            var name = property.SafeName();
            var value = new Spot(spot.At(name), property.Value);
            var form = fields.GetValueOrDefault(name);
            yield return new(value, type, name, form);
            if (form is null)
                continue;
            foreach (var inner in (form.IsList ? spot.List(name) : [value]).SelectMany(part => Of(part, form.Type, schemas)))
                yield return inner;
        }
    }

    private static string Nearest(Spot spot, IReadOnlyList<string> types, ISchemas schemas) =>
        types.Count == 1 ? types[0] : types.MinBy(type => spot.Value.ValueKind == JsonValueKind.Object ? spot.Value.EnumerateObject().Count(property => !schemas.Fields(type).ContainsKey(property.SafeName())) : 0)!;
}
