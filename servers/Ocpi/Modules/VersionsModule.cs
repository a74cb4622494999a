using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OcpiKit.Ocpi.Answers;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Modules;

/// <summary>How peers find everything else: the list of versions, and the endpoints of each (version_information_endpoint).</summary>
public static class VersionsModule
{
    /// <summary>Maps the list at each of its paths, and the details at the platform's root.</summary>
    public static void MapVersions(this IEndpointRouteBuilder routes, Platform platform)
    {
        foreach (var path in platform.VersionsPaths)
            routes.MapRead(path, (HttpRequest request) => Answer.With(Versions(platform, request)));

        routes.MapRead(platform.Root, (HttpRequest request) => Answer.With(Details(platform, request)));
    }

    private static VersionEntry[] Versions(Platform platform, HttpRequest request) =>
        [new VersionEntry(platform.Version, platform.UrlOf(request, platform.Root))];

    private static VersionDetails Details(Platform platform, HttpRequest request) => new(
        platform.Version,
        [.. platform.Modules.Select(module =>
            new EndpointEntry(module.Identifier, module.Role, platform.UrlOf(request, platform.PathOf(module))))]);
}
