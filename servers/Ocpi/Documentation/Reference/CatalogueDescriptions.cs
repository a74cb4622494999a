using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OcpiKit.Ocpi.Modules;

namespace OcpiKit.Ocpi.Documentation.Reference;

/// <summary>
/// Says of each route that is an operation of OCPI what the catalogue knows: what is sent and what comes back. The routes themselves do
/// not tell, since they read bodies as bytes and answer with envelopes.
/// </summary>
internal sealed class CatalogueDescriptions(Platform platform) : IApiDescriptionProvider
{
    // After the provider that lists the routes.
    public int Order => 0;

    /// <summary>The operation that a route is; null for routes of another kind, and for further ways to the same thing.</summary>
    public static Operation? OperationOf(ApiDescription route) =>
        route.Properties.TryGetValue(typeof(Operation), out var operation) ? (Operation)operation : null;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var route in context.Results)
        {
            // HEAD is GET without the body, and the list of versions is one thing at several addresses.
            var path = "/" + route.RelativePath?.TrimEnd('/');
            if (route.HttpMethod is { } method && !HttpMethods.IsHead(method) && !platform.VersionsPaths.Skip(1).Contains(path)
                && Operations.Find(platform, method, path) is { } operation)
                Describe(route, operation);
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    private static void Describe(ApiDescription route, Operation operation)
    {
        route.Properties[typeof(Operation)] = operation;
        if (operation.Body is not null)
        {
            route.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = "application/json" });
            route.ParameterDescriptions.Add(new ApiParameterDescription
            {
                Name = "body",
                Source = BindingSource.Body,
                Type = operation.Body,
                IsRequired = !operation.IsBodyOptional,
            });
        }

        route.SupportedResponseTypes.Clear();
        foreach (var (http, _) in PossibleAnswers.Of(operation))
        {
            route.SupportedResponseTypes.Add(new ApiResponseType
            {
                StatusCode = http,
                Type = http < 300 && operation.Data is { } data
                    ? typeof(Envelope<>).MakeGenericType(operation.IsList ? typeof(IReadOnlyList<>).MakeGenericType(data) : Absentable(data))
                    : typeof(Envelope),
                ApiResponseFormats = { new ApiResponseFormat { MediaType = "application/json" } },
            });
        }
    }

    // Data may be absent, and a value, such as one of an enum, never is.
    private static Type Absentable(Type type) => type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type;
}
