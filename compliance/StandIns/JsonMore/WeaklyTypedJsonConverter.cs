using System.Text.Json.Serialization;

namespace Json.More;

/// <summary>The base of the converters of JsonSchema.Net, which need nothing of it but to be a converter.</summary>
public abstract class WeaklyTypedJsonConverter<T> : JsonConverter<T>;
