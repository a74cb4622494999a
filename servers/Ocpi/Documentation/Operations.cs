using OcpiKit.Ocpi.Documentation.Catalogue;
using OcpiKit.Ocpi.Modules;
using OcpiKit.Ocpi.Types;

namespace OcpiKit.Ocpi.Documentation;

/// <summary>All operations of OCPI 2.2.1, whoever offers them.</summary>
public static class Operations
{
    /// <summary>The catalogue, in the order in which one gets to know the protocol.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. Connecting.Operations,
        .. LocationOperations.All,
        .. TariffOperations.All,
        .. TokenOperations.All,
        .. CommandOperations.All,
        .. SessionOperations.All,
        .. CdrOperations.All,
        .. ChargingProfileOperations.All,
        .. HubClientInfoOperations.All,
    ];

    /// <summary>The modules, in the same order, and what each is about.</summary>
    public static IReadOnlyList<(string Module, string What)> Modules { get; } =
    [
        (Connecting.Versions, "Where everything begins: which versions are spoken here, and where the modules of each are."),
        ("credentials", "How two platforms meet: they exchange tokens, look at each other's endpoints, and part again."),
        ("locations", "Where one can charge, and whether it is free right now."),
        ("tariffs", "What charging costs."),
        ("tokens", "What drivers charge with, and whether they may."),
        ("commands", "What a driver's app can ask a station to do. What the station said follows later, to the response_url."),
        ("sessions", "Charging while it happens."),
        ("cdrs", "The bill for a session."),
        ("chargingprofiles", "How fast a session charges, steered from outside. Results follow later, to the response_url."),
        ("hubclientinfo", "Which parties can be reached through a hub."),
    ];

    /// <summary>The operation of a module, or null where it has none like this.</summary>
    /// <param name="module">The module's identifier.</param>
    /// <param name="role">On which side of the module it is.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, or the pattern of a route, beneath the module's endpoint.</param>
    public static Operation? Find(string module, InterfaceRole role, string method, string path) =>
        All.FirstOrDefault(operation =>
            operation.Module == module && (operation.Role is null || operation.Role == role) && operation.Matches(method, path));

    /// <summary>The operation behind a path of a platform, with the module it belongs to; null where there is none.</summary>
    public static Operation? Find(Platform platform, string method, string path)
    {
        path = path.TrimEnd('/');
        if (platform.VersionsPaths.Contains(path, StringComparer.OrdinalIgnoreCase))
            return Find(Connecting.Versions, default, method, "");
        if (string.Equals(platform.Root, path, StringComparison.OrdinalIgnoreCase))
            return Find(Connecting.Versions, default, method, Connecting.Details);

        return platform.Modules
            .Where(module => IsBeneath(platform.PathOf(module), path))
            .Select(module => Find(module.Identifier, module.Role, method, path[platform.PathOf(module).Length..]))
            .FirstOrDefault(operation => operation is not null);
    }

    private static bool IsBeneath(string root, string path) =>
        path.StartsWith(root, StringComparison.OrdinalIgnoreCase) && (path.Length == root.Length || path[root.Length] == '/');
}
