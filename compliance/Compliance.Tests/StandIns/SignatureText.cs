using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace OcpiKit.Compliance.Tests.StandIns;

/// <summary>Signatures as text, in one way from the metadata of a file and from reflection, so that the two can be compared.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    internal static string Of(MethodBase method)
    {
        var returns = method is MethodInfo info ? Of(info.ReturnType) : "System.Void";
        return $"{returns} {method.Name}({string.Join(", ", method.GetParameters().Select(p => Of(p.ParameterType)))})";
    }

    internal static string Of(Type type)
    {
        if (type.IsGenericMethodParameter) return $"!!{type.GenericParameterPosition}";
        if (type.IsGenericParameter) return $"!{type.GenericParameterPosition}";
        if (type.IsByRef) return Of(type.GetElementType()!) + "&";
        if (type.IsArray) return Of(type.GetElementType()!) + "[]";
        return type.IsConstructedGenericType
            ? $"{type.Namespace}.{type.Name}<{string.Join(",", type.GetGenericArguments().Select(Of))}>"
            : $"{type.Namespace}.{type.Name}";
    }

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeDefinition(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(",", typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[,]";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function";
}
