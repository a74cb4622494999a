using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Json.More;
using Json.Pointer;
using Json.Schema;

namespace OcpiKit.Compliance.Tests.StandIns;

/// <summary>
/// JsonSchema.Net was compiled against the libraries that we stand in for: what it calls of them is read from its binary, so that an upgrade
/// names here what is missing, and not at run time.
/// </summary>
[Category("unit")]
public sealed class StandInSurfaceTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, Assembly> StandIns = new()
    {
        ["JsonPointer.Net"] = typeof(JsonPointer).Assembly,
        ["Json.More"] = typeof(JsonSerializerOptionsExtensions).Assembly,
    };

    private static readonly IReadOnlyList<(string Library, string Type, string? Member)> Used = Read();

    [Test]
    public void Every_type_that_JsonSchema_Net_names_is_there() =>
        Assert.That(Used.Where(u => Type(u.Library, u.Type) is null).Select(u => u.Type).Distinct(), Is.Empty);

    [Test]
    public void Every_member_that_JsonSchema_Net_calls_is_there_with_its_signature() =>
        Assert.That(Used.Where(u => u.Member is not null && !Members(u.Library, u.Type).Contains(u.Member)).Select(u => $"{u.Type}: {u.Member}"), Is.Empty);

    [Test]
    public void The_binary_was_read_at_all() => Assert.That(Used.Count(u => u.Member is not null), Is.GreaterThan(25));

    [Test]
    public void The_stand_ins_have_the_versions_that_JsonSchema_Net_was_compiled_against() => Assert.Multiple(() =>
    {
        foreach (var reference in typeof(JsonSchema).Assembly.GetReferencedAssemblies().Where(r => StandIns.ContainsKey(r.Name!)))
            Assert.That(StandIns[reference.Name!].GetName().Version, Is.EqualTo(reference.Version), reference.Name);
    });

    private static List<(string Library, string Type, string? Member)> Read()
    {
        using var file = File.OpenRead(typeof(JsonSchema).Assembly.Location);
        using var image = new PEReader(file);
        var reader = image.GetMetadataReader();
        var types = reader.TypeReferences.Select(t => Parent(reader, t)).OfType<(string, string)>().Select(t => (t.Item1, t.Item2, (string?)null));
        var members = reader.MemberReferences.Select(reader.GetMemberReference)
            .Select(m => (Parent: Parent(reader, m.Parent), Text: Text(reader, m)))
            .Where(m => m.Parent is not null)
            .Select(m => (m.Parent!.Value.Library, m.Parent.Value.Type, (string?)m.Text));
        return [.. types.Concat(members)];
    }

    /// <summary>The type that a reference is made to, if it is one of those we stand in for.</summary>
    private static (string Library, string Type)? Parent(MetadataReader reader, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeSpecification)
        {
            var name = reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(new SignatureText(), null).Split('<')[0];
            var library = StandIns.FirstOrDefault(s => s.Value.GetType(name) is not null).Key;
            return library is null ? null : (library, name);
        }

        if (handle.Kind != HandleKind.TypeReference) return null;
        var type = reader.GetTypeReference((TypeReferenceHandle)handle);
        if (type.ResolutionScope.Kind != HandleKind.AssemblyReference) return null;
        var assembly = reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name);
        return StandIns.ContainsKey(assembly) ? (assembly, $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}") : null;
    }

    private static string Text(MetadataReader reader, MemberReference member)
    {
        var name = reader.GetString(member.Name);
        if (member.GetKind() == MemberReferenceKind.Field) return $"{member.DecodeFieldSignature(new SignatureText(), null)} {name}";
        var signature = member.DecodeMethodSignature(new SignatureText(), null);
        return $"{signature.ReturnType} {name}({string.Join(", ", signature.ParameterTypes)})";
    }

    private static Type? Type(string library, string name) => StandIns[library].GetType(name);

    private static IEnumerable<string> Members(string library, string type) => (Type(library, type)?.GetMembers(All) ?? []).Select(m => m switch
    {
        MethodBase method => SignatureText.Of(method),
        FieldInfo field => $"{SignatureText.Of(field.FieldType)} {field.Name}",
        _ => "",
    });
}
