using Microsoft.AspNetCore.Http;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Modules;

/// <summary>One module as a platform offers it.</summary>
/// <param name="Identifier">The module's name in the version details.</param>
/// <param name="Role">Sender where we own the objects, receiver where they are sent to us.</param>
/// <param name="Path">Where it is, beneath the platform's root.</param>
public sealed record Module(string Identifier, InterfaceRole Role, string Path)
{
    /// <summary>Whether its messages are routed between parties; those about the connection itself are not (TRN-49).</summary>
    public bool IsFunctional => IsRouted(Identifier);

    /// <summary>The same for a module of somebody else.</summary>
    public static bool IsRouted(string identifier) => identifier is not ("credentials" or "hubclientinfo");
}

/// <summary>What a platform offers under one OCPI version. Paths are free: peers find them through the version details (TRN-73).</summary>
/// <param name="Version">The OCPI version.</param>
/// <param name="Root">The path of the version details; the modules lie beneath it.</param>
/// <param name="VersionsPaths">The paths of the list of versions; the first is the one we hand to peers.</param>
/// <param name="Modules">All modules offered.</param>
/// <param name="PublicUrl">The address under which peers reach us, where it is not the one that they call (behind a proxy).</param>
public sealed record Platform(string Version, string Root, IReadOnlyList<string> VersionsPaths, IReadOnlyList<Module> Modules, Uri? PublicUrl)
{
    /// <summary>The path of a module.</summary>
    public string PathOf(Module module) => $"{Root}/{module.Path}";

    /// <summary>Whether a path is one that a registration needs: the versions, the details of ours, and credentials.</summary>
    public bool IsOpenBeforeRegistration(PathString path) =>
        VersionsPaths.Append(Root).Append(PathOf(Credentials)).Any(open =>
            string.Equals(path.Value?.TrimEnd('/'), open, StringComparison.OrdinalIgnoreCase));

    /// <summary>The module in which peers register; every platform has it.</summary>
    public Module Credentials => Modules.Single(module => module.Identifier == "credentials");

    /// <summary>The versions URL that we hand to peers, on the host by which the client knows us.</summary>
    public Uri VersionsUrlOf(HttpRequest request) => UrlOf(request, VersionsPaths[0]);

    /// <summary>An absolute URL for a path of ours, for a peer that found our API at an address.</summary>
    public Uri UrlFor(Uri versionsUrl, string path)
    {
        var known = PublicUrl?.AbsoluteUri ?? versionsUrl.AbsoluteUri[..^VersionsPaths[0].Length];
        return new Uri(known.TrimEnd('/') + path);
    }

    /// <summary>An absolute URL for a path of ours, on the host by which the client knows us.</summary>
    public Uri UrlOf(HttpRequest request, string path)
    {
        if (PublicUrl is not null)
            return new Uri(PublicUrl.AbsoluteUri.TrimEnd('/') + path);
        if (request.Host.HasValue && Uri.TryCreate($"{request.Scheme}://{request.Host}{path}", UriKind.Absolute, out var url))
            return url;

        // HTTP/1.0 does without a Host, and what a client sends as one may be no host at all.
        var connection = request.HttpContext.Connection;
        var own = new UriBuilder(request.Scheme, connection.LocalIpAddress?.ToString() ?? "localhost", connection.LocalPort);
        return new Uri(own.Uri, path);
    }
}
