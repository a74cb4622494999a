using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Registration;

namespace OcpiKit.Ocpi.Documentation.Reference;

/// <summary>Makes the document about OCPI one that a newcomer can read: what holds for all operations first, then module by module.</summary>
internal sealed partial class OcpiDocument(Examples examples, Platform platform, RegistrationTerms terms) : IOpenApiDocumentTransformer
{
    /// <summary>The name of the way in.</summary>
    public const string TokenScheme = "Token";

    private const string Introduction =
        """
        Everything that this server offers to other platforms, as it is right now. Paths are free in OCPI: a client begins with the list of
        versions and finds all other addresses there, so do not build them yourself.

        **Token.** Every request carries `Authorization: Token <Base64 of the credentials token>`. Whoever holds a registration token gets
        to versions and credentials only, and registers with POST there.

        **Envelope.** Every answer, errors included, is an object with `status_code`, `status_message`, `timestamp`, and `data` where there
        are any. HTTP tells what became of the request as such, `status_code` what became of what it asked for: 1000 is success, and a
        request that was understood but refused comes back as 2xxx, mostly with HTTP 200.

        **Lists** come in pages. Follow the header `Link` with `rel="next"` until there is none.

        **Examples** are made up. Nothing in them exists, but what is in this server.
        """;

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var self = terms.Roles[0];
        document.Info = new OpenApiInfo
        {
            Title = $"{self.BusinessDetails.Name}: OCPI {platform.Version}",
            Version = platform.Version,
            Description = Introduction,
        };
        var server = platform.PublicUrl ?? new Uri(document.Servers?.FirstOrDefault()?.Url ?? "http://localhost");
        document.Servers = [new OpenApiServer { Url = server.AbsoluteUri.TrimEnd('/') }];
        document.AddComponent(TokenScheme, TheToken());

        foreach (var schema in document.Components?.Schemas?.Values ?? [])
            WireSchemas.LeaveOutNull(schema);

        var scene = await examples.SceneAsync(cancellationToken);
        var described = new List<(int Order, string Path, IOpenApiPathItem Item)>();
        foreach (var (route, item) in document.Paths)
        {
            var (order, path) = (int.MaxValue, route);
            foreach (var (method, text) in item.Operations ?? [])
            {
                if (Operations.Find(platform, method.Method, route) is not { } operation)
                    continue;
                path = NameParameters(route, operation);
                order = Math.Min(order, Operations.All.TakeWhile(known => known.Id != operation.Id).Count());
                new OperationText(examples, document, scene, server).Write(text, operation, path);
            }
            described.Add((order, path, item));
        }
        // In the order in which one gets to know the protocol.
        document.Paths = [];
        foreach (var (_, path, item) in described.OrderBy(entry => entry.Order))
            document.Paths[path] = item;
        document.Tags = new HashSet<OpenApiTag>(Operations.Modules
            .Where(about => about.Module is Catalogue.Connecting.Versions || platform.Modules.Any(module => module.Identifier == about.Module))
            .Select(about => new OpenApiTag { Name = about.Module, Description = about.What }));
    }

    private static OpenApiSecurityScheme TheToken() => new()
    {
        Type = SecuritySchemeType.ApiKey,
        In = ParameterLocation.Header,
        Name = "Authorization",
        Description = "`Token`, a space, and the Base64 of your credentials token.",
    };

    // Routes name their parameters as C# does, {countryCode}; and what several modules share says {id}. The catalogue knows better.
    private static string NameParameters(string route, Operation operation)
    {
        var known = operation.Path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}')).ToList();
        var names = Parameter().Matches(route).Select(match => match.Groups[1].Value).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(known.Count == names.Count ? known[i] : names[i]);
            route = route.Replace($"{{{names[i]}}}", $"{{{name}}}", StringComparison.Ordinal);
        }
        return route;
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Parameter();
}
