using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using OcpiKit.Ocpi.Modules;

namespace OcpiKit.Ocpi.Documentation.Reference;

/// <summary>Puts the words of the catalogue, headers and examples into what the routes say of an operation.</summary>
/// <param name="examples">Makes the examples.</param>
/// <param name="document">Where all this goes.</param>
/// <param name="scene">What the examples are about.</param>
/// <param name="server">Where this server is.</param>
internal sealed class OperationText(Examples examples, OpenApiDocument document, Scene scene, Uri server)
{
    public void Write(OpenApiOperation text, Operation operation, string path)
    {
        text.OperationId = operation.Id;
        text.Summary = operation.Title;
        text.Description = Describe(operation);
        text.Tags = new HashSet<OpenApiTagReference> { new(operation.Module, document) };
        text.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OcpiDocument.TokenScheme, document)] = [] }];
        text.Parameters = [.. OfPath(operation, path), .. OfQuery(operation), .. Headers(operation)];
        WriteBody(text, operation);
        foreach (var (http, refusals) in PossibleAnswers.Of(operation))
            WriteAnswer((OpenApiResponse)text.Responses![Text(http)], operation, http, refusals);
    }

    private static string Describe(Operation operation)
    {
        var text = new StringBuilder(operation.Note);
        text.Append(CultureInfo.InvariantCulture, $"\n\n{(operation.Role is null ? "" : $"{operation.Role} interface. ")}Turned down with:\n\n| HTTP | status_code | when |\n|---|---|---|\n");
        foreach (var refusal in PossibleAnswers.Of(operation).SelectMany(answer => answer.Refusals))
            text.Append(CultureInfo.InvariantCulture, $"| {refusal.Http} | {refusal.StatusCode} | {refusal.Because} |\n");
        return text.ToString().Trim();
    }

    private IEnumerable<OpenApiParameter> OfPath(Operation operation, string path) => path.Split('/')
        .Where(segment => segment.StartsWith('{'))
        .Select(segment => segment.Trim('{', '*', '}'))
        .Select(name => new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Path,
            Required = true,
            Schema = ParameterSchemas.Of(name),
            Example = Examples.Parameter(name, operation, scene),
        });

    private IEnumerable<OpenApiParameter> OfQuery(Operation operation) => (operation.IsList ? ParameterSchemas.OfLists : operation.Query)
        .Select(name => new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = ParameterSchemas.Describe(name),
            Required = name is "duration" or "response_url",
            Schema = ParameterSchemas.Of(name),
            Example = Examples.Parameter(name, operation, scene),
        });

    private static IEnumerable<OpenApiParameter> Headers(Operation operation) =>
        ParameterSchemas.Headers(isRouted: operation.Module is not Catalogue.Connecting.Versions && Module.IsRouted(operation.Module))
            .Select(header => new OpenApiParameter { Name = header.Name, In = ParameterLocation.Header, Description = header.Description, Schema = header.Schema });

    private void WriteBody(OpenApiOperation text, Operation operation)
    {
        if (text.RequestBody is not OpenApiRequestBody body || body.Content?["application/json"] is not { } json)
            return;
        body.Required = !operation.IsBodyOptional;
        if (operation.IsPartial)
        {
            body.Description = "Only the fields that change, and `last_updated`.";
            json.Schema = ChangesOf(json.Schema!);
        }
        json.Example = Examples.Request(operation, scene);
    }

    private void WriteAnswer(OpenApiResponse answer, Operation operation, int http, IReadOnlyList<Refusal> refusals)
    {
        var successes = PossibleAnswers.Successes(operation).ToList();
        answer.Description = successes.Contains(http)
            ? http is 201 ? "Done: the object is new here." : refusals.Count > 0 ? "Done, or understood and turned down: look at status_code." : "Done."
            : refusals.Count is 1 ? refusals[0].Because : ReasonPhrases.GetReasonPhrase(http);

        var json = answer.Content!["application/json"];
        WireSchemas.LeaveOutNull(json.Schema!);
        json.Examples = new Dictionary<string, IOpenApiExample>();
        if (successes.Contains(http))
            json.Examples["success"] = new OpenApiExample { Summary = "It went well", Value = examples.Success(operation, scene, server) };
        foreach (var (refusal, i) in refusals.Select((refusal, i) => (refusal, i)))
        {
            json.Examples[$"{refusal.StatusCode}{(i > 0 ? $"-{i}" : "")}"] = new OpenApiExample
            {
                Summary = $"{refusal.StatusCode}: {refusal.Because}",
                Value = examples.Envelope(null, refusal.StatusCode, refusal.Because),
            };
        }
        answer.Headers = ParameterSchemas.AnswerHeaders(operation, http);
    }

    // A PATCH is the object without the duty to be whole.
    private IOpenApiSchema ChangesOf(IOpenApiSchema whole)
    {
        if (whole is not OpenApiSchemaReference { Reference.Id: { } name } || document.Components?.Schemas?[name] is not OpenApiSchema schema)
            return whole;
        var changes = (OpenApiSchema)schema.CreateShallowCopy();
        changes.Required = new HashSet<string> { "last_updated" };
        changes.Description = $"Fields of a {name} that change.";
        // An object must not begin with two ids: the copy gets its own name.
        changes.Metadata = null;
        document.AddComponent(name + "Changes", changes);
        return new OpenApiSchemaReference(name + "Changes", document);
    }

    private static string Text(int http) => http.ToString(CultureInfo.InvariantCulture);
}
