using System.Text.Json;
using OcpiKit.Engine.Checks;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Results;
using OcpiKit.Protocol;
using OcpiKit.Protocol.Wording;

namespace OcpiKit.Engine.Desk;

/// <summary>Judges a message that somebody has in a file, without any endpoint, by the same checks as in a run. What a check would need an endpoint for is not judged.</summary>
/// <param name="edition">The protocol as data.</param>
public sealed class DeskJudge(Edition edition)
{
    /// <summary>The most bytes that are read.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>Judges a file.</summary>
    /// <param name="content">As it is.</param>
    /// <param name="type">The OCPI type that it holds; null to guess it.</param>
    /// <exception cref="DeskException">It is no JSON, or nothing that could be judged.</exception>
    public DeskResult Judge(ReadOnlyMemory<byte> content, string? type)
    {
        var body = ParsedBody.Of(content);
        if (!body.Present)
            throw new DeskException("The file is empty.");
        if (body.Json is not { } json)
            throw new DeskException($"This is not JSON: {body.JsonError} ({(body.IsUtf8 ? $"or it nests deeper than {ParsedBody.MaxDepth} levels" : "and it is not UTF-8")}).");
        var named = type is null ? null : Named(type);
        return Recording.In(json) is { } recording ? new RecordingDesk(edition).Judge(recording)
            : json.Field("status_code") is not null && json.Field("result") is null ? OfEnvelope(content, json, named)
            : json.ValueKind == JsonValueKind.Array ? OfObjects(Form.Page, [.. json.EnumerateArray()], named)
            : json.ValueKind == JsonValueKind.Object ? OfObjects(Form.Object, [json], named)
            : throw new DeskException($"The file holds {Checks.Values.Showing.Kind(json)}, where an object or a list of objects is looked for.");
    }

    private string Named(string type) =>
        edition.Schemas.Types.FirstOrDefault(known => string.Equals(known, type, StringComparison.OrdinalIgnoreCase))
        ?? throw new DeskException($"There is no type {type} in OCPI {edition.Version}.{(Nearest.To(type, edition.Schemas.Types) is { } near ? $" Did you mean {near}?" : "")}");

    private Matter Guessed(Form form, JsonElement? item, string? named)
    {
        if (named is not null)
            return new(form, named, true, []);
        var guesses = item is { } one ? new TypeGuess(edition.Schemas).Of(one) : [];
        if (guesses.Count == 0)
            return new(form, null, false, []);
        var close = guesses.Skip(1).TakeWhile(guess => guess.Fit > guesses[0].Fit * 0.8).Take(3).Select(guess => guess.Type).ToList();
        return new(form, guesses[0].Type, guesses[0].Fit > 0.6 && close.Count == 0, close);
    }

    private DeskResult OfObjects(Form form, IReadOnlyList<JsonElement> items, string? named)
    {
        var matter = Guessed(form, items.Count == 0 ? null : items[0], named);
        if (matter.Type is not { } type)
        {
            throw new DeskException(items.Count == 0
                ? "The list is empty: there is nothing to judge."
                : "What is in the file looks like no type of OCPI; say with --type which it is meant to be, such as --type CDR.");
        }

        var enveloped = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["data"] = items, ["status_code"] = 1000, ["timestamp"] = "2026-01-01T00:00:00Z" });
        var operation = Lending.AnswerWith(type, edition);
        var exchange = operation is null ? null : Exchanges.Answer(operation, enveloped);
        var findings = exchange is null ? Bare(type, items) : CheckCatalog.OfObjects.SelectMany(check => Applied(check, exchange));
        return new(matter, [.. findings.Select(finding => new DeskFinding(finding with { Pointer = Inside(finding.Pointer, form), Exchange = null }))], []);
    }

    // A list is taken as it is; where one object is given back alone the check sees it so.
    private DeskResult OfEnvelope(ReadOnlyMemory<byte> content, JsonElement envelope, string? named)
    {
        var data = envelope.Field("data");
        var first = data is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Cast<JsonElement?>().FirstOrDefault() : data is { ValueKind: JsonValueKind.Object } ? data : null;
        var matter = Guessed(Form.Envelope, first, named);
        var operation = matter.Type is { } type ? Lending.AnswerWith(type, edition, list: data is { ValueKind: JsonValueKind.Array }) : null;
        var exchange = Exchanges.Answer(operation, content);
        var checks = operation is null ? CheckCatalog.OfEnvelopes : [.. CheckCatalog.OfEnvelopes, .. CheckCatalog.OfObjects];
        var notes = data is null or { ValueKind: JsonValueKind.Null } ? new[] { "There is no data: only the envelope was judged." }
            : operation is null ? [$"{matter.Type ?? "What is in data"} is in no answer of OCPI: only the envelope was judged."]
            : Array.Empty<string>();
        return new(matter, [.. checks.SelectMany(check => Applied(check, exchange)).Select(finding => new DeskFinding(finding with { Exchange = null }))], notes);
    }

    private IEnumerable<Finding> Bare(string type, IReadOnlyList<JsonElement> items) => items.Select((item, index) => (item, index)).SelectMany(one =>
        edition.Schemas.Validate(type, one.item) is { Count: > 0 } errors
            ? errors.Select(error => new Finding(
                $"schema.{error.Type.ToLowerInvariant()}", $"Each {error.Type} has the fields, kinds, lengths and values that OCPI gives it.", Verdict.Fail, Axis.Conformance,
                error.Comment is null ? [] : [error.Comment], $"{error.Field}: {error.Rule}", new(error.Expected, error.Received), Pointer: $"/data/{one.index}{error.Pointer}"))
            : [new Finding($"schema.{type.ToLowerInvariant()}", $"Each {type} has the fields, kinds, lengths and values that OCPI gives it.", Verdict.Pass, Axis.Conformance, [], $"It is a {type}.", Pointer: $"/data/{one.index}")]);

    private IEnumerable<Finding> Applied(ICheck<Exchange> check, Exchange exchange) => new Judge(new Surroundings(edition, new HashSet<string>(), Loopback: false), [check], [], []).Of(exchange);

    /// <summary>The pointer into the file: what was wrapped to be judged is unwrapped again.</summary>
    private static string? Inside(string? pointer, Form form)
    {
        const string Data = "/data";
        if (pointer is null || !pointer.StartsWith(Data, StringComparison.Ordinal))
            return pointer;
        var inside = pointer[Data.Length..];
        return form == Form.Object && inside.StartsWith("/0", StringComparison.Ordinal) ? inside[2..] : inside;
    }
}
