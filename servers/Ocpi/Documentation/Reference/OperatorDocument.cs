using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OcpiKit.Ocpi.Operating;
using OcpiKit.Ocpi.Registration;

namespace OcpiKit.Ocpi.Documentation.Reference;

/// <summary>The document about what is for the people who run the server, and is no OCPI.</summary>
internal sealed class OperatorDocument(RegistrationTerms terms) : IOpenApiDocumentTransformer
{
    private const string Introduction =
        """
        What this server offers to you who run it, beside OCPI. No partner gets here: these addresses are for the machine on which the
        server runs, and need no credentials token. Where others can reach the server, or where it was started with an operator key,
        they want that key in the header X-Operator-Key.
        """;

    /// <summary>Whether a route belongs into this document.</summary>
    public static bool IsPartOfIt(ApiDescription route) =>
        OperatorRoutes.IsForOperators(route.ActionDescriptor.EndpointMetadata) && !HttpMethods.IsHead(route.HttpMethod ?? "");

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = $"{terms.Roles[0].BusinessDetails.Name}: for you who run it", Version = "1", Description = Introduction };
        return Task.CompletedTask;
    }
}
