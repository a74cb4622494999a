using System.Runtime.CompilerServices;
using Json.Pointer;
using Json.Schema;

namespace OcpiKit.Protocol.Schemas;

/// <summary>
/// The pointers of a result. JsonSchema.Net was compiled against a signed JsonPointer.Net; the compiler takes our unsigned stand-in for
/// another assembly (CS0012), the runtime does not.
/// </summary>
internal static class Places
{
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_InstanceLocation")]
    internal static extern JsonPointer Instance(EvaluationResults results);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_EvaluationPath")]
    internal static extern JsonPointer Path(EvaluationResults results);
}
