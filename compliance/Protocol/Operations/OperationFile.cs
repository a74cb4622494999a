using System.Text.Json;
using System.Text.Json.Serialization;

namespace OcpiKit.Protocol.Operations;

/// <summary>The form of <c>operations.json</c>: the answers that hold for all operations, then the operations.</summary>
internal sealed record OperationFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public required string Version { get; init; }

    public required IReadOnlyList<AnswerRow> Answers { get; init; }

    public required IReadOnlyList<OperationRow> Operations { get; init; }

    internal static OperationCatalog Read(string path)
    {
        OperationFile file;
        try
        {
            file = JsonSerializer.Deserialize<OperationFile>(File.ReadAllText(path), Strict)!;
        }
        catch (JsonException e)
        {
            throw EditionException.At(path, $"line {e.LineNumber + 1}, {e.Path}", e.Message, e);
        }
        catch (IOException e)
        {
            throw EditionException.At(path, "", e.Message, e);
        }

        if (file.Operations.CountBy(o => o.Id).FirstOrDefault(o => o.Value > 1).Key is { } twice)
            throw EditionException.At(path, twice, "the id of an operation is used twice");
        return new OperationCatalog([.. file.Operations.Select(o => o.Read())], [.. file.Answers.Select(a => a.Read())]);
    }
}

internal sealed record OperationRow(
    string Id, string Title, string Module, Interface Interface, string Method, string Url, IReadOnlyList<ParameterRow> Parameters,
    PayloadRow? Request, ResponseShape? Response, bool Paged, bool Functional, IReadOnlyList<AnswerRow> Answers, string Source)
{
    internal Operation Read() => new(Id, Title, Module, Interface, Method, Url, [.. Parameters.Select(p => p.Read())], Request?.Read(), Response, Paged,
        Functional, [.. Answers.Select(a => a.Read())], Source);
}

internal sealed record ParameterRow(string Name, ParameterPlace In, string Type, bool Required)
{
    public int? MaxLength { get; init; }

    public JsonElement? Default { get; init; }

    internal Parameter Read() => new(Name, In, Type, MaxLength, Required) { Default = Default?.ToString() };
}

internal enum PayloadForm
{
    Full,
    Patch,
}

internal sealed record PayloadRow(IReadOnlyList<string> Types, PayloadForm Form, bool Required)
{
    internal Payload Read() => new(Types, Form == PayloadForm.Patch, Required);
}

internal sealed record AnswerRow(string When, IReadOnlyList<int> Http, IReadOnlyList<string> Verifies)
{
    public string Title { get; init; } = "";

    public IReadOnlyList<int> Status { get; init; } = [];

    public IReadOnlyList<ToleranceRow> Tolerated { get; init; } = [];

    public IReadOnlyList<string> Result { get; init; } = [];

    internal Answer Read() => new(When, Http, Status, [.. Tolerated.Select(t => new Tolerance(t.Http, t.Status))], Verifies)
    {
        Title = Title,
        Results = Result,
    };
}

internal sealed record ToleranceRow
{
    public IReadOnlyList<int> Http { get; init; } = [];

    public IReadOnlyList<int> Status { get; init; } = [];
}
