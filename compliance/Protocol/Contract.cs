#pragma warning disable CA1822
using System.Text.Json;

namespace OcpiKit.Protocol;

public sealed record Edition(string Version, OperationCatalog Operations, RequirementCatalog Requirements, ISchemas Schemas, IDialect Dialect)
{
    public static Edition Load(string folder) => throw new InvalidOperationException(folder);
    public static Edition Load221() => throw new InvalidOperationException();
}
public enum Interface { Symmetric, Sender, Receiver }
public sealed record Operation(string Id, string Title, string Module, Interface Interface, string Method, string Url, IReadOnlyList<Parameter> Parameters, Payload? Request, ResponseShape? Response, bool Paged, bool Functional, IReadOnlyList<Answer> Answers, string Source);
public sealed record Parameter(string Name, ParameterPlace In, string Type, int? MaxLength, bool Required);
public enum ParameterPlace { Path, Query }
public sealed record Payload(IReadOnlyList<string> Types, bool Patch, bool Required);
public sealed record ResponseShape(IReadOnlyList<string> Types, string Cardinality) { public bool IsList => Cardinality is "*" or "+"; }
public sealed record Answer(string When, IReadOnlyList<int> Http, IReadOnlyList<int> Status, IReadOnlyList<Tolerance> Tolerated, IReadOnlyList<string> Verifies);
public sealed record Tolerance(IReadOnlyList<int> Http, IReadOnlyList<int> Status);
public sealed class OperationCatalog : List<Operation>
{
    public Operation this[string id] => this.First(o => o.Id == id);
    public bool TryGet(string id, out Operation operation) { operation = this.FirstOrDefault(o => o.Id == id)!; return operation is not null; }
    public string? Nearest(string id) => null;
    public Answer? Answer(Operation op, string when) => op.Answers.FirstOrDefault(a => a.When == when);
    public IReadOnlyList<string> AnswerNames => [];
}
public enum Level { Must, Should, May }
public enum Severity { Info, Warn, Fail }
public sealed record Requirement(string Id, string Module, Level Level, Severity MaxAsClient, Severity MaxAsServer, string Kind, string Testability, string Role, string Side, IReadOnlyList<string> Ambiguities, string Text, string Document, string Lines, string Section, string Hint, string Note)
{ public string Source => $"{Document}, lines {Lines} ({Section})"; }
public sealed class RequirementCatalog : List<Requirement>
{
    public Requirement this[string id] => this.First(o => o.Id == id);
    public bool TryGet(string id, out Requirement requirement) { requirement = this.FirstOrDefault(o => o.Id == id)!; return requirement is not null; }
}
public interface ISchemas { IReadOnlyList<SchemaError> Validate(string type, JsonElement value, bool patch = false); IReadOnlyCollection<string> Types { get; } }
public sealed record SchemaError(string Pointer, string Rule, string Expected, string Received, string Type, string Schema, string Field, string? Comment);
public interface IDialect { string Version { get; } string Authorization(string token); string RawAuthorization(string token); Envelope ReadEnvelope(JsonElement body); IReadOnlyList<VersionEntry> ReadVersions(JsonElement data); IReadOnlyList<Endpoint> ReadDetails(JsonElement data); }
public sealed record Envelope(bool IsObject, JsonElement? Data, JsonElement? StatusCode, JsonElement? StatusMessage, JsonElement? Timestamp) { public int? Code => StatusCode is { ValueKind: JsonValueKind.Number } s && s.TryGetInt32(out var n) ? n : null; }
public sealed record VersionEntry(string Version, string Url);
public sealed record Endpoint(string Identifier, string Role, string Url);
