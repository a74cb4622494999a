using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OcpiKit.Ocpi.Operating;
using OcpiKit.Ocpi.Types;
using Scalar.AspNetCore;

namespace OcpiKit.Ocpi.Documentation.Reference;

/// <summary>
/// The API reference: what this server offers, to read and to try out (/docs), and the same for programs (OpenAPI, /docs/ocpi.json). It is
/// made from the routes, the wire types and the catalogue of operations while somebody asks, so that it says what is there. Whatever the
/// page needs comes from this server: it works without a network.
/// </summary>
public static class ApiReference
{
    /// <summary>The name of the document about OCPI.</summary>
    public const string Ocpi = "ocpi";

    /// <summary>The name of the document about all that is for the people who run the server.</summary>
    public const string Operator = "operator";

    // The script of the page brings its own styles and writes them into the page.
    private const string Rest =
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Adds the two documents.</summary>
    public static void AddApiReference(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(json => json.SerializerOptions.SpeakStrictOcpi());
        services.AddSingleton<Examples>();
        services.AddTransient<IApiDescriptionProvider, CatalogueDescriptions>();
        services.AddOpenApi(Ocpi, document =>
        {
            document.ShouldInclude = route => CatalogueDescriptions.OperationOf(route) is not null;
            document.CreateSchemaReferenceId = WireSchemas.NameOf;
            document.AddSchemaTransformer<WireSchemas>();
            document.AddDocumentTransformer<OcpiDocument>();
        });
        services.AddOpenApi(Operator, document =>
        {
            document.ShouldInclude = OperatorDocument.IsPartOfIt;
            document.CreateSchemaReferenceId = WireSchemas.NameOf;
            document.AddSchemaTransformer<WireSchemas>();
            document.AddDocumentTransformer<OperatorDocument>();
        });
    }

    /// <summary>Maps the page and its documents, beneath /docs.</summary>
    public static void MapApiReference(this IEndpointRouteBuilder routes)
    {
        var docs = routes.MapOperator("").ExcludeFromDescription().AddEndpointFilter(Guard);
        docs.MapOpenApi("/docs/{documentName}.json");
        docs.MapScalarApiReference("/docs", page => page
            .WithTitle("OCPI API reference")
            .AddDocument(Ocpi, "OCPI")
            .AddDocument(Operator, "For you who run it")
            .WithOpenApiRoutePattern("/docs/{documentName}.json")
            .WithNonce()
            .WithFavicon("/watch/icon.svg")
            .ExpandAllTags()
            .DisableDefaultFonts()
            .DisableTelemetry()
            .HideDeveloperTools()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()
            .AddPreferredSecuritySchemes([OcpiDocument.TokenScheme])
            .WithDefaultHttpClient(ScalarTarget.Shell, ScalarClient.Curl));
    }

    private static ValueTask<object?> Guard(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // The number that lets the page's own few lines run is made with the page.
        context.Response.OnStarting(() =>
        {
            var nonce = context.Items.TryGetValue(ScalarOptions.NonceHttpContextItemKey, out var number) ? $" 'nonce-{number}'" : "";
            headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self'{nonce}; {Rest}";
            return Task.CompletedTask;
        });
        return next(invocation);
    }
}
