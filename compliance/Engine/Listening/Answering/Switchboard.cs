using System.Text.Json;
using System.Text.Json.Nodes;
using OcpiKit.Engine.Evidence;
using OcpiKit.Engine.Listening.Access;
using OcpiKit.Protocol;

namespace OcpiKit.Engine.Listening.Answering;

/// <summary>Answers one kind of operation. The caller may ask and the body has the right form.</summary>
internal delegate Task<Reply> Answer(Visit visit, CancellationToken stop);

/// <summary>Looks at what holds for all operations (who asks, and with what body), then has the call answered by who knows about it.</summary>
/// <param name="edition">The version of OCPI.</param>
/// <param name="desks">Who answers an operation.</param>
internal sealed class Switchboard(Edition edition, Func<Operation, Answer> desks)
{
    private const int Mistakes = 3;

    public async Task<Reply> AnswerAsync(Match match, IReadOnlyDictionary<string, string> parameters, Shown shown, RequestMessage request, CancellationToken stop)
    {
        if (match is { Operation: null, Allowed: [] })
            return Reply.NotFound("There is nothing under this URL.");
        var handshake = match.Operation is { Interface: Interface.Symmetric };
        if (!shown.Opens && !(handshake && shown.Kind == ShownToken.Registration))
            return new(401, 2000, "The Authorization header has no token that is valid here.") { Headers = [new("WWW-Authenticate", "Token")] };
        if (match.Operation is not { } operation)
            return new(405, 2000, $"{request.Method} is not among the methods of this URL.") { Headers = [new("Allow", string.Join(", ", match.Allowed))] };
        var (json, refusal) = Read(operation, request);
        refusal ??= operation.Parameters.FirstOrDefault(parameter => parameter is { In: ParameterPlace.Query, Required: true, Name: not "date_from" } && !parameters.ContainsKey(parameter.Name)) is { } missing
            ? Reply.Refused($"The parameter {missing.Name} is missing.")
            : null;
        return refusal ?? await desks(operation)(new(operation, parameters, shown, request, json), stop);
    }

    private (JsonElement? Json, Reply? Refusal) Read(Operation operation, RequestMessage request)
    {
        if (operation.Request is not { } payload || (request.Body.IsEmpty && !payload.Required))
            return (null, null);
        var body = ParsedBody.Of(request.Body);
        if (body is not { Json: { } json, IsUtf8: true })
            return (null, new(400, 2001, body.Present ? "The body is no JSON." : "There is no body."));
        if (body.DuplicateKeys.Count > 0)
            return (null, Reply.Refused($"{Shorten(body.DuplicateKeys[0])} stands twice in the body."));
        if (!CanBeKept(json))
            return (null, Reply.Refused("The body holds text that is no Unicode."));
        // Where it may be one of several types, it is judged as the one that it is nearest to.
        var errors = payload.Types.Select(type => edition.Schemas.Validate(type, json, payload.Patch)).MinBy(found => found.Count)!;
        return errors.Count == 0
            ? (json, null)
            : (null, Reply.Refused(string.Join("; ", errors.Take(Mistakes).Select(error => $"{(error.Pointer.Length > 0 ? Shorten(error.Pointer) : "the body")}: {error.Rule}"))));
    }

    /// <summary>Text may hold half of a surrogate pair as an escape; that cannot be read, and so not be kept.</summary>
    private static bool CanBeKept(JsonElement json)
    {
        try
        {
            return JsonNode.Parse(json.GetRawText()) is not null and var node && node.DeepClone() is not null && Walk(node);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or JsonException)
        {
            return false;
        }

        static bool Walk(JsonNode? node) => node switch
        {
            JsonObject all => all.All(pair => Walk(pair.Value)),
            JsonArray all => all.All(Walk),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() is not null,
            _ => true,
        };
    }

    private static string Shorten(string pointer) => pointer.Length > 100 ? pointer[..100] + "…" : pointer;
}
